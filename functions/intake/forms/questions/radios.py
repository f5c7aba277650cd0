"""One choice of several."""

from collections.abc import Mapping
from typing import ClassVar, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.base import Reading
from intake.forms.questions.options import Choice, read_options


class Radios(Choice):
    """Choose one."""

    type: ClassVar[str] = "radios"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Choose one of these",
        "not_an_option": "Choose one of these",
    }

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
            return self.unanswered()
        return Reading(chosen) if self.chosen(chosen) else self.refused("not_an_option")
