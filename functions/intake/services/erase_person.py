"""Erase somebody everywhere: the cases that are theirs, and their record in other people's.

A case is the person's whom the support is for; it goes whole. Who referred somebody, or is the
other party of a case, has a record in it; the record goes and the case stays
(docs/data-protection.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.adapters.case_parts import CaseParts
from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import WHOLE, Deletion, Ledger
from intake.cases.keeping import ERASURE, Keeping, NotPossible
from intake.observability import log
from intake.services.delete_case import DeleteCase
from intake.services.find_person import Found, check_clear

OWNER: Final = "person"


@dataclass(frozen=True)
class Erasure:
    """What would go of a case: all of it, or one record; `held` says that a hold forbids it."""

    case: Keeping
    what: str
    held: bool


class ErasePerson:
    """Plans first; `do` erases one step of the plan."""

    def __init__(
        self, keepings: Keepings, parts: CaseParts, ledger: Ledger, delete_case: DeleteCase
    ) -> None:
        self._keepings = keepings
        self._parts = parts
        self._ledger = ledger
        self._delete_case = delete_case

    def plan(self, found: Sequence[Found], now: datetime) -> list[Erasure]:
        """Return what erasing the person comes to in each case; NotPossible if unclear who asks."""
        check_clear(found)
        return [
            Erasure(each.case, WHOLE if whose == OWNER else whose, each.case.is_held(now))
            for each in found
            for whose in each.about
        ]

    def do(self, erasure: Erasure, by: str, now: datetime) -> None:
        """Erase; raises NotPossible when the case is held."""
        if erasure.held:
            raise NotPossible("It is held: release it first.")
        if erasure.what == WHOLE:
            ended = erasure.case.ended(now, ERASURE)
            self._keepings.save(erasure.case, ended, Event("ended", by, now))
            self._delete_case(ended, now)
            return
        self._ledger.note(Deletion(erasure.case.case_id, erasure.what, ERASURE, now))
        event = Event("erased", by, now, {"about": erasure.what})
        self._parts.delete_record(erasure.case, erasure.what, event)
        log("record_erased", case_id=erasure.case.case_id, code=erasure.what)
