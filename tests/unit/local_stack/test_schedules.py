from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from local_stack.places import TEMPLATE
from local_stack.schedules import NOT_HERE, Clockwork, UnknownExpression, next_time, played
from local_stack.template import Schedule, Template

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


def due(expression: str, zone: str = "UTC") -> datetime:
    return next_time(Schedule("a.handle", expression, zone), NOON)


@pytest.mark.parametrize(
    ("expression", "after"),
    [
        ("rate(1 minute)", timedelta(minutes=1)),
        ("rate(5 minutes)", timedelta(minutes=5)),
        ("rate(1 hour)", timedelta(hours=1)),
        ("rate(2 days)", timedelta(days=2)),
    ],
)
def test_a_rate_counts_from_the_last_time(expression: str, after: timedelta) -> None:
    assert due(expression) == NOON + after


def test_a_time_of_day_to_come_is_today() -> None:
    assert due("cron(30 18 * * ? *)") == NOON.replace(hour=18, minute=30)


def test_a_time_of_day_that_is_past_is_tomorrow() -> None:
    assert due("cron(0 7 * * ? *)") == NOON.replace(day=2, hour=7)


def test_this_very_minute_is_tomorrow() -> None:
    assert due("cron(0 12 * * ? *)") == NOON + timedelta(days=1)


def test_a_time_of_day_is_of_its_zone() -> None:
    assert due("cron(0 14 * * ? *)", "Europe/London") == NOON.replace(hour=13)


@pytest.mark.parametrize("expression", ["at(2026-01-01T00:00:00)", "cron(0 7 ? * MON *)", ""])
def test_other_expressions_are_an_error(expression: str) -> None:
    with pytest.raises(UnknownExpression):
        due(expression)


class Day:
    """A clock that a test moves, and functions that a clockwork calls."""

    def __init__(self, *, fails: bool = False) -> None:
        self.now = NOON
        self.fails = fails
        self.calls: list[Any] = []
        self.said: list[str] = []
        minutely = Schedule("minute.handle", "rate(1 minute)", "UTC")
        hourly = Schedule("hour.handle", "rate(1 hour)", "UTC")
        self.clockwork = Clockwork(
            [minutely, hourly], self.call, lambda: self.now, self.said.append
        )

    def call(self, handler: str, event: Any) -> None:
        self.calls.append((handler, event["time"]))
        if self.fails:
            raise ValueError("robin@example.org")

    def after(self, **time: int) -> "Day":
        self.now += timedelta(**time)
        self.clockwork.tick()
        return self


def test_nothing_is_called_before_its_time() -> None:
    assert Day().after(seconds=59).calls == []


def test_what_is_due_is_called_with_the_time() -> None:
    assert Day().after(minutes=1).calls == [("minute.handle", "2026-07-01T12:01:00Z")]


def test_it_is_called_once_for_each_time() -> None:
    assert len(Day().after(minutes=1).after(seconds=1).after(seconds=59).calls) == 2


def test_each_schedule_has_its_own_times() -> None:
    names = {name for name, _ in Day().after(hours=1).calls}
    assert names == {"minute.handle", "hour.handle"}


def test_a_failing_function_is_told_and_called_next_time() -> None:
    day = Day(fails=True).after(minutes=1).after(minutes=1)
    assert len(day.calls) == 2
    assert day.said[0].startswith("minute.handle failed: ValueError")
    assert "robin" not in "".join(day.said)


def test_what_waits_for_another_function_is_not_played() -> None:
    written = {each.handler for each in Template.read(TEMPLATE).schedules()}
    kept = {each.handler for each in played(Template.read(TEMPLATE).schedules())}
    assert written - kept == NOT_HERE
