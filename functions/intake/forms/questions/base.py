"""What every kind of question has and can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, Self

from intake.content.section import Section
from intake.forms.conditions import Condition, Values, read_show_if
from intake.forms.fields import Fields
from intake.forms.problems import Problem

Value = Any
"""A normalised answer: text, a whole number, a list or a mapping; None when unanswered."""


@dataclass(frozen=True)
class Reading:
    """What came of reading an answer: its value, and what is wrong with it."""

    value: Value = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Contact:
    """An email address or telephone number in an answer, in its one form."""

    channel: str
    address: str


class Choosable(Protocol):
    """An option of a question of choice."""

    @property
    def value(self) -> str:
        """What is stored when it is chosen."""

    @property
    def label(self) -> str:
        """What is read."""

    @property
    def show_if(self) -> Condition | None:
        """When it is offered."""

    @property
    def exclusive(self) -> bool:
        """Whether it stands alone where several may be chosen."""

    @property
    def team(self) -> str:
        """Who gets the case when it is chosen; empty if that does not depend on it."""

    @property
    def service(self) -> str:
        """The service of the directory that it stands for; most stand for none."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of a page; each kind is a subclass with a template of its own name."""

    type: ClassVar[str]
    default_errors: ClassVar[Mapping[str, str]] = {}

    id: str
    label: str
    hint: str = ""
    optional: bool = False
    show_if: Condition | None = None
    errors: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Make the question from its entry in a form's file, noting mistakes in the entry."""
        return cls(**cls.read_common(entry))

    @classmethod
    def read_common(cls, entry: Section) -> dict[str, Any]:
        """Read what every question may say."""
        errors = entry.words("errors")
        for code in errors.keys() - cls.default_errors.keys():
            known = ", ".join(sorted(cls.default_errors)) or "none"
            entry.wrong(f"errors > {code}", f"this question cannot raise it; it knows: {known}")
        return {
            "id": entry.text("id"),
            "label": entry.text("label"),
            "hint": entry.text("hint", ""),
            "optional": entry.flag("optional"),
            "show_if": read_show_if(entry),
            "errors": errors,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The field names that carry the answer."""
        return (self.id,)

    @property
    def repeating(self) -> tuple[str, ...]:
        """The field names that may be sent more than once."""
        return ()

    @property
    def longest(self) -> int:
        """How many characters the answer can have at most."""
        return 0

    @property
    def shown_label(self) -> str:
        """The label as it stands on the page."""
        return f"{self.label} (optional)" if self.optional else self.label

    @property
    def choices(self) -> Sequence["Choosable"]:
        """The options of a question of choice; none of any other."""
        return ()

    @property
    def many(self) -> bool:
        """Tell whether an answer can hold several choices."""
        return False

    def as_asked(self, values: Values) -> "Question":  # noqa: ARG002 most are offered as they are
        """Return the question as it is put to somebody who gave these earlier answers."""
        return self

    def answer(self, fields: Fields) -> Reading:
        """Read and check the answer in the fields."""
        raise NotImplementedError

    def words(self, value: Value) -> tuple[str, ...]:
        """Return the lines that say a checked answer to a person."""
        return (str(value),)

    def contacts(self, value: Value) -> tuple[Contact, ...]:  # noqa: ARG002 most hold none
        """Return the addresses and numbers in a checked answer."""
        return ()

    def flags(self, value: Value) -> tuple[str, ...]:  # noqa: ARG002 most raise none
        """Return the flags that a checked answer raises on the case."""
        return ()

    def team(self, value: Value) -> str:  # noqa: ARG002 most leave it to the form
        """Return the team to which a checked answer sends the case; empty if to none."""
        return ""

    def export(self, value: Value) -> Mapping[str, str]:
        """Return a checked answer as the text of its columns; any answer has the same columns."""
        return {self.id: "\n".join(self.words(value))}

    def name(self, part: str) -> str:
        """Return the field name of a part of the answer."""
        return f"{self.id}-{part}"

    def problem(self, code: str, default: str = "", part: str = "") -> Problem:
        """Return the form's own words for a code, else the default ones."""
        words = self.errors.get(code) or default or self.default_errors[code]
        return Problem(self.name(part) if part else self.id, words)

    def refused(self, code: str, default: str = "", part: str = "") -> Reading:
        """Return a reading without a value, with one problem."""
        return Reading(None, (self.problem(code, default, part),))

    def unanswered(self, part: str = "") -> Reading:
        """Return what comes of nothing being typed: a problem, unless it may be left out."""
        return Reading() if self.optional else self.refused("missing", part=part)
