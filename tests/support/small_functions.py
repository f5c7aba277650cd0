"""Tiny functions for tests of what surrounds functions."""

from functools import cache
from typing import Any

wired: list[int] = []
"""Grows by one each time the wiring is made."""


@cache
def application() -> int:
    wired.append(1)
    return len(wired)


def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Return what came, and what the context says of the function."""
    return {"event": event, "wiring": application(), "function": context.function_name}


def set_returning(event: dict[str, Any], context: Any) -> Any:  # noqa: ARG001
    """Return what is no JSON, as a function must not."""
    return {1, 2}
