"""One batch to one function, again and again until it is taken or given up."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from local_stack.pump.stream import Record
from local_stack.terminal import Say, describe

PAUSES: Final = (0.5, 1, 2, 4)
"""Seconds before each further try of a record; after the last one it is given up."""

Call = Callable[[str, Any], Any]
Pause = Callable[[float], object]


class Delivery:
    """Gives records to a function in their order, as Lambda does with partial batch responses.

    After a failure everything from the first failed record on is sent again, so records may
    come twice. A record that fails every time is told on the terminal and left behind.
    """

    def __init__(self, handler: str, call: Call, say: Say, pause: Pause) -> None:
        self._handler = handler
        self._call = call
        self._say = say
        self._pause = pause

    def deliver(self, records: Sequence[Record]) -> None:
        """Return when each record was taken or given up."""
        left, failures = list(records), 0
        while left:
            rest = self._try(left)
            failures = failures + 1 if len(rest) == len(left) else min(len(rest), 1)
            if failures > len(PAUSES):
                self._give_up(rest[0])
                rest, failures = rest[1:], 0
            elif rest:
                self._pause(PAUSES[failures - 1])
            left = rest

    def _try(self, records: list[Record]) -> list[Record]:
        """Return what is left to do: the records from the first failed one on."""
        try:
            return _left(records, self._call(self._handler, {"Records": records}))
        except Exception as error:  # noqa: BLE001 as a function's error on AWS: any of them
            if len(records) > 1:
                return self._one_by_one(records)
            self._say(f"{self._handler} failed: {describe(error)}")
            return records

    def _one_by_one(self, records: list[Record]) -> list[Record]:
        # an error hides which record it was; alone, the others get through
        for position, record in enumerate(records):
            if self._try([record]):
                return records[position:]
        return []

    def _give_up(self, record: Record) -> None:
        self._say(
            f"{self._handler} gave up on a record after {len(PAUSES) + 1} tries:"
            f" {record['eventName']}, sequence number {record['dynamodb']['SequenceNumber']}."
        )


def _left(records: list[Record], response: Any) -> list[Record]:  # noqa: ANN401 any JSON
    """Return the records from the first one on that the function could not settle.

    Raises for what Lambda takes as a failure of the whole batch: a malformed response.
    """
    numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
    failures = (response or {}).get("batchItemFailures") or []
    first = min((numbers.index(each["itemIdentifier"]) for each in failures), default=len(records))
    return records[first:]
