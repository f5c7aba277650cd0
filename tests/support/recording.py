"""Every request that botocore makes in this process, told to whoever listens.

Imported before any session is made (tests/conftest.py): a session takes botocore's own handlers
along when it is made, and ours is among them from then on.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from botocore.handlers import BUILTIN_HANDLERS

Listener = Callable[[str, str, Mapping[str, Any]], None]
"""Is told service, operation and parameters."""

_listeners: list[Listener] = []


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Let somebody listen while the block lasts."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def _tell(params: Mapping[str, Any], model: Any, **_: Any) -> None:
    for listener in _listeners:
        listener(model.service_model.service_name, model.name, params)


BUILTIN_HANDLERS.append(("provide-client-params", _tell))
