"""A form: its pages, its questions, and who is told about what it brings."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.problems import Problem
from intake.forms.questions import REGISTRY
from intake.forms.questions.base import Question

ABOUT: Final = ("person", "referrer", "other_party")
OUTCOMES: Final = ("answered", "not_taken_up", "declined", "completed", "spam")
CHECK_ANSWERS: Final = "check-your-answers"
"""The last step's name in addresses; no page can have it."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_QUESTION_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""Without a dash: dashes join a question's id and its parts (`reply-email`, `topic-hint`)."""


@dataclass(frozen=True)
class Page:
    """One screen of a form; `about` says whose answers it asks for."""

    id: str
    title: str
    caption: str
    about: str
    questions: tuple[Question, ...]

    def problems(self, fields: Fields) -> tuple[Problem, ...]:
        """Return what is wrong with the page's answers, in the order of its questions."""
        return tuple(p for question in self.questions for p in question.answer(fields).problems)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields of the page."""
        return tuple(name for question in self.questions for name in question.names)


@dataclass(frozen=True)
class Form:
    """A compiled form; passages (`before_you_start` and its like) are HTML."""

    name: str
    title: str
    service: str
    team: str
    retention: Mapping[str, str]
    pages: tuple[Page, ...]
    before_you_start: str
    check_answers: str
    declaration: str
    confirmation_title: str
    what_happens_next: str
    digest: str

    def page(self, page_id: str) -> Page | None:
        """Return a page by its id; None when there is no such page."""
        return next((page for page in self.pages if page.id == page_id), None)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all fields of the form."""
        return frozenset(name for page in self.pages for name in page.names)

    @cached_property
    def repeating(self) -> frozenset[str]:
        """The names that may be sent more than once."""
        questions = (question for page in self.pages for question in page.questions)
        return frozenset(name for question in questions for name in question.repeating)


def read_form(name: str, data: object) -> Form:
    """Make a form of its parsed or compiled file; raises ContentMistakes with all of them."""
    top = Section.whole(data)
    form = Form(
        name=name,
        title=top.text("title"),
        service=top.text("service"),
        team=top.text("team"),
        retention=_retention(top.section("retention")),
        pages=tuple(_page(each) for each in top.sections("pages", required=True)),
        before_you_start=top.text("before_you_start", ""),
        check_answers=top.text("check_answers", ""),
        declaration=top.text("declaration", ""),
        confirmation_title=top.text("confirmation_title", "We have received your message"),
        what_happens_next=top.text("what_happens_next"),
        digest=sha256(json.dumps(data, sort_keys=True).encode()).hexdigest(),
    )
    top.choice("contact", ("none",), "")
    if not _NAME.fullmatch(name):
        top.wrong("", "name the file with small letters, digits and dashes, such as contact.yml")
    _check_ids(top, form)
    top.finish()
    return form


def _page(entry: Section) -> Page:
    page = Page(
        id=entry.text("id"),
        title=entry.text("title"),
        caption=entry.text("caption", ""),
        about=entry.choice("about", ABOUT, "person"),
        questions=tuple(
            question
            for each in entry.sections("questions", required=True)
            if (question := _question(each))
        ),
    )
    if page.id == CHECK_ANSWERS:
        entry.wrong("id", "the last step has this id; choose another")
    if page.id and not _NAME.fullmatch(page.id):
        entry.wrong("id", "use small letters, digits and dashes, such as about-you")
    entry.close()
    return page


def _question(entry: Section) -> Question | None:
    kind = REGISTRY.get(entry.choice("type", tuple(REGISTRY)))
    if kind is None:
        return None
    question = kind.read(entry)
    if question.id and not _QUESTION_ID.fullmatch(question.id):
        entry.wrong("id", "use small letters, digits and underscores, such as your_name")
    if question.label.endswith("*"):
        entry.wrong("label", "take the asterisk off; questions that may be left out say so")
    entry.close()
    return question


def _retention(entry: Section) -> Mapping[str, str]:
    periods = {outcome: entry.text(outcome) for outcome in OUTCOMES if entry.has(outcome)}
    for outcome, period in periods.items():
        if period and not re.fullmatch(r"[1-9][0-9]* (days?|months?|years?)", period):
            entry.wrong(outcome, "write a number and days, months or years, such as 6 months")
    if not periods:
        entry.wrong("", "say how long each outcome is kept, such as `answered: 6 months`")
    entry.close()
    return periods


def _check_ids(top: Section, form: Form) -> None:
    pages = [page.id for page in form.pages]
    questions = [question.id for page in form.pages for question in page.questions]
    for ids, what in ((pages, "page"), (questions, "question")):
        for twice in sorted({each for each in ids if ids.count(each) > 1}):
            top.wrong("pages", f'"{twice}" is the id of more than one {what}')
    preferences = [q for page in form.pages for q in page.questions
                   if q.type == "contact_preferences"]  # fmt: skip
    silent = top.data.get("contact") == "none"
    if len(preferences) != (0 if silent else 1):
        top.wrong(
            "pages", "ask contact_preferences once, or write `contact: none` if nobody is contacted"
        )
