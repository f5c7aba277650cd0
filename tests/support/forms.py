"""Forms for tests, written as editors write them and read by the reader of real forms."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from intake.content.mistakes import ContentMistakes
from intake.content.section import Section
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.questions import REGISTRY
from intake.forms.questions.base import Question
from intake.forms.reading import read_form

Written = dict[str, Any]
Sent = Mapping[str, str | list[str]]

NAME: Written = {"id": "name", "type": "text", "label": "Your name"}
TOPIC: Written = {
    "id": "topic",
    "type": "radios",
    "label": "What is it about?",
    "options": [
        {"value": "mediation", "label": "Mediation"},
        {"value": "other", "label": "Something else", "hint": "Or you are not sure"},
    ],
}
MESSAGE: Written = {"id": "message", "type": "long_text", "label": "Your message"}
REPLY: Written = {"id": "reply", "type": "contact_preferences", "label": "Which are safe?"}

ANSWERED: Sent = {
    "topic": "mediation",
    "message": "Noise at night",
    "name": "Robin",
    "reply-channels": ["email"],
    "reply-email": "robin@example.org",
}
"""Right answers to every question of `a_form()`."""


def a_page(page_id: str, *questions: Written, **changes: object) -> Written:
    """One page as it stands in a form's file."""
    return {"id": page_id, "title": f"The page {page_id}", "questions": [*questions], **changes}


def a_file(**changes: object) -> Written:
    """A whole form's file of three pages, without a mistake."""
    return {
        "title": "Write to us",
        "service": "contact",
        "team": "general",
        "retention": {"answered": "6 months"},
        "pages": [a_page("what", TOPIC, MESSAGE), a_page("who", NAME), a_page("reach", REPLY)],
        "what_happens_next": "<p>We reply soon.</p>",
        **changes,
    }


def a_form(**changes: object) -> Form:
    """The form that such a file makes."""
    return read_form("contact", a_file(**changes))


def silent_form(*questions: Written) -> Form:
    """A form of one page that asks these questions and for no way to reach anybody."""
    return a_form(pages=[a_page("only", *questions)], contact="none")


def a_question(written: Written, **changes: object) -> Question:
    """One question that holds no mistake."""
    question, mistakes = read_question({**written, **changes})
    assert mistakes == []
    return question


def read_question(written: Written) -> tuple[Question, list[str]]:
    """One question, and the mistakes in what is written of it."""
    entry = Section(written, "", [])
    question = REGISTRY[entry.text("type")].read(entry)
    entry.close()
    return question, [str(mistake) for mistake in entry.mistakes]


def sent(values: Sent | None = None, **more: str | list[str]) -> Fields:
    """Fields as a browser sends them; underscores stay, dashes need the mapping."""
    given = {**(values or {}), **more}
    return Fields.from_pairs(
        (name, each)
        for name, value in given.items()
        for each in ([value] if isinstance(value, str) else value)
    )


def without(values: Sent, *names: str) -> Sent:
    """The same answers without those of these fields."""
    return {name: value for name, value in values.items() if name not in names}


def mistakes_of(read: Callable[[object], object], data: object) -> list[str]:
    """Every mistake that a reader finds, in the words an editor sees."""
    with pytest.raises(ContentMistakes) as found:
        read(data)
    return [str(mistake) for mistake in found.value.mistakes]


def marks(form: Form) -> list[str]:
    """What travels with the answers of somebody who was asked every question of a form."""
    return [f"{page.id}.{page.digest}.ffff" for page in form.pages]
