"""Cases of a period, found by the months of the table."""

from typing import Any, cast

import pytest

from intake.adapters.case_histories import MOST, CaseHistories, TooMany
from intake.adapters.table import Table
from intake.cases.months import Months
from tests.support.stored_case import case_id, new_case, store

NOVEMBER = Months.read("2026-11", "2026-11")


def case_item() -> dict[str, Any]:
    return {
        **dict.fromkeys(("case_id", "reference", "form", "form_title", "service", "team"), "x"),
        **dict.fromkeys(("received_at", "promised_by"), "2026-11-20T14:05:00Z"),
        "sk": "CASE",
        "status": "new",
    }


class FullIndex:
    """A month with more cases than a page can hold, none of which may be read."""

    def query_index(self, *_: Any, limit: int, **__: Any) -> list[dict[str, str]]:
        found = {"pk": "CASE#1", "received_at": "2026-11-20T14:05:00Z"}
        return [found] * min(limit, MOST * 9)


def test_a_period_that_is_too_full_is_refused_before_a_case_is_read() -> None:
    with pytest.raises(TooMany):
        CaseHistories(cast("Table", FullIndex())).received(NOVEMBER)


class FloodedIndex:
    """A month full of what may be spam, with one case of a person after all of it."""

    def query_index(
        self, index: str, *_: Any, limit: int | None = None, **__: Any
    ) -> list[dict[str, str]]:
        at = {"received_at": "2026-11-20T14:05:00Z"}
        flood = [{"pk": f"CASE#{n}", "case_id": str(n), **at} for n in range(MOST * 2)]
        return (flood if index == "worklist" else [*flood, {"pk": "CASE#x", **at}])[:limit]

    def query(self, pk: str, **_: Any) -> list[dict[str, Any]]:
        assert pk == "CASE#x"
        return [case_item()]


def test_what_may_be_spam_is_not_counted_by_who_judges_it() -> None:
    histories = CaseHistories(cast("Table", FloodedIndex()))
    assert len(histories.received(NOVEMBER, histories.quarantined(["general"]))) == 1
    with pytest.raises(TooMany):
        histories.received(NOVEMBER)


@pytest.mark.parametrize(
    ("received", "counts"),
    [("2026-10-31T23:59:59Z", False), ("2026-11-01T00:00:00Z", True),
     ("2026-11-30T23:59:59Z", True), ("2026-12-01T00:00:00Z", False)],
)  # fmt: skip
def test_a_case_belongs_to_the_month_of_its_arrival(
    table: Table, received: str, counts: bool
) -> None:
    store(table, new_case())
    table.update(
        f"CASE#{case_id(1)}",
        "CASE",
        "SET received_at = :at, received_month = :month",
        {":at": received, ":month": received[:7]},
    )
    assert bool(CaseHistories(table).received(NOVEMBER)) is counts


def test_the_hour_before_a_summer_month_of_utc_belongs_to_it(table: Table) -> None:
    store(table, new_case())
    table.update(
        f"CASE#{case_id(1)}",
        "CASE",
        "SET received_at = :at, received_month = :month",
        {":at": "2026-05-31T23:00:00Z", ":month": "2026-05"},
    )
    assert CaseHistories(table).received(Months.read("2026-06", "2026-06"))
    assert not CaseHistories(table).received(Months.read("2026-05", "2026-05"))
