"""Answers as they are kept: each with the words that were shown for it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from intake.forms.questions.base import Contact, Value
from intake.forms.walk import Walk


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


def collect(walk: Walk) -> Answers:
    """Gather the answers of a way whose every page is without problems; no other is kept."""
    about: dict[str, list[Answer]] = {}
    contacts: dict[str, list[Contact]] = {}
    for stop in walk.stops:
        for question in stop.counted:
            if (value := walk.values.get(question.id)) is not None:
                words = question.words(value)
                about.setdefault(stop.page.about, []).append(
                    Answer(
                        question.id, question.label, question.type, value, words, stop.page.title
                    )
                )
                contacts.setdefault(stop.page.about, []).extend(question.contacts(value))
    return Answers(about, contacts)
