"""The deployed functions, in this process."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any, Final
from uuid import uuid4

_TIMEOUT_MILLISECONDS: Final = 30_000


class Context:
    """What Lambda tells a function about its call, as far as our functions and Powertools ask."""

    memory_limit_in_mb = 512
    function_version = "$LATEST"

    def __init__(self, handler: str) -> None:
        self.function_name = handler.split(".")[-2]
        self.invoked_function_arn = (
            f"arn:aws:lambda:eu-west-2:123456789012:function:{self.function_name}"
        )
        self.aws_request_id = str(uuid4())

    def get_remaining_time_in_millis(self) -> int:
        """Return a time that is enough: nothing here is cut off."""
        return _TIMEOUT_MILLISECONDS


class Functions:
    """Handlers, imported when this is made and called one at a time.

    Imported before any thread starts, because Python's import lock and moto's patching do not
    go together; one at a time, because the embedded table is not safe under threads.
    """

    def __init__(self, handlers: Iterable[str]) -> None:
        self._modules = {name: import_module(name.rpartition(".")[0]) for name in handlers}
        self._lock = Lock()
        self.calls = 0
        """How many calls have ended; only after one can there be something new in the table."""

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Keep every function from running, to touch what they use."""
        with self._lock:
            yield

    def call(self, handler: str, event: Any) -> Any:  # noqa: ANN401 any JSON in, any JSON out
        """Call a handler; event and result pass through JSON, as they do on AWS."""
        function = getattr(self._modules[handler], handler.rpartition(".")[2])
        with self._lock:
            try:
                result = function(json.loads(json.dumps(event)), Context(handler))
                return json.loads(json.dumps(result))
            finally:
                self.calls += 1

    def forget(self) -> None:
        """Let handlers read settings and definitions again at their next call; call when paused."""
        for module in self._modules.values():
            _forget(module)


def _forget(module: ModuleType) -> None:
    wiring = getattr(module, "application", None)
    if wiring is not None:
        wiring.cache_clear()
