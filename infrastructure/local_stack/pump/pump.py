"""The table's stream to the functions that it feeds."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from time import sleep
from typing import Any, Protocol

from local_stack.pump.delivery import Delivery, Pause
from local_stack.pump.filters import matches
from local_stack.pump.stream import Record
from local_stack.template import StreamSource
from local_stack.terminal import Say, say


class Reader(Protocol):
    """Gives what came since the last reading; Stream is one."""

    def read(self) -> list[Record]:
        """Return new records, the oldest first."""


class Runner(Protocol):
    """Runs functions one at a time; Functions is one."""

    @property
    def call(self) -> Callable[[str, Any], Any]:
        """Call a function by its handler's name."""

    @property
    def calls(self) -> int:
        """Return how many calls have ended."""

    def paused(self) -> AbstractContextManager[None]:
        """Keep functions from running."""


class Pump:
    """Hands each source the records its filters let through, in batches of its size."""

    def __init__(
        self,
        stream: Reader,
        sources: Sequence[StreamSource],
        runner: Runner,
        tell: Say = say,
        pause: Pause = sleep,
    ) -> None:
        self._stream = stream
        self._runner = runner
        # at the start there may be records of an earlier run
        self._followed = -1
        self._sources = [
            (source, Delivery(source.handler, runner.call, tell, pause)) for source in sources
        ]

    def follow(self) -> None:
        """Drain if a function ran since the last time: nothing else writes to the table.

        Reading an embedded stream costs memory that moto never gives back, so an idle stack
        must not read it several times a second.
        """
        calls = self._runner.calls
        if calls != self._followed:
            self.drain()
            self._followed = calls

    def drain(self) -> int:
        """Hand out everything there is, also what comes meanwhile; return how many records."""
        handed = 0
        while records := self._read():
            for source, delivery in self._sources:
                wanted = [record for record in records if matches(source.filters, record)]
                for batch in _batches(wanted, source.batch_size):
                    delivery.deliver(batch)
            handed += len(records)
        return handed

    def _read(self) -> list[Record]:
        with self._runner.paused():
            return self._stream.read()


def _batches(records: list[Record], size: int) -> Iterator[list[Record]]:
    for start in range(0, len(records), size):
        yield records[start : start + size]
