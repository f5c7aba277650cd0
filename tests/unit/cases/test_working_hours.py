"""Promises in working days and hours, across weekends, bank holidays and both clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cases.promise import Promise
from intake.cases.working_days import WorkingDays
from intake.cases.working_hours import WorkingHours

# gov.uk/bank-holidays for England, as in test_working_days
HOLIDAYS = ("2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29")
DAYS = WorkingDays(frozenset(map(date.fromisoformat, HOLIDAYS)))
HOURS = WorkingHours(DAYS, time(9), time(17))
PROMISE = Promise(HOURS, 3, 4)
LONDON = ZoneInfo("Europe/London")
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 made aware by the strategy


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


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
    found = HOURS.end_of_day(moment(received), count)
    assert found == moment(promised)
    assert found.tzinfo == UTC


def test_moment_in_another_time_zone_is_the_same_promise() -> None:
    received = moment("2026-11-21T09:30:00Z")
    elsewhere = received.astimezone(ZoneInfo("Pacific/Auckland"))
    assert HOURS.end_of_day(elsewhere, 3) == HOURS.end_of_day(received, 3)


@given(received=MOMENTS, count=st.integers(1, 30))
def test_promise_leaves_so_many_working_days(received: datetime, count: int) -> None:
    promised = HOURS.end_of_day(received, count).astimezone(LONDON)
    first = received.astimezone(LONDON).date()
    between = [first + timedelta(n) for n in range(1, (promised.date() - first).days + 1)]
    assert sum(map(DAYS.includes, between)) == count
    assert DAYS.includes(promised.date())
    assert promised.time() == time(17)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23T10:00:00Z", 4, "2026-11-23T14:00:00Z"),
        # what does not fit into Friday goes on on Monday
        ("2026-11-20T15:00:00Z", 4, "2026-11-23T11:00:00Z"),
        ("2026-11-21T12:00:00Z", 4, "2026-11-23T13:00:00Z"),
        ("2026-11-23T03:00:00Z", 4, "2026-11-23T13:00:00Z"),
        ("2026-11-23T17:00:00Z", 4, "2026-11-24T13:00:00Z"),
        ("2026-11-23T09:00:00Z", 8, "2026-11-23T17:00:00Z"),
        ("2026-11-23T09:00:00Z", 9, "2026-11-24T10:00:00Z"),
        # over Christmas: Friday 25 and Monday 28 are holidays
        ("2026-12-24T15:00:00Z", 4, "2026-12-29T11:00:00Z"),
        # over the night on which the clocks go back, and the one on which they go forward
        ("2026-10-23T14:00:00Z", 4, "2026-10-26T11:00:00Z"),
        ("2027-03-25T15:00:00Z", 4, "2027-03-30T10:00:00Z"),
    ],
)
def test_only_working_hours_count(start: str, hours: int, end: str) -> None:
    assert HOURS.after(moment(start), timedelta(hours=hours)) == moment(end)


@given(start=MOMENTS, minutes=st.integers(1, 20_000))
def test_so_much_working_time_lies_between(start: datetime, minutes: int) -> None:
    length = timedelta(minutes=minutes)
    assert HOURS.between(start, HOURS.after(start, length)) == length


@given(start=MOMENTS, minutes=st.integers(1, 20_000))
def test_it_ends_while_people_work(start: datetime, minutes: int) -> None:
    end = HOURS.after(start, timedelta(minutes=minutes)).astimezone(LONDON)
    assert DAYS.includes(end.date())
    assert time(9) < end.time() <= time(17)


def test_a_calendar_without_working_time_is_refused() -> None:
    never = WorkingHours(DAYS, time(9), time(9))
    with pytest.raises(ValueError):  # noqa: PT011 it has no words: nobody types a calendar
        never.after(moment("2026-11-23T10:00:00Z"), timedelta(hours=1))


@pytest.mark.parametrize("flags", [(), ("unsafe_contact",)])
def test_an_ordinary_case_is_promised_a_reply_in_days(flags: tuple[str, ...]) -> None:
    received = moment("2026-11-23T10:00:00Z")
    assert PROMISE.falls_due(received, flags) == moment("2026-11-26T17:00:00Z")


@pytest.mark.parametrize("flags", [("urgent",), ("safeguarding",), ("unsafe_contact", "urgent")])
def test_an_urgent_case_is_promised_a_reply_in_hours(flags: tuple[str, ...]) -> None:
    received = moment("2026-11-23T10:00:00Z")
    assert PROMISE.falls_due(received, flags) == moment("2026-11-23T14:00:00Z")


@pytest.mark.parametrize(
    ("received", "promised", "reminder"),
    [
        ("2026-11-23T10:00:00Z", "2026-11-23T14:00:00Z", "2026-11-23T12:00:00Z"),
        # 7 + 3 x 8 hours, half of which are 15.5
        ("2026-11-23T10:00:00Z", "2026-11-26T17:00:00Z", "2026-11-25T09:30:00Z"),
        ("2026-11-20T15:00:00Z", "2026-11-23T11:00:00Z", "2026-11-20T17:00:00Z"),
    ],
)
def test_the_reminder_is_due_when_half_of_the_working_time_is_over(
    received: str, promised: str, reminder: str
) -> None:
    assert PROMISE.remind_at(moment(received), moment(promised)) == moment(reminder)
