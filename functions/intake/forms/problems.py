"""What is wrong with an answer, in words for the person who gave it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A sentence that says what to do, and the field it stands beside."""

    field: str
    message: str
