from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cases.moments import london_day
from intake.cases.retention import NotAPeriod, Period, delete_after, expires_at
from intake.cases.working_days import LONDON

DAYS = st.dates(date(2024, 1, 1), date(2060, 12, 31))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
PERIODS = st.builds(Period, st.integers(1, 100), st.sampled_from(["day", "month", "year"]))


@pytest.mark.parametrize(
    ("day", "period", "last"),
    [
        ("2026-11-21", "30 days", "2026-12-21"),
        ("2026-11-21", "6 months", "2027-05-21"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2027-08-31", "6 months", "2028-02-29"),
        ("2026-12-31", "1 month", "2027-01-31"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2028-02-29", "4 years", "2032-02-29"),
        ("2028-02-28", "1 year", "2029-02-28"),
        ("2026-11-21", "12 months", "2027-11-21"),
    ],
)
def test_period_ends_on_the_corresponding_day(day: str, period: str, last: str) -> None:
    assert Period.read(period).after(date.fromisoformat(day)).isoformat() == last


@pytest.mark.parametrize("written", ["", "6", "0 days", "six months", "6 months.", "6  months"])
def test_other_texts_are_no_periods(written: str) -> None:
    with pytest.raises(NotAPeriod):
        Period.read(written)


@given(DAYS, st.integers(1, 600))
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int) -> None:
    last = Period(months, "month").after(day)
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == months
    assert last.day == min(day.day, monthrange(last.year, last.month)[1])


@given(DAYS, st.integers(1, 50))
def test_a_year_is_twelve_months(day: date, years: int) -> None:
    assert Period(years, "year").after(day) == Period(12 * years, "month").after(day)


@given(MOMENTS, PERIODS)
def test_nothing_goes_on_the_last_day_and_all_on_the_next(moment: datetime, period: Period) -> None:
    ends = delete_after(moment, period)
    assert ends.utcoffset() == timedelta()
    assert (ends.astimezone(LONDON).hour, ends.astimezone(LONDON).minute) == (0, 0)
    assert london_day(ends - timedelta(seconds=1)) == period.after(london_day(moment))


@given(MOMENTS, PERIODS, st.integers(0, 90 * 86400))
def test_who_is_closed_later_never_goes_earlier(
    moment: datetime, period: Period, seconds: int
) -> None:
    later = moment + timedelta(seconds=seconds)
    assert delete_after(moment, period) <= delete_after(later, period)


@pytest.mark.parametrize(
    ("closed", "ends"),
    [
        # both clock changes, and a moment that is the next day in London already
        ("2026-09-25T12:00:00Z", "2026-10-26T00:00:00Z"),
        ("2026-09-24T12:00:00Z", "2026-10-24T23:00:00Z"),
        ("2027-02-27T12:00:00Z", "2027-03-29T23:00:00Z"),
        ("2027-02-25T12:00:00Z", "2027-03-28T00:00:00Z"),
        ("2026-06-30T23:30:00Z", "2026-07-31T23:00:00Z"),
    ],
)
def test_thirty_days_end_at_midnight_in_london(closed: str, ends: str) -> None:
    found = delete_after(datetime.fromisoformat(closed), Period.read("30 days"))
    assert found == datetime.fromisoformat(ends)


def test_second_net_hangs_thirty_days_lower() -> None:
    ends = datetime(2027, 5, 22, tzinfo=UTC)
    assert expires_at(ends) == int(datetime(2027, 6, 21, tzinfo=UTC).timestamp())
