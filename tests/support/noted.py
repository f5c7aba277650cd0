"""Which function asks what of AWS: requests are noted for the one that runs in their thread."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from tests.support.policy import Call
from tests.support.requests import Params, calls_of


class Noted:
    """The calls of each function, by its name; nothing is noted while none runs."""

    def __init__(self) -> None:
        self.calls = defaultdict[str, list[Call]](list)
        self._thread = local()

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Note what is asked in this thread for a function while the block lasts."""
        before = getattr(self._thread, "running", "")
        self._thread.running = name
        try:
            yield
        finally:
            self._thread.running = before

    def listen(self, service: str, operation: str, params: Params) -> None:
        """Note what the running function asks."""
        if name := getattr(self._thread, "running", ""):
            self.calls[name] += calls_of(service, operation, params)
