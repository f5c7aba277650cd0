from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cases.moments import kept, moment_of, spoken_day, spoken_moment

MOMENTS = st.datetimes(datetime(2000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 made aware by the strategy


def test_moment_is_kept_in_utc() -> None:
    moment = datetime(2026, 11, 21, 18, 30, tzinfo=timezone(timedelta(hours=9)))
    assert kept(moment) == "2026-11-21T09:30:00Z"


@given(MOMENTS)
def test_kept_moment_is_read_back_to_the_second(moment: datetime) -> None:
    assert moment_of(kept(moment)) == moment.replace(microsecond=0)


@given(MOMENTS, MOMENTS)
def test_kept_moments_sort_by_time(one: datetime, other: datetime) -> None:
    assert (kept(one) < kept(other)) == (one.replace(microsecond=0) < other.replace(microsecond=0))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-21T09:30:00Z", "Saturday 21 November 2026"),
        ("2026-06-30T23:30:00Z", "Wednesday 1 July 2026"),
        ("2026-12-31T23:59:59Z", "Thursday 31 December 2026"),
    ],
)
def test_day_is_londons(text: str, day: str) -> None:
    assert spoken_day(moment_of(text)) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-21T09:30:00Z", "21 November 2026, 9:30am"),
        ("2026-11-21T00:05:00Z", "21 November 2026, 12:05am"),
        ("2026-11-21T12:00:00Z", "21 November 2026, 12:00pm"),
        ("2026-11-21T23:59:59Z", "21 November 2026, 11:59pm"),
        ("2026-06-30T23:30:00Z", "1 July 2026, 12:30am"),
        ("2026-10-25T00:59:00Z", "25 October 2026, 1:59am"),
        ("2026-10-25T01:00:00Z", "25 October 2026, 1:00am"),
        ("2027-03-28T01:00:00Z", "28 March 2027, 2:00am"),
    ],
)
def test_minute_is_londons(text: str, words: str) -> None:
    assert spoken_moment(moment_of(text)) == words
