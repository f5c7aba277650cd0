"""The deployed functions in this process: real wiring, real botocore, and a clock that is moved."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import datetime, tzinfo
from importlib import import_module
from traceback import format_exception
from types import ModuleType
from typing import Any, Final

import botocore.endpoint
import pytest

from intake.adapters import clients
from local_stack.functions import Context
from tests.reliability.rig.killing import Killed
from tests.reliability.rig.printed import Printed

HANDLERS: Final = (
    "submit_form", "notify_coordinators", "sweep_notices", "record_receipts", "send_digest",
)  # fmt: skip

Now = Callable[[], datetime]


class Timed(Context):
    """A call's context whose time runs with the requests it makes, at figures on the safe side."""

    def __init__(self, handler: str, seconds: int, spent: Callable[[], float]) -> None:
        super().__init__(f"intake.handlers.{handler}.handle")
        self._until = spent() + seconds
        self._spent = spent

    def get_remaining_time_in_millis(self) -> int:
        return int((self._until - self._spent()) * 1000)


class Functions:
    """Calls handlers as Lambda does; what a function is killed by or raises is None here."""

    def __init__(
        self, printed: Printed, timeouts: Mapping[str, int], spent: Callable[[], float]
    ) -> None:
        """`timeouts` are seconds by handler; `spent` gives the seconds of all requests so far."""
        self._timeouts = timeouts
        self._spent = spent
        self._modules = {name: import_module(f"intake.handlers.{name}") for name in HANDLERS}
        self.printed = printed
        self.running = ""
        self.killed = 0
        self.failed: list[Exception] = []

    def call(self, handler: str, event: Any = None) -> Any:
        """Call a handler; None when it was killed or raised, as its caller sees it."""
        before, self.running = self.running, handler
        try:
            with redirect_stdout(self.printed):
                context = Timed(handler, self._timeouts.get(handler, 10), self._spent)
                handle = self._modules[handler].handle
                return json.loads(json.dumps(handle(json.loads(json.dumps(event)), context)))
        except Killed:
            self.killed += 1
        except Exception as error:  # noqa: BLE001 as a function's error on AWS: any of them
            self.failed.append(error)
            # Lambda writes it into the log
            self.printed.leaks.look("error", "".join(format_exception(error)))
        finally:
            self.running = before
        return None

    @contextmanager
    def wired(
        self, environment: Mapping[str, str], now: Now, pause: Callable[[float], None]
    ) -> Iterator[None]:
        """Let every handler read this environment and this clock while the block lasts."""
        with pytest.MonkeyPatch.context() as place:
            for name, value in environment.items():
                place.setenv(name, value)
            place.setattr(botocore.endpoint, "time", _Pauses(pause))
            for module in [*self._modules.values(), import_module("intake.handlers.notice_wiring")]:
                _put_clock(place, module, now)
            logger = logging.getLogger("intake")
            for handler in logger.handlers:
                place.setattr(handler, "stream", self.printed)
            self._forget()
            try:
                yield
            finally:
                self._forget()

    def _forget(self) -> None:
        # a session that another test has left would be watched by nobody
        clients.session.cache_clear()
        for module in self._modules.values():
            module.application.cache_clear()


def _put_clock(place: pytest.MonkeyPatch, module: ModuleType, now: Now) -> None:
    if hasattr(module, "now"):
        place.setattr(module, "now", now)
    elif hasattr(module, "datetime"):

        class Moved(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return now().astimezone(tz)

        place.setattr(module, "datetime", Moved)


class _Pauses:
    """Stands for `time` where botocore waits before its next attempt: nobody has that long."""

    def __init__(self, pause: Callable[[float], None]) -> None:
        self.sleep = pause
