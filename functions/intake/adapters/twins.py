"""Cases in which the same people said the same, word for word, within a day: perhaps sent twice.

A token tells a repeated Send from a new one; somebody who begins anew has another token. Both cases
stand, and a person judges. Found by those they share a telephone number or an email address with,
so that what gives neither has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from intake.adapters.records import CORRECTED
from intake.adapters.table import Table
from intake.cases.keeping import Keeping
from intake.cases.moments import moment_of

WITHIN: Final = timedelta(hours=24)
MOST: Final = 20
"""How many of the newest cases of a person are looked at."""

_OTHER_PARTY: Final = "other_party"


@dataclass(frozen=True)
class _Sent:
    """When a case came, and keyed hashes of what came and of whom it names."""

    at: datetime
    payloads: frozenset[str]
    persons: tuple[str, ...]


class Twins:
    """Reads by key; no answer is read."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, case: Keeping) -> list[str]:
        """Return the ids of the twins of a case, the oldest first; usually none."""
        sent = self._sent(case.submission_id, case.received_at)
        if sent is None:
            return []
        others = sorted({each for each in self._with_the_same(sent) if each != case.case_id})
        return [each for each in others[-MOST:] if self._is_twin(sent, each)]

    def _is_twin(self, sent: _Sent, other_id: str) -> bool:
        case = self._table.get(f"CASE#{other_id}", "CASE", ("submission_id", "received_at"))
        if case is None or abs(moment_of(case["received_at"]) - sent.at) > WITHIN:
            return False
        other = self._sent(case["submission_id"], moment_of(case["received_at"]))
        return other is not None and not sent.payloads.isdisjoint(other.payloads)

    def _with_the_same(self, sent: _Sent) -> Iterator[str]:
        for person in sent.persons:
            hashed, _, about = person.rpartition("#")
            # what is known of the other party is of no account: they are in many people's cases
            if about != _OTHER_PARTY:
                found = self._table.query(f"PERSON#{hashed}", attributes=("pk", "sk"))
                yield from (item["sk"].rpartition("#")[0] for item in found)

    def _sent(self, submission_id: str, at: datetime) -> _Sent | None:
        key = f"RECEIPT#{submission_id}", "RECEIPT"
        receipt = self._table.get(*key, ("payloads", "persons"))
        if receipt is None:
            return None
        payloads = frozenset(receipt["payloads"]) - {CORRECTED}
        return _Sent(at, payloads, tuple(receipt["persons"]))
