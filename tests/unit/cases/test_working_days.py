from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
LONDON = ZoneInfo("Europe/London")
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 made aware by the strategy


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


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


@pytest.mark.parametrize(
    ("received", "count", "promised"),
    [
        ("2026-11-21T09:30:00Z", 3, "2026-11-25T17:00:00Z"),
        # the day is London's: half past midnight on Tuesday in summer time
        ("2026-06-15T23:30:00Z", 1, "2026-06-17T16:00:00Z"),
        ("2026-06-15T22:59:59Z", 1, "2026-06-16T16:00:00Z"),
        # clocks go back on Sunday 25 October 2026 and forward on Sunday 28 March 2027
        ("2026-10-23T12:00:00Z", 1, "2026-10-26T17:00:00Z"),
        ("2026-10-22T12:00:00Z", 1, "2026-10-23T16:00:00Z"),
        ("2026-10-25T00:30:00Z", 1, "2026-10-26T17:00:00Z"),
        ("2026-10-25T01:30:00Z", 1, "2026-10-26T17:00:00Z"),
        ("2027-03-25T12:00:00Z", 1, "2027-03-30T16:00:00Z"),
        ("2027-03-24T12:00:00Z", 1, "2027-03-25T17:00:00Z"),
        ("2027-03-28T00:59:59Z", 2, "2027-03-31T16:00:00Z"),
        ("2026-12-24T16:59:00Z", 3, "2026-12-31T17:00:00Z"),
    ],
)
def test_promise_falls_due_at_five_in_london(received: str, count: int, promised: str) -> None:
    found = DAYS.promised_by(moment(received), count)
    assert found == moment(promised)
    assert found.tzinfo == UTC


def test_moment_in_another_time_zone_is_the_same_promise() -> None:
    received = moment("2026-11-21T09:30:00Z")
    elsewhere = received.astimezone(ZoneInfo("Pacific/Auckland"))
    assert DAYS.promised_by(elsewhere, 3) == DAYS.promised_by(received, 3)


@given(received=MOMENTS, count=st.integers(1, 30))
def test_promise_leaves_so_many_working_days(received: datetime, count: int) -> None:
    promised = DAYS.promised_by(received, count).astimezone(LONDON)
    first = received.astimezone(LONDON).date()
    between = [first + timedelta(n) for n in range(1, (promised.date() - first).days + 1)]
    assert sum(map(DAYS.includes, between)) == count
    assert DAYS.includes(promised.date())
    assert promised.time() == time(17)
