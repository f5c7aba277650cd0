"""A proxy before DynamoDB Local that fails as a network and a busy service do."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BufferedReader
from time import sleep
from typing import Final
from urllib.parse import urlsplit

from tests.reliability.rig.faults import Faults
from tests.reliability.rig.loopback import Answer, Message, read_message, response, serving

WRITES: Final = ("TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem")

Fault = str
NEVER_ARRIVES: Final = "never arrives"
FAILS: Final = "fails before commit"
THROTTLED: Final = "throttled"
REPLY_LOST: Final = "commits, reply lost"
CALM: Final = ""

Plan = Callable[[str], Fault]
"""Returns how a request of an operation fails, or CALM."""


class FaultyDatabase:
    """Hands requests on to the engine, unless the plan has a fault for them.

    Every answer bears the date of `clock`. A fault that lasts meets botocore's second attempt as
    well: what one retry hides is no test of what comes after.
    """

    def __init__(
        self, plan: Plan, clock: Callable[[], datetime], lasting: Callable[[], bool] = lambda: True
    ) -> None:
        self.plan = plan
        self._clock = clock
        self.delay = 0.0
        """Seconds before a request is handed on."""
        self.requests = 0
        self._lasting = lasting
        self._last = CALM
        self._engine = ("", 0)

    @contextmanager
    def before(self, engine: str) -> Iterator[str]:
        """Stand before an engine's endpoint, and give the endpoint to use instead."""
        parts = urlsplit(engine)
        self._engine = (str(parts.hostname), int(parts.port or 0))
        with serving(lambda: _Connection(self._engine, self._fault, self._clock)) as endpoint:
            yield endpoint

    def _fault(self, request: Message) -> Fault:
        self.requests += 1
        sleep(self.delay)
        if "attempt=2" in request.header("amz-sdk-request"):
            return self._last if self._lasting() else CALM
        self._last = self.plan(request.header("x-amz-target").partition(".")[2])
        return self._last


class _Connection:
    """One of botocore's connections, with one of our own to the engine behind it."""

    def __init__(
        self,
        engine: tuple[str, int],
        fault: Callable[[Message], Fault],
        clock: Callable[[], datetime],
    ) -> None:
        self._address = engine
        self._fault = fault
        self._clock = clock
        self._engine: tuple[socket.socket, BufferedReader] | None = None

    def __enter__(self) -> Answer:
        return self._dated

    def __exit__(self, *_: object) -> None:
        for part in reversed(self._engine or ()):
            part.close()

    def _dated(self, request: Message) -> Message | None:
        answer = self._answer(request)
        return answer.dated(self._clock()) if answer else None

    def _answer(self, request: Message) -> Message | None:
        match self._fault(request):
            case "never arrives":
                return None
            case "fails before commit":
                return _error(500, "InternalServerError")
            case "throttled":
                return _error(400, "ProvisionedThroughputExceededException")
            case "commits, reply lost":
                self._forward(request)
                return None
        return self._forward(request)

    def _forward(self, request: Message) -> Message:
        connection, stream = self._engine or self._connect()
        connection.sendall(request.raw())
        answer = read_message(stream)
        assert answer is not None, "the engine hung up"
        return answer

    def _connect(self) -> tuple[socket.socket, BufferedReader]:
        connection = socket.create_connection(self._address)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._engine = connection, connection.makefile("rb")
        return self._engine


def _error(status: int, name: str) -> Message:
    kind = f"com.amazonaws.dynamodb.v20120810#{name}"
    return response(status, json.dumps({"__type": kind, "message": "from the rig"}).encode())


def calm(_operation: str) -> Fault:
    """Never fail."""
    return CALM


def by_chance(faults: Faults, function: Callable[[], str]) -> Plan:
    """Fail at the boundaries of whichever function is running."""

    def plan(operation: str) -> Fault:
        if operation not in WRITES:
            return FAILS if faults.strikes("B7") else CALM
        if faults.strikes("B2"):
            return THROTTLED
        if faults.strikes("B3" if function() == "submit_form" else "B7"):
            return faults.choose("B3", (NEVER_ARRIVES, FAILS))
        return REPLY_LOST if faults.strikes("B4") else CALM

    return plan
