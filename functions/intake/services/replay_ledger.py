"""After a restore: delete again what was deleted since the copy was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from intake.adapters.case_parts import CaseParts
from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import WHOLE, Deletion, Ledger
from intake.cases.keeping import RETENTION, Keeping
from intake.services.delete_case import DeleteCase


@dataclass(frozen=True)
class Returned:
    """A deletion that the restore has undone; without a case only leftovers stand."""

    deletion: Deletion
    case: Keeping | None


class ReplayLedger:
    """Looks first; `do` deletes. Safe to repeat."""

    def __init__(
        self, keepings: Keepings, parts: CaseParts, ledger: Ledger, delete_case: DeleteCase
    ) -> None:
        self._keepings = keepings
        self._parts = parts
        self._ledger = ledger
        self._delete_case = delete_case

    def look(self, since: date, now: datetime) -> Iterator[Returned]:
        """Find what stands although it was deleted since the day the restored copy shows."""
        for deletion in self._ledger.since(since, now):
            case = self._keepings.find(deletion.case_id)
            stands = self._parts.stands(deletion.case_id, deletion.what)
            if stands and not (case and _is_news(deletion, case)):
                yield Returned(deletion, case)

    def do(self, returned: Returned, by: str, now: datetime) -> None:
        """Delete it again."""
        deletion, case = returned.deletion, returned.case
        if case is None:
            self._parts.delete_leftovers(deletion.case_id)
        elif deletion.what == WHOLE:
            ended = case.ended(now, deletion.because)
            self._keepings.save(case, ended, Event("ended", by, now))
            self._delete_case(ended, now)
        else:
            event = Event("erased", by, now, {"about": deletion.what})
            self._parts.delete_record(case, deletion.what, event)


def _is_news(deletion: Deletion, case: Keeping) -> bool:
    """Tell whether a case stands because of what came after its deletion had been noted.

    Whoever sent the same page again has made it a new case. Edited answers that come between the
    note and the nightly round's deletion open the case, and it is not deleted; no older copy can
    hold them. One that is being erased takes no answers.
    """
    overtaken = case.moved_at is not None and case.moved_at >= deletion.deleted_at
    return case.received_at > deletion.deleted_at or (
        overtaken and (deletion.what, deletion.because) == (WHOLE, RETENTION)
    )
