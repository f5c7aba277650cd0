"""The table's stream on its way to the function: true records, untrue order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from local_stack.pump.filters import matches
from local_stack.pump.stream import Record, Stream
from local_stack.template import StreamSource
from tests.reliability.rig.faults import Faults

RETRIES: Final = 5
"""MaximumRetryAttempts of the event source; the records are set aside then."""

_PAUSE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Held:
    """A record that is handed over from a moment on."""

    record: Record
    from_: datetime
    failures: int = 0


class FaultyStream:
    """Hands over what the table's stream holds: repeated, late, out of order, or never."""

    def __init__(self, stream: Stream, source: StreamSource, faults: Faults) -> None:
        self._stream = stream
        self._source = source
        self._faults = faults
        self._held: list[Held] = []
        self.is_on = True
        self.set_aside: list[Record] = []

    def hand_over(self, now: datetime, call: Callable[[Any], Any]) -> None:
        """Hand over what there is now, in batches; what fails comes again a minute later."""
        fresh = [each for each in self._stream.read() if matches(self._source.filters, each)]
        if not self.is_on:
            return
        for record in fresh:
            self._held += self._treated(record, now)
        ready = [each for each in self._held if each.from_ <= now]
        self._held = [each for each in self._held if each.from_ > now]
        if self._faults.rates.get("B6"):
            self._faults.dice("B6 order").shuffle(ready)
        for start in range(0, len(ready), self._source.batch_size):
            self._hand_over(ready[start:][: self._source.batch_size], now, call)

    def _treated(self, record: Record, now: datetime) -> list[Held]:
        on_time = Held(record, now)
        if not self._faults.strikes("B6"):
            return [on_time]
        late = Held(record, now + timedelta(minutes=self._faults.dice("B6 late").randint(1, 12)))
        return self._faults.choose("B6", ([on_time, late], [late], []))

    def _hand_over(self, batch: list[Held], now: datetime, call: Callable[[Any], Any]) -> None:
        result = call({"Records": [each.record for each in batch]})
        failed = (
            {_number(each.record) for each in batch}
            if result is None
            else {each["itemIdentifier"] for each in result["batchItemFailures"]}
        )
        for each in batch:
            if _number(each.record) not in failed:
                continue
            if each.failures >= RETRIES:
                self.set_aside.append(each.record)
            else:
                again = replace(each, from_=now + _PAUSE, failures=each.failures + 1)
                self._held.append(again)

    def __len__(self) -> int:
        return len(self._held)


def _number(record: Record) -> str:
    return str(record["dynamodb"]["SequenceNumber"])
