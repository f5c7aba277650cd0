"""A queue as SQS keeps it for a function, and as a network treats what goes into it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final

from tests.reliability.rig.faults import Faults
from tests.reliability.rig.receipts import USUAL, body
from tests.reliability.rig.ses import Accepted

_BATCH: Final = 10


@dataclass(frozen=True)
class Waiting:
    """A message that can be received from a moment on."""

    id: str
    body: str
    from_: datetime
    received: int = 0

    def record(self) -> dict[str, Any]:
        return {
            "messageId": self.id,
            "receiptHandle": self.id,
            "body": self.body,
            "attributes": {"ApproximateReceiveCount": str(self.received)},
            "messageAttributes": {},
            "md5OfBody": "",
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-west-2:123456789012:alongside-receipts",
            "awsRegion": "eu-west-2",
        }


class ReceiptQueue:
    """Events on their way to the function; what fails comes again, at last it is set aside."""

    def __init__(self, faults: Faults, again: timedelta, most: int) -> None:
        """`again` is the queue's visibility time-out, `most` its maxReceiveCount."""
        self._faults = faults
        self._again = again
        self._most = most
        self._waiting: list[Waiting] = []
        self._numbers = count(1)
        self.loss = 0.0
        self.set_aside: list[Waiting] = []

    def sent(self, accepted: Accepted) -> None:
        """Take up what SES tells of an ordinary email; some of it is lost or comes twice."""
        for event, after in USUAL:
            at = accepted.at + after
            if self._faults.dice("B11 loss").random() < self.loss:
                self._faults.struck["B11"] += 1
                continue
            self.put(body(accepted, event, at), at)
            if self._faults.strikes("B11"):
                self.put(body(accepted, event, at), at)

    def put(self, text: str, at: datetime) -> None:
        """Put one message in, to be received from a moment on."""
        self._waiting.append(Waiting(f"m-{next(self._numbers)}", text, at))

    def hand_out(self, now: datetime, call: Callable[[Any], Any]) -> None:
        """Hand everything that can be received now to a function, in no order."""
        ready = [each for each in self._waiting if each.from_ <= now]
        self._waiting = [each for each in self._waiting if each.from_ > now]
        self._faults.dice("B11 order").shuffle(ready)
        for start in range(0, len(ready), _BATCH):
            batch = [replace(each, received=each.received + 1) for each in ready[start:][:_BATCH]]
            self._back(batch, now, _failed(call, batch))

    def _back(self, batch: list[Waiting], now: datetime, failed: set[str]) -> None:
        for each in batch:
            if each.id not in failed:
                continue
            if each.received >= self._most:
                self.set_aside.append(each)
            else:
                self._waiting.append(replace(each, from_=now + self._again))

    def __len__(self) -> int:
        return len(self._waiting)


def _failed(call: Callable[[Any], Any], batch: list[Waiting]) -> set[str]:
    result = call({"Records": [each.record() for each in batch]})
    if result is None:
        return {each.id for each in batch}
    return {each["itemIdentifier"] for each in result["batchItemFailures"]}
