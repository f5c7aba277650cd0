"""An email that is ready to go."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Email:
    """Subject, and the same words as text and as HTML."""

    subject: str
    text: str
    html: str
