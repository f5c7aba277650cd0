"""What the questions with one field have in common whose answer is kept in one form."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.base import Question, Reading, Value


@dataclass(frozen=True, kw_only=True)
class Detail(Question):
    """A detail such as a number, accepted as people write it.

    `unreadable` is the code of what cannot be read, `most` the characters taken. `own` is the
    name by which browsers know this detail of the person at the keyboard; a kind without one has
    no `autocomplete`.
    """

    unreadable: ClassVar[str]
    most: ClassVar[int]
    own: ClassVar[str] = ""

    autocomplete: str = ""

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read whether the browser may fill it in."""
        may_fill = cls.own != "" and entry.flag("autocomplete")
        return cls(**cls.read_common(entry), autocomplete=cls.own if may_fill else "")

    @property
    def longest(self) -> int:
        """The most that is taken."""
        return self.most

    @abstractmethod
    def in_one_form(self, typed: str) -> Value:
        """Return what is kept of what was typed; None when it cannot be read."""

    def answer(self, fields: Fields) -> Reading:
        """Return the detail in its one form."""
        typed = fields.one(self.id)
        if not typed.strip():
            return self.unanswered()
        kept = self.in_one_form(typed) if len(typed) <= self.most else None
        return self.refused(self.unreadable) if kept is None else Reading(kept)
