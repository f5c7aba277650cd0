from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from local_stack.pump.pump import Pump
from local_stack.template import StreamSource

NOTICES = {"dynamodb": {"Keys": {"sk": {"S": [{"prefix": "NOTICE#"}]}}}}


def record(number: int, sk: str = "NOTICE#1") -> dict[str, Any]:
    change = {"SequenceNumber": str(number), "Keys": {"sk": {"S": sk}}}
    return {"eventName": "INSERT", "dynamodb": change}


class Readings:
    """A stream that gives one reading after the other, then nothing."""

    def __init__(self, *readings: list[dict[str, Any]]) -> None:
        self.left = list(readings)

    def read(self) -> list[dict[str, Any]]:
        return self.left.pop(0) if self.left else []


class Taking:
    """Functions that take everything."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, list[str]]] = []
        self.is_paused = False
        self.calls = 0

    def call(self, handler: str, event: Any) -> None:
        assert not self.is_paused
        numbers = [each["dynamodb"]["SequenceNumber"] for each in event["Records"]]
        self.taken.append((handler, numbers))

    @contextmanager
    def paused(self) -> Iterator[None]:
        self.is_paused = True
        yield
        self.is_paused = False


def test_a_source_gets_what_its_filters_let_through() -> None:
    functions = Taking()
    stream = Readings([record(1), record(2, "CASE"), record(3)])
    Pump(stream, [StreamSource("notify", (NOTICES,), 10)], functions).drain()
    assert functions.taken == [("notify", ["1", "3"])]


def test_batches_have_at_most_the_sources_size() -> None:
    functions = Taking()
    stream = Readings([record(number) for number in (1, 2, 3)])
    Pump(stream, [StreamSource("notify", (), 2)], functions).drain()
    assert functions.taken == [("notify", ["1", "2"]), ("notify", ["3"])]


def test_every_source_is_fed() -> None:
    functions = Taking()
    sources = [StreamSource("notify", (), 9), StreamSource("count", (), 9)]
    Pump(Readings([record(1)]), sources, functions).drain()
    assert functions.taken == [("notify", ["1"]), ("count", ["1"])]


def test_what_comes_meanwhile_is_handed_out_too() -> None:
    functions = Taking()
    stream = Readings([record(1)], [record(2), record(3)])
    assert Pump(stream, [StreamSource("notify", (), 9)], functions).drain() == 3
    assert functions.taken == [("notify", ["1"]), ("notify", ["2", "3"])]


def test_a_function_without_wanted_records_is_not_called() -> None:
    functions = Taking()
    Pump(Readings([record(1, "CASE")]), [StreamSource("notify", (NOTICES,), 9)], functions).drain()
    assert functions.taken == []


class Counted(Readings):
    """A stream that counts how often it is read."""

    count = 0

    def read(self) -> list[dict[str, Any]]:
        self.count += 1
        return super().read()


def test_following_begins_with_what_an_earlier_run_left() -> None:
    functions = Taking()
    Pump(Readings([record(1)]), [StreamSource("notify", (), 9)], functions).follow()
    assert functions.taken == [("notify", ["1"])]


def test_an_idle_stream_is_not_read_again() -> None:
    stream = Counted()
    pump = Pump(stream, [], Taking())
    pump.follow()
    count = stream.count
    pump.follow()
    assert stream.count == count


def test_after_a_call_the_stream_is_read() -> None:
    functions = Taking()
    stream = Counted()
    pump = Pump(stream, [], functions)
    pump.follow()
    count = stream.count
    functions.calls += 1
    pump.follow()
    assert stream.count > count


def test_a_reading_that_failed_is_done_again() -> None:
    class Failing(Counted):
        def read(self) -> list[dict[str, Any]]:
            super().read()
            raise ConnectionRefusedError

    stream = Failing()
    pump = Pump(stream, [], Taking())
    for _ in range(2):
        with pytest.raises(ConnectionRefusedError):
            pump.follow()
    assert stream.count == 2
