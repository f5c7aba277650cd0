"""The end of a function at a chosen moment, as when Lambda kills it.

botocore's own events are the moments: before each request leaves, and after each answer is read.
Killed is no Exception, so nothing that catches exceptions can carry on after it.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import inf
from types import FrameType
from typing import Any, Final, Self

import botocore
from botocore.session import Session

_OURS: Final = "/intake/"

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

    def _before(self, **told: Any) -> None:
        self.look("before", _operation(told))

    def _after(self, **told: Any) -> None:
        if told["exception"] is None:
            self.look("after", _operation(told))


class KillInCode:
    """Kills at the n-th step of our own code: each call of one of its functions and each return.

    Between two requests there is code as well, and Lambda does not wait for it.
    """

    def __init__(self, number: float) -> None:
        """`number` counts from 0; with infinity nothing is killed and `steps` says how many."""
        self._number = number
        self.steps = 0

    def __enter__(self) -> Self:
        sys.setprofile(self._step)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _step(self, frame: FrameType, event: str, _: object) -> None:
        if event not in ("call", "return") or _OURS not in frame.f_code.co_filename:
            return
        self.steps += 1
        if self.steps > self._number:
            self._number = inf
            raise Killed


def _operation(told: Mapping[str, Any]) -> str:
    # botocore names its events like response-received.dynamodb.GetItem
    return str(told["event_name"]).rpartition(".")[2]


def _look_away(_when: str, _operation: str) -> None:
    """Let everything pass."""
