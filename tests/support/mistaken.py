"""Pages of a form filled in wrongly: every question in every way, in few submissions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from intake.forms.conditions import Test
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.problems import Problem
from intake.forms.questions.base import Question
from intake.forms.walk import Stop, Walk
from tests.support.clock import Clock
from tests.support.door import definitions
from tests.support.mistakes import mistakes
from tests.support.robot import CHECK, Place, filled
from tests.support.visitor import Typed
from tests.support.walks import explored

Values = dict[str, str | list[str]]


@dataclass(frozen=True)
class Submission:
    """A page as it stands open, and what is put into its fields; `raises`: question and code."""

    place: Place
    typed: Typed
    problems: tuple[Problem, ...]
    raises: frozenset[tuple[str, str]]

    def __str__(self) -> str:
        return f"{self.place.page}: " + ", ".join(f"{a} {b}" for a, b in sorted(self.raises))


@cache
def telling_places(name: str) -> tuple[Place, ...]:
    """Places that show, together, every question of every page with every option; few of them."""
    known = set[tuple[str, ...]]()
    found = []
    for place in sorted(explored(name), key=lambda each: -len(each.sight.controls)):
        new = {
            (place.page, control.name, value)
            for control in place.sight.controls
            for value in ("", *(option.value for option in control.options))
        } | {(place.page,)}
        if new - known:
            known |= new
            found.append(place)
    return tuple(found)


@cache
def submissions(name: str) -> tuple[Submission, ...]:
    """Every mistake that can be made on any page of a form, several at once where they may be."""
    form = definitions().forms[name]
    return tuple(
        submitted(form, place, typed)
        for place in telling_places(name)
        if place.page != CHECK
        for typed in together(place, asked(form, place))
    )


def asked(form: Form, place: Place) -> tuple[Question, ...]:
    """The questions that a page asks, with the options it offers."""
    return _stop(form, place, {}).asked


def submitted(form: Form, place: Place, typed: Typed) -> Submission:
    """The submission with what must come of it."""
    coded = _stop(_coded(form.name), place, typed).problems
    raises = frozenset((each.field.partition("-")[0], each.message) for each in coded)
    return Submission(place, typed, _stop(form, place, typed).problems, raises)


def together(place: Place, questions: Sequence[Question]) -> Iterator[Values]:
    """Fill in a page with a mistake at each question, until every mistake has been made."""
    waiting = {question.id: [*mistakes(question)] for question in questions}
    while any(waiting.values()):
        wrong: Values = {}
        above: Values = {}
        # what hangs on a choice comes after it, and needs it made
        for question in reversed(questions):
            needed = choices_above(question, questions)
            is_free = all(above.get(name, value) == value for name, value in needed.items())
            if waiting[question.id] and is_free and not above.keys() & {*question.names}:
                above |= needed
                wrong |= waiting[question.id].pop(0)
        yield with_mistakes(place, questions, wrong, above)


def with_mistakes(
    place: Place, questions: Sequence[Question], wrong: Typed, above: Typed
) -> Values:
    """What stands in the fields of a page: the mistakes, and right answers to all else."""
    blank: Values = {name: [] for question in questions for name in question.names}
    return {**blank, **filled(place.sight, {**_dates(questions), **wrong, **above}), **wrong}


def _dates(questions: Sequence[Any]) -> Values:
    """A day that is late enough for each date that has an earliest one."""
    dates = [each for each in questions if each.type == "date" and each.earliest]
    return {
        name: part
        for each in dates
        for name, part in zip(each.names, ("7", "3", "2031"), strict=True)
    }


def choices_above(question: Question, questions: Sequence[Question]) -> Values:
    """The choices on the same page that must be made for a question to count, by field."""
    known = {each.id: each for each in questions}
    condition = question.show_if
    if not isinstance(condition, Test) or condition.question not in known:
        return {}
    parent = known[condition.question]
    chosen = str(condition.wanted)
    return {**choices_above(parent, questions), parent.id: [chosen] if parent.many else chosen}


def _stop(form: Form, place: Place, typed: Typed) -> Stop:
    fields = Fields.from_pairs(place.screen.sent(typed))
    today = Clock().moment.date()
    stop = Walk.of(form, fields.on(today, today)).at(place.page)
    assert stop, place.page
    return stop


@cache
def _coded(name: str) -> Form:
    """A form with each error's code in place of its words."""
    form = definitions().forms[name]
    pages = tuple(
        replace(page, questions=tuple(map(_saying_codes, page.questions))) for page in form.pages
    )
    return replace(form, pages=pages)


def _saying_codes(question: Any) -> Question:
    codes = {code: code for code in question.default_errors}
    said: Question = replace(question, errors=codes)
    return said
