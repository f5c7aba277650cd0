"""What a running stack does by itself: hand on the stream, look for new words, keep the time."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from threading import Event
from typing import Final

from local_stack.background import repeating
from local_stack.environment import TABLE
from local_stack.functions import Functions
from local_stack.pump.pump import Pump
from local_stack.pump.stream import Stream
from local_stack.schedules import Clockwork, played
from local_stack.storage import client
from local_stack.template import Template
from local_stack.terminal import Say

_PUMPING: Final = 0.2
_LOOKING: Final = 1.0
_TICKING: Final = 1.0
"""Seconds between two rounds of the pump, the watcher and the clock."""


@contextmanager
def going_on(
    template: Template, functions: Functions, look: Callable[[], object], tell: Say
) -> Iterator[None]:
    """Do all of it, each in a thread of its own, while the block lasts."""
    stop = Event()
    stream = Stream(client("dynamodb"), client("dynamodbstreams"), TABLE)
    pump = Pump(stream, template.stream_sources(), functions, tell, stop.wait)
    schedules = played(template.schedules())
    clockwork = Clockwork(schedules, functions.call, partial(datetime.now, UTC), tell)
    rounds = ((_PUMPING, pump.follow), (_LOOKING, look), (_TICKING, clockwork.tick))
    with ExitStack() as steps:
        for seconds, work in rounds:
            steps.enter_context(repeating(seconds, work, tell, stop))
        yield
