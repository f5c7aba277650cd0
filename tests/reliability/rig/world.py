"""The whole way of a submission on the rig, a simulated minute at a time."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any, Final

from botocore.session import get_session

from intake.adapters.notices import DUE
from intake.adapters.table import Table
from intake.cases.moments import moment_of
from local_stack.environment import isolated
from local_stack.pump.stream import Stream
from tests.reliability.rig import database, secrets, ses
from tests.reliability.rig.deployed import TEMPLATE, addresses, redrive, timeouts
from tests.reliability.rig.faults import Faults
from tests.reliability.rig.functions import Functions
from tests.reliability.rig.generated import TRACES
from tests.reliability.rig.killing import Killed, Moments
from tests.reliability.rig.leaks import Leaks
from tests.reliability.rig.printed import Printed
from tests.reliability.rig.queue import ReceiptQueue
from tests.reliability.rig.receipts import SENDER
from tests.reliability.rig.stream import FaultyStream
from tests.reliability.rig.submissions import WORD
from tests.reliability.rig.visitors import Visitors
from tests.support.clock import Clock
from tests.support.door import definitions

STORE_SECONDS: Final = 0.01
MAIL_SECONDS: Final = 0.15
"""What a request takes on AWS, on the safe side: by it functions judge the time they have left."""

_tables = count(1)


class World:
    """Everything from the visitor to the coordinator's mailbox; `minute` moves it on."""

    def __init__(self, engine: str, faults: Faults) -> None:
        self.faults = faults
        self._own = ExitStack()
        self.clock = Clock()
        self.skew = timedelta()
        self.rounds_missed = 0
        self._sweeps_inside = 0
        self.moments = Moments()
        self.moments.look = self._look
        self.ses = ses.FaultySes(ses.by_chance(faults), self.clock)
        name = f"rig-{next(_tables)}"
        client = self._client("dynamodb", engine)
        client.create_table(**TEMPLATE.table_properties(name))
        self.table = Table(client, name)
        self.leaks = Leaks(WORD, *TRACES)
        printed = Printed(self.clock, self.leaks)
        self.functions = Functions(printed, timeouts(), self._spent)
        self.database = database.FaultyDatabase(
            database.by_chance(faults, lambda: self.functions.running),
            self.clock,
            lambda: faults.dice("lasting").random() < 0.5,
        )
        stream = Stream(client, self._client("dynamodbstreams", engine), name)
        (source,) = TEMPLATE.stream_sources()
        self.stream = FaultyStream(stream, source, faults)
        self.queue = ReceiptQueue(faults, *redrive())
        self.ses.told = self.queue.sent
        self.visitors = Visitors(faults, self._send)
        self._engine = engine

    @contextmanager
    def running(self) -> Iterator["World"]:
        """Wire everything together while the block lasts."""
        with self._own, ExitStack() as steps:
            environment = isolated(steps.enter_context(self.database.before(self._engine))) | {
                "AWS_ENDPOINT_URL_SESV2": steps.enter_context(self.ses.running()),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER": steps.enter_context(secrets.running()),
                "TABLE_NAME": self.table._name,  # noqa: SLF001 the rig made it
                "DEFINITIONS": str(definitions().folder),
                "TOKEN_SECRET": "TOKEN_SECRET",
                "PERSON_SECRET": "PERSON_SECRET",
                "ORIGIN_KEYS": "ORIGIN_KEY_A,ORIGIN_KEY_B",
                "TEAM_ADDRESSES": json.dumps(addresses()),
                "SENDER": SENDER,
                "CONFIGURATION_SET": "alongside",
                "DESK_URL": "https://desk.example.org",
            }
            steps.enter_context(self.moments.watched())
            steps.enter_context(self.functions.wired(environment, self._now, lambda _: None))
            yield self

    def minute(self) -> None:
        """Let a minute pass: people press send, and every function runs, in any order."""
        self.clock.forward(minutes=1)
        acts = [self._people, self._stream, self._receipts, self.sweep]
        self.faults.dice("order").shuffle(acts)
        for act in acts:
            act()

    def settle(self, limit: timedelta = timedelta(hours=60)) -> None:
        """Let time pass until nothing is on its way any more; hours with nothing due are skipped.

        Raises AssertionError when that takes longer than the limit.
        """
        end = self.clock() + limit
        while (due := self._next_due()) is not None:
            assert self.clock() < end, "something never settles"
            minute = timedelta(minutes=1)
            self.clock.moment = max(self.clock(), due - minute)
            self.minute()

    def _next_due(self) -> datetime | None:
        """Return when something is to be done next; None when nothing is left to do."""
        if len(self.visitors) or len(self.queue) or len(self.stream):
            return self.clock()
        listed = self.table.query_index("due", "due_shard", DUE)
        due = [each["due_at"] for each in listed if each["sk"].startswith("NOTICE#")]
        return max(self.clock(), moment_of(min(due))) if due else None

    def sweep(self) -> None:
        """Run the sweeper, unless it misses this round."""
        if self.rounds_missed == 0 and self.faults.strikes("B12"):
            self.rounds_missed = self.faults.dice("B12 rounds").randint(1, 4)
        if self.rounds_missed:
            self.rounds_missed -= 1
        else:
            self._call("sweep_notices", {})

    def _people(self) -> None:
        self.visitors.act(self.clock())

    def _stream(self) -> None:
        self.stream.hand_over(self.clock(), partial(self._take_from_queue, "notify_coordinators"))

    def _receipts(self) -> None:
        self.queue.hand_out(self.clock(), partial(self._take_from_queue, "record_receipts"))

    def _send(self, event: dict[str, object]) -> Any:
        answer = self._call("submit_form", event)
        self.leaks.look_at_page(answer)
        return answer

    def _take_from_queue(self, handler: str, event: Any) -> Any:
        self.leaks.look("queue", json.dumps(event))
        return self._call(handler, event)

    def _call(self, handler: str, event: Any) -> Any:
        if self.faults.strikes("B13"):
            self.skew = timedelta(minutes=self.faults.choose("B13", (-5, 5)))
        try:
            return self.functions.call(handler, event)
        finally:
            self.skew = timedelta()

    def _look(self, when: str, operation: str) -> None:
        """Kill where a boundary says so, or let a sweeper in between claim and send."""
        running = self.functions.running
        if running == "submit_form" and (when, operation) == ("after", "TransactWriteItems"):
            if self.faults.strikes("B5"):
                raise Killed
        elif operation == "SendEmail" and when == "after" and self.faults.strikes("B10"):
            raise Killed
        elif operation == "SendEmail" and when == "before" and self._sweeps_inside == 0:
            self._sweep_inside()

    def _sweep_inside(self) -> None:
        if self.faults.strikes("B10", "another sweeper"):
            self._sweeps_inside += 1
            self.functions.call("sweep_notices", {})
            self._sweeps_inside -= 1

    def _now(self) -> datetime:
        return self.clock() + self.skew

    def _spent(self) -> float:
        return self.database.requests * STORE_SECONDS + self.ses.requests * MAIL_SECONDS

    def _client(self, service: str, endpoint: str) -> Any:
        client = get_session().create_client(service, endpoint_url=endpoint)
        self._own.callback(client.close)
        return client
