"""What is said on the terminal, and why something was not done."""

from collections.abc import Callable

Say = Callable[[str], None]
"""Where lines go; a test passes `list.append`."""


class Refusal(Exception):
    """Raised with one line that says what is wrong and what to do."""


def say(line: str) -> None:
    """Write a line to the terminal at once."""
    print(line, flush=True)  # noqa: T201 the terminal is this module's purpose
