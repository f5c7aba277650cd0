"""Words on a page that ask nothing."""

from dataclasses import dataclass
from typing import ClassVar, Self

from intake.content.section import Section
from intake.forms.conditions import read_show_if
from intake.forms.fields import Fields
from intake.forms.questions.base import Question, Reading


@dataclass(frozen=True, kw_only=True)
class Content(Question):
    """A passage between questions; `body` is HTML once the form is compiled."""

    type: ClassVar[str] = "content"

    body: str

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read the passage; it has an id and a body, and no label."""
        return cls(
            id=entry.text("id"), label="", body=entry.text("body"), show_if=read_show_if(entry)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """No field: nothing is asked."""
        return ()

    def answer(self, fields: Fields) -> Reading:  # noqa: ARG002 nothing was asked
        """Return no answer and no problem."""
        return Reading()
