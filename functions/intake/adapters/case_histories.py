"""Cases of a period with what happened to them: found by month, read by key, never an answer."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Final

from intake.adapters.table import Table
from intake.cases.history import History
from intake.cases.moments import kept
from intake.cases.months import Months
from intake.cases.record import QUARANTINED

MOST: Final = 1000
"""Cases of a period at most: one query each, and a page must come within seconds."""

_SECOND: Final = timedelta(seconds=1)
_CASE: Final = (
    "case_id", "reference", "form", "form_title", "service", "team", "allocated", "excluded",
    "status", "channel", "referred", "received_at", "promised_by", "delete_after", "restricted_at",
    "informed_at", "not_informed",
)  # fmt: skip
_EVENT: Final = ("kind", "by", "at", "outcome", "when")


class TooMany(Exception):
    """Raised for a period with more cases than one page can be made of."""


class CaseHistories:
    """Reads no note and no answer, and nothing of a case beyond what figures are made of."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def received(self, months: Months, apart: Collection[str] = ()) -> list[History]:
        """Return the cases that arrived in a period, the first first; raises TooMany.

        Those whose ids are in `apart` are left out, and not counted: a flood of spam must not hide
        the cases of people.
        """
        most = MOST + len(apart)
        found = [
            case_id
            for month in months.kept_months
            for case_id in self._ids(month, months, most + 1)
            if case_id not in apart
        ]
        if len(found) > MOST:
            raise TooMany
        return [history for case_id in found if (history := self.of(case_id))]

    def of(self, case_id: str) -> History | None:
        """Return a case with its events; None when there is none."""
        items = self._table.query(f"CASE#{case_id}", attributes=("sk", *_CASE, *_EVENT))
        case = next((item for item in items if item["sk"] == "CASE"), None)
        events = [item for item in items if item["sk"].startswith("EVENT#")]
        return History.from_items(case, events) if case else None

    def quarantined(self, teams: Iterable[str]) -> set[str]:
        """Return the ids of the cases that wait in the quarantine of some teams."""
        lists = (f"{team}#{QUARANTINED}" for team in teams)
        read = (self._table.query_index("worklist", "open_for", each) for each in lists)
        return {item["case_id"] for items in read for item in items}

    def _ids(self, month: str, months: Months, limit: int) -> list[str]:
        before = ("received_at", kept(months.begins - _SECOND))
        found = self._table.query_index(
            "received", "received_month", month, after=before, limit=limit
        )
        return [
            item["pk"].removeprefix("CASE#")
            for item in found
            if item["received_at"] < kept(months.ends)
        ]
