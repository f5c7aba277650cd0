"""The end of a function at a chosen moment, as when Lambda kills it.

botocore's own events are the moments: before each request leaves, and after each answer is read.
Killed is no Exception, so nothing that catches exceptions can carry on after it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import botocore
from botocore.session import Session

Look = Callable[[str, str], None]
"""Is told `before` or `after` and the operation at each moment; may raise Killed, or do more."""


class Killed(BaseException):
    """Raised where a function ends without being asked."""


class Moments:
    """Every moment of every client made while the block lasts; `look` may change at any time."""

    def __init__(self) -> None:
        self.look: Look = _look_away

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch every client that is made from here on."""
        initialize = self._initialize
        botocore.register_initializer(initialize)
        try:
            yield
        finally:
            botocore.unregister_initializer(initialize)

    def _initialize(self, session: Session) -> None:
        session.register("before-send", self._before)
        session.register("response-received", self._after)

    def _before(self, event_name: str, **_: Any) -> None:
        self.look("before", event_name.rpartition(".")[2])

    def _after(self, event_name: str, exception: Exception | None = None, **_: Any) -> None:
        if exception is None:
            self.look("after", event_name.rpartition(".")[2])


class KillAt:
    """Kills at the n-th moment, counted from 0; a larger number lets everything pass."""

    def __init__(self, number: int) -> None:
        self._left = number
        self.passed: list[tuple[str, str]] = []

    def __call__(self, when: str, operation: str) -> None:
        self.passed.append((when, operation))
        if len(self.passed) > self._left:
            self._left = 10**9
            raise Killed


def _look_away(_when: str, _operation: str) -> None:
    """Let everything pass."""
