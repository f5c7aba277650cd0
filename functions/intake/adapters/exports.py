"""What has left the desk: an entry for each export, and an event with each of its cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.adapters.events import Event, event_item
from intake.adapters.table import Item, Table, new_item
from intake.cases.identity import new_id
from intake.cases.moments import kept
from intake.cases.months import Months

_BATCH: Final = 10
"""Events in one transaction, all that DynamoDB Local takes."""


@dataclass(frozen=True)
class Export:
    """Who took which cases of which period, when, in which form of file."""

    by: str
    at: datetime
    months: Months
    form: str
    cases: Sequence[str]


class Exports:
    """One partition for each month."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def note(self, export: Export) -> None:
        """Record an export; what cannot be recorded does not leave."""
        self._table.put(_entry(export), unless_exists=True)
        event = Event("exported", export.by, export.at, {"how": "period"})
        events = [new_item(event_item(case_id, event)) for case_id in export.cases]
        for at in range(0, len(events), _BATCH):
            self._table.transact(events[at : at + _BATCH])

    def newest(self, now: datetime) -> list[tuple[str, str, int]]:
        """Return moment, member and number of cases of each export of a month, the newest first."""
        found = self._table.query(_partition(now))
        return [(item["at"], item["by"], item["count"]) for item in reversed(found)]


def _entry(export: Export) -> Item:
    return {
        "pk": _partition(export.at),
        "sk": f"EXPORT#{new_id(export.at)}",
        "by": export.by,
        "at": kept(export.at),
        "first": f"{export.months.first:%Y-%m}",
        "last": f"{export.months.last:%Y-%m}",
        "form": export.form,
        "count": len(export.cases),
    }


def _partition(moment: datetime) -> str:
    return f"EXPORTS#{kept(moment)[:7]}"
