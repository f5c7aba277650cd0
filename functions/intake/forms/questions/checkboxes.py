"""Any number of choices."""

from collections.abc import Mapping
from typing import ClassVar, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.base import Reading
from intake.forms.questions.options import Choice, read_options


class Checkboxes(Choice):
    """Tick what applies; the answer is the list of ticked values in the order of the form."""

    type: ClassVar[str] = "checkboxes"
    kind: ClassVar[str] = "checkbox"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Tick at least one of these",
        "not_an_option": "Tick only what is listed here",
        "not_together": "",
    }

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read the choices, and which of them stand alone."""
        options = read_options(entry, many=True)
        return cls(**cls.read_common(entry), options=options)

    @property
    def repeating(self) -> tuple[str, ...]:
        """The ticks."""
        return (self.id,)

    @property
    def many(self) -> bool:
        """Several may be ticked."""
        return True

    @property
    def longest(self) -> int:
        """All values together."""
        return sum(len(option.value) for option in self.options)

    def answer(self, fields: Fields) -> Reading:
        """Return the values of the ticked options."""
        ticked = fields.many(self.id)
        if not ticked:
            return self.unanswered()
        chosen = self.chosen(ticked)
        if len(chosen) < len(set(ticked)):
            return self.refused("not_an_option")
        alone = [option.label for option in chosen if option.exclusive]
        if alone and len(chosen) > 1:
            return self.refused("not_together", f"Tick either “{alone[0]}” or others, not both")
        return Reading([option.value for option in chosen])
