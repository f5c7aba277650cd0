"""Periods of whole months, as London has them."""

from datetime import UTC, date, datetime

import pytest

from intake.cases.months import MOST, Months, NotMonths


def test_a_period_begins_and_ends_with_midnights_in_london() -> None:
    months = Months.read("2026-04", "2026-06")
    assert months.begins == datetime(2026, 3, 31, 23, tzinfo=UTC)
    assert months.ends == datetime(2026, 6, 30, 23, tzinfo=UTC)
    assert Months.read("2026-11", "2026-12").ends == datetime(2027, 1, 1, tzinfo=UTC)


def test_the_tables_months_cover_the_whole_period() -> None:
    assert Months.read("2026-04", "2026-05").kept_months == ["2026-03", "2026-04", "2026-05"]
    assert Months.read("2026-12", "2027-01").kept_months == ["2026-12", "2027-01"]


def test_the_months_until_a_day() -> None:
    assert Months.until(date(2027, 1, 15), 3) == Months.read("2026-11", "2027-01")
    assert len(list(Months.until(date(2026, 11, 28), MOST))) == MOST


@pytest.mark.parametrize(
    ("first", "last"),
    [("", "2026-11"), ("2026-13", "2026-11"), ("2026-11", "2026-10"), ("2025-11", "2026-11"),
     ("2026-11-01", "2026-11"), ("1999-01", "1999-02"), ("26-11", "26-12")],
)  # fmt: skip
def test_what_is_no_period_is_refused(first: str, last: str) -> None:
    with pytest.raises(NotMonths):
        Months.read(first, last)


def test_a_period_is_said_in_words() -> None:
    assert Months.read("2026-11", "2026-11").words == "November 2026"
    assert Months.read("2026-11", "2027-01").words == "November 2026 to January 2027"
