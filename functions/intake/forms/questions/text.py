"""One line of text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.base import Question, Reading
from intake.forms.rules import MaxLength, MaxWords, MinLength, Pattern, Rule


@dataclass(frozen=True, kw_only=True)
class Text(Question):
    """A line of text, such as a name."""

    type: ClassVar[str] = "text"
    default_length: ClassVar[int] = 200
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Answer this question",
        "too_long": "",
        "too_many_words": "",
        "too_short": "",
        "wrong_format": "",
    }

    rules: tuple[Rule, ...] = ()
    autocomplete: str = ""

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read limits and, for a field about the person at the keyboard, its autocomplete name."""
        return cls(
            **cls.read_common(entry),
            rules=cls.read_rules(entry),
            autocomplete=entry.text("autocomplete", ""),
        )

    @classmethod
    def read_rules(cls, entry: Section) -> tuple[Rule, ...]:
        """Read the limits of a text; a limit that no answer can keep is a mistake."""
        most = entry.number("max_length", cls.default_length)
        rules: list[Rule] = [MaxLength(most)]
        if entry.has("min_length"):
            least = entry.number("min_length")
            rules.append(MinLength(least))
            if least > most:
                entry.wrong("min_length", f"an answer can have {most} characters at most")
        if entry.has("max_words"):
            rules.append(MaxWords(entry.number("max_words")))
        if entry.has("pattern"):
            rules.append(Pattern(_expression(entry)))
        return tuple(rules)

    @property
    def longest(self) -> int:
        """The limit of the text."""
        return next(rule.limit for rule in self.rules if isinstance(rule, MaxLength))

    def answer(self, fields: Fields) -> Reading:
        """Return the text exactly as it was typed."""
        typed = fields.one(self.id)
        if not typed.strip():
            return self.unanswered()
        broken = [rule for rule in self.rules if not rule.keeps(typed)]
        if broken:
            return self.refused(broken[0].code, broken[0].words())
        return Reading(typed)

    def html_attributes(self) -> dict[str, Any]:
        """Return what the rules add to the field."""
        return {name: v for rule in self.rules for name, v in rule.html_attributes().items()}


def _expression(entry: Section) -> str:
    pattern = entry.text("pattern")
    try:
        re.compile(pattern)
    except re.error as error:
        entry.wrong("pattern", f"this is no regular expression ({error.msg})")
    return pattern
