"""Answers as they are kept: each with the words that were shown for it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.questions.base import Contact, Value


@dataclass(frozen=True)
class Answer:
    """One answer; desk, print and export need nothing of the form that asked for it."""

    id: str
    label: str
    type: str
    value: Value
    words: tuple[str, ...]
    page: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for the table."""
        return asdict(self)


@dataclass(frozen=True)
class Answers:
    """The answers of a whole form by whom they are about, and the addresses among them."""

    about: Mapping[str, Sequence[Answer]]
    contacts: Mapping[str, Sequence[Contact]]


def collect(form: Form, fields: Fields) -> Answers:
    """Gather the answers of a form whose every page is without problems."""
    about: dict[str, list[Answer]] = {}
    contacts: dict[str, list[Contact]] = {}
    for page in form.pages:
        for question in page.questions:
            value = question.answer(fields).value
            if value is not None:
                words = question.words(value)
                about.setdefault(page.about, []).append(
                    Answer(question.id, question.label, question.type, value, words, page.title)
                )
                contacts.setdefault(page.about, []).extend(question.contacts(value))
    return Answers(about, contacts)
