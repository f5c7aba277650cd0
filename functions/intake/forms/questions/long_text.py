"""Several lines of text, with a count."""

from typing import ClassVar, Self

from intake.content.section import Section
from intake.forms.questions.text import Text
from intake.forms.rules import MaxWords


class LongText(Text):
    """Free words in a box of several lines."""

    type: ClassVar[str] = "long_text"
    default_length: ClassVar[int] = 3000

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read the limits; no browser knows what would go here."""
        return cls(**cls.read_common(entry), rules=cls.read_rules(entry))

    @property
    def most(self) -> str:
        """How much can be written, as it is said below the box."""
        words = [rule.limit for rule in self.rules if isinstance(rule, MaxWords)]
        limit = f"{words[0]:,} words" if words else f"{self.longest:,} characters"
        return f"You can write up to {limit}"

    def words(self, value: str) -> tuple[str, ...]:
        """Return the lines of the text."""
        return tuple(value.split("\n"))
