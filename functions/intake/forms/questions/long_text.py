"""Several lines of text, with a count."""

from dataclasses import dataclass
from typing import ClassVar

from intake.forms.questions.text import Text


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """Free words in a box of several lines."""

    type: ClassVar[str] = "long_text"
    default_length: ClassVar[int] = 3000

    def words(self, value: str) -> tuple[str, ...]:
        """Return the lines of the text."""
        return tuple(value.split("\n"))
