"""What is said on the terminal: one line for a step, and never what a person typed."""

from collections.abc import Callable
from traceback import extract_tb
from typing import Final

Say = Callable[[str], None]
"""Where lines go; a test passes `list.append`."""

_OURS: Final = ("intake", "local_stack")


class Refusal(Exception):
    """Raised when the stack cannot start; its words are the one line that a person reads."""


def say(line: str) -> None:
    """Write a line to the terminal at once."""
    print(line, flush=True)  # noqa: T201 the terminal is this module's purpose


def describe(error: BaseException) -> str:
    """Return an error's type and its places in our code; its text may quote a visitor."""
    places = [
        f"{_short(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in extract_tb(error.__traceback__)
        if _short(frame.filename)
    ]
    return "\n  ".join([type(error).__name__, *places])


def _short(filename: str) -> str:
    for package in _OURS:
        _, found, rest = filename.rpartition(f"/{package}/")
        if found:
            return f"{package}/{rest}"
    return ""
