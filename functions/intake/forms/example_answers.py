"""Answers that a form accepts, made from its definition: whatever form that is.

Only what must be answered is, without raising a flag where that can be avoided, and on a way that
leads to sending.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from typing import Final

from intake.forms.definition import Form
from intake.forms.examples import Answers, examples
from intake.forms.fields import Fields
from intake.forms.questions.base import Question
from intake.forms.walk import Walk

MOST: Final = 2000
"""Answers that are tried before a form counts as one that cannot be answered."""


class NoWayThrough(Exception):
    """Raised for a form with a question that no example answers, or with no way to its end."""


def example_answers(form: Form, today: date) -> Answers:
    """Return the values of a whole form's fields, by name; raises NoWayThrough."""
    found = _completed(form, {}, today, count())
    if found is None:
        raise NoWayThrough
    return found


def _completed(form: Form, given: Answers, today: date, tried: Iterator[int]) -> Answers | None:
    """Return the answers with all that is still needed; None when they lead to an exit page."""
    walk = Walk.of(form, _fields(given, today))
    question = next(_refused(walk, given, today), None)
    if question is None:
        return None if walk.ends_outside else given
    for answer in examples(question, today):
        if next(tried) == MOST:
            raise NoWayThrough
        after = {**given, **answer}
        if question.answer(_fields(after, today)).problems:
            continue
        if found := _completed(form, after, today, tried):
            return found
    return None


def _refused(walk: Walk, given: Answers, today: date) -> Iterator[Question]:
    fields = _fields(given, today)
    for stop in walk.stops:
        yield from (each for each in stop.counted if each.answer(fields).problems)


def _fields(given: Mapping[str, tuple[str, ...]], today: date) -> Fields:
    return Fields(given, begun=today, today=today)
