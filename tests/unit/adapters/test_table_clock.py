from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from intake.adapters.table_clock import TableClock
from tests.support.clock import Clock


class Client:
    """A client of botocore's, as far as somebody may listen to its answers."""

    def __init__(self) -> None:
        self.meta = self.events = self
        self.listeners: dict[str, Callable[..., None]] = {}

    def register(self, name: str, listener: Callable[..., None]) -> None:
        self.listeners[name] = listener

    def answers(self, headers: dict[str, str]) -> None:
        parsed: Any = {"ResponseMetadata": {"HTTPHeaders": headers}}
        self.listeners["after-call.dynamodb"](parsed=parsed, model=None, context={})


@pytest.mark.parametrize("minutes", [-5, 0, 5])
def test_time_is_the_tables_whatever_the_own_clock_says(clock: Clock, minutes: int) -> None:
    client, skew = Client(), timedelta(minutes=minutes)
    own = TableClock(lambda: clock() + skew)
    own.follow(client)
    assert own() == clock() + skew
    client.answers({"date": format_datetime(clock(), usegmt=True)})
    assert own() == clock()
    clock.forward(minutes=1)
    assert own() == clock()


def test_seconds_that_an_answer_takes_change_nothing(clock: Clock) -> None:
    client, told = Client(), clock() - timedelta(seconds=29)
    own = TableClock(clock)
    own.follow(client)
    client.answers({"date": format_datetime(told, usegmt=True)})
    assert own() == clock()


def test_clock_that_was_put_right_is_believed_again(clock: Clock) -> None:
    client, skew = Client(), [timedelta(minutes=5)]
    own = TableClock(lambda: clock() + skew[0])
    own.follow(client)
    client.answers({"date": format_datetime(clock(), usegmt=True)})
    skew[0] = timedelta()
    client.answers({"date": format_datetime(clock(), usegmt=True)})
    assert own() == clock()


def test_answer_without_a_date_changes_nothing(clock: Clock) -> None:
    client, own = Client(), TableClock(clock)
    own.follow(client)
    client.answers({})
    assert own() == clock()
