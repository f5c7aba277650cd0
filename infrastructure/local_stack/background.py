"""Work that goes on beside the server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from local_stack.terminal import Say, describe

_PATIENCE: Final = 30
"""Seconds to wait for a thread's current round when stopping."""


@contextmanager
def repeating(seconds: float, work: Callable[[], object], tell: Say, stop: Event) -> Iterator[None]:
    """Do `work` again and again, with a pause of `seconds`, until the block or `stop` ends it."""
    thread = Thread(target=_rounds, args=(seconds, work, tell, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_PATIENCE)


def _rounds(seconds: float, work: Callable[[], object], tell: Say, stop: Event) -> None:
    told = ""
    while not stop.wait(seconds):
        try:
            work()
            told = ""
        except Exception as error:  # noqa: BLE001 the next round may go well
            trouble = describe(error)
            # the same trouble every second would fill the terminal
            if trouble != told:
                tell(f"Something failed and is tried again: {trouble}")
            told = trouble
