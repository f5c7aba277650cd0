"""The pages of a form that one person's answers lead through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.forms.conditions import Condition, Values
from intake.forms.definition import Form, Page
from intake.forms.fields import Fields
from intake.forms.problems import Problem
from intake.forms.questions.base import Question, Value


@dataclass(frozen=True)
class Stop:
    """A page on the way, with the questions it asks this person.

    `asked` are shown; of these `counted` have a condition that holds: one that hangs on another
    answer of its own page is shown there and counts only when that answer was given.
    """

    page: Page
    asked: tuple[Question, ...]
    counted: tuple[Question, ...]
    problems: tuple[Problem, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields that the page shows."""
        return frozenset(name for question in self.asked for name in question.names)


@dataclass(frozen=True)
class Walk:
    """The way of one person; it ends at an exit page if it meets one."""

    stops: tuple[Stop, ...]
    values: Values = field(default_factory=dict)

    @classmethod
    def of(cls, form: Form, fields: Fields) -> "Walk":
        """Follow the answers; a question that is not asked counts as unanswered."""
        values: dict[str, Any] = {}
        return cls(tuple(_stops(form, fields, values)), values)

    def at(self, page_id: str) -> Stop | None:
        """Return the stop at a page; None when the way does not lead there."""
        return next((stop for stop in self.stops if stop.page.id == page_id), None)

    @property
    def ends_outside(self) -> Stop | None:
        """The exit page at the end of the way; None when it leads to sending."""
        return self.stops[-1] if self.stops and self.stops[-1].page.exit else None

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields whose answers count."""
        return frozenset(
            name for stop in self.stops for question in stop.counted for name in question.names
        )

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags that the answers raise, each once."""
        raised = (flag for question, value in self._answered for flag in question.flags(value))
        return tuple(dict.fromkeys(raised))

    @property
    def team(self) -> str:
        """The team of the option that decides who gets the case; empty when there is none."""
        chosen = (question.team(value) for question, value in self._answered)
        return next(filter(None, chosen), "")

    @property
    def _answered(self) -> Iterator[tuple[Question, Value]]:
        for stop in self.stops:
            for question in stop.counted:
                if question.id in self.values:
                    yield question, self.values[question.id]


def _stops(form: Form, fields: Fields, values: dict[str, Any]) -> Iterator[Stop]:
    for page in form.pages:
        if _holds(page.show_if, values):
            yield _stop(page, fields, values)
            if page.exit:
                return


def _stop(page: Page, fields: Fields, values: dict[str, Any]) -> Stop:
    before = dict(values)
    own = {question.id for question in page.questions}
    asked: list[Question] = []
    counted: list[Question] = []
    problems: list[Problem] = []
    for question in page.questions:
        if not _may_hold(question.show_if, before, own):
            continue
        offered = question.as_asked(before)
        asked.append(offered)
        if _holds(question.show_if, values):
            counted.append(offered)
            problems += _answer(offered, fields, values)
    return Stop(page, tuple(asked), tuple(counted), tuple(problems))


def _answer(question: Question, fields: Fields, values: dict[str, Any]) -> tuple[Problem, ...]:
    reading = question.answer(fields)
    if reading.value is not None:
        values[question.id] = reading.value
    return reading.problems


def _holds(condition: Condition | None, values: Mapping[str, Any]) -> bool:
    return condition is None or condition.holds(values)


def _may_hold(condition: Condition | None, before: Values, own: set[str]) -> bool:
    """Tell whether a question is shown: what hangs on its own page is known only once sent."""
    if condition is None or any(test.question in own for test in condition.tests()):
        return True
    return condition.holds(before)
