"""One choice of several."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.base import Question, Reading


@dataclass(frozen=True)
class Option:
    """A choice; `value` is what is stored, `label` what is read."""

    value: str
    label: str
    hint: str = ""


def read_options(entry: Section) -> tuple[Option, ...]:
    """Read the options of a question; two with one value are a mistake."""
    options: list[Option] = []
    for each in entry.sections("options", required=True):
        option = Option(each.text("value"), each.text("label"), each.text("hint", ""))
        if option.value in (known.value for known in options):
            each.wrong("value", "another option has this value already")
        options.append(option)
        each.close()
    return tuple(options)


@dataclass(frozen=True, kw_only=True)
class Radios(Question):
    """Choose one."""

    type: ClassVar[str] = "radios"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Choose one of these",
        "not_an_option": "Choose one of these",
    }

    options: tuple[Option, ...]

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read the choices."""
        return cls(**cls.read_common(entry), options=read_options(entry))

    @property
    def longest(self) -> int:
        """The longest value of an option."""
        return max((len(option.value) for option in self.options), default=0)

    def answer(self, fields: Fields) -> Reading:
        """Return the value of the chosen option."""
        chosen = fields.one(self.id)
        if not chosen:
            return Reading() if self.optional else Reading(None, (self.problem("missing"),))
        if chosen not in (option.value for option in self.options):
            return Reading(None, (self.problem("not_an_option"),))
        return Reading(chosen)

    def words(self, value: str) -> tuple[str, ...]:
        """Return the label of the chosen option."""
        return tuple(option.label for option in self.options if option.value == value)
