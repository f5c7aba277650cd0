"""The ledger of deletions: which case went when and why, apart from all else and without a name.

It lies in a table of its own, so that restoring the table of cases does not restore it as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from intake.adapters.table import Table
from intake.cases.moments import kept, london_day, moment_of, months_later

WHOLE: Final = "case"
"""What stands in an entry for a whole case; otherwise whose record of it went."""


@dataclass(frozen=True)
class Deletion:
    """A case, or the record of one of those it is about, that must not come back."""

    case_id: str
    what: str
    because: str
    deleted_at: datetime


class Ledger:
    """One partition for each month."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def note(self, deletion: Deletion) -> None:
        """Write an entry; the same one again changes nothing but its moment."""
        self._table.put(
            {
                "pk": _partition(london_day(deletion.deleted_at)),
                "sk": f"{deletion.case_id}#{deletion.what}",
                "because": deletion.because,
                "deleted_at": kept(deletion.deleted_at),
            }
        )

    def since(self, day: date, now: datetime) -> Iterator[Deletion]:
        """Return what was deleted since the month of a day, up to now."""
        for month in _months(day, london_day(now)):
            for item in self._table.query(_partition(month)):
                case_id, _, what = item["sk"].partition("#")
                yield Deletion(case_id, what, item["because"], moment_of(item["deleted_at"]))


def _partition(day: date) -> str:
    return f"LEDGER#{day:%Y-%m}"


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = months_later(month, 1)
