from datetime import date

import pytest

from intake.cases.working_days import WorkingDays

# gov.uk/bank-holidays for England: Christmas Day, the substitute for Boxing Day, New Year's Day,
# Good Friday and Easter Monday
DAYS = WorkingDays(
    frozenset(
        map(
            date.fromisoformat,
            ["2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29"],
        )
    )
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-20", True),  # a Friday
        ("2026-11-21", False),
        ("2026-11-22", False),
        ("2026-11-23", True),
        ("2026-12-25", False),
        ("2026-12-28", False),
        ("2026-12-29", True),
    ],
)
def test_people_work_on_weekdays_that_are_no_bank_holidays(day: str, works: bool) -> None:
    assert DAYS.includes(date.fromisoformat(day)) == works


@pytest.mark.parametrize(
    ("day", "count", "after"),
    [
        ("2026-11-23", 1, "2026-11-24"),
        ("2026-11-23", 5, "2026-11-30"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-20", 3, "2026-11-25"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-24", 3, "2026-12-31"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2027-03-25", 1, "2027-03-30"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_days_off_are_not_counted(day: str, count: int, after: str) -> None:
    assert DAYS.after(date.fromisoformat(day), count) == date.fromisoformat(after)
