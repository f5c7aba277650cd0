"""Rules for one answer: each knows how to check and which attributes it adds to the HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class Rule(Protocol):
    """A rule that an answer keeps or breaks."""

    @property
    def code(self) -> str:
        """The key of its words in a question's `errors`."""

    def keeps(self, typed: str) -> bool:
        """Tell whether the typed text keeps the rule."""

    def words(self) -> str:
        """Return what to say when the rule is broken and the form has no words for it."""

    def html_attributes(self) -> Mapping[str, str]:
        """Return what the rule adds to its field."""


@dataclass(frozen=True)
class MaxLength:
    """At most so many characters.

    The browser gets a number to count down from and not `maxlength`, which cuts what is pasted
    without a word.
    """

    limit: int
    code: str = "too_long"

    def keeps(self, typed: str) -> bool:
        """Tell whether the text is short enough."""
        return len(typed) <= self.limit

    def words(self) -> str:
        """Say how long it may be."""
        return f"Shorten this to {self.limit:,} characters or fewer"

    def html_attributes(self) -> Mapping[str, str]:
        """Return the length for the count beside the field."""
        return {"data-max-length": str(self.limit)}


@dataclass(frozen=True)
class MaxWords:
    """At most so many words."""

    limit: int
    code: str = "too_many_words"

    def keeps(self, typed: str) -> bool:
        """Tell whether there are few enough words."""
        return len(typed.split()) <= self.limit

    def words(self) -> str:
        """Say how many there may be."""
        return f"Shorten this to {self.limit:,} words or fewer"

    def html_attributes(self) -> Mapping[str, str]:
        """Return the number for the count beside the field."""
        return {"data-max-words": str(self.limit)}


@dataclass(frozen=True)
class MinLength:
    """At least so many characters."""

    limit: int
    code: str = "too_short"

    def keeps(self, typed: str) -> bool:
        """Tell whether the text is long enough."""
        return len(typed.strip()) >= self.limit

    def words(self) -> str:
        """Say how long it must be."""
        return f"Write at least {self.limit:,} characters"

    def html_attributes(self) -> Mapping[str, str]:
        """Add nothing: a browser's own message would replace ours."""
        return {}


@dataclass(frozen=True)
class Pattern:
    """The whole text follows a regular expression."""

    pattern: str
    code: str = "wrong_format"

    def keeps(self, typed: str) -> bool:
        """Tell whether the whole text matches."""
        return re.fullmatch(self.pattern, typed.strip()) is not None

    def words(self) -> str:
        """Say that the form of the text is not right."""
        return "Write this in the form that the hint shows"

    def html_attributes(self) -> Mapping[str, str]:
        """Add nothing: a browser's own message would replace ours."""
        return {}
