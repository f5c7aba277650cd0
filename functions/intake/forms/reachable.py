"""Pages to which no answers lead, found by trying the answers that decide.

Only `make check` asks this: trying takes longer than a function may take to start.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from math import prod
from typing import Any, Final

from intake.content.section import Section
from intake.forms.conditions import Condition, Test, Values
from intake.forms.definition import Form, Page
from intake.forms.questions.base import Question

MOST_TRIES: Final = 20_000
"""Ways to answer that are tried for one page; of a page that needs more, nothing is said."""

OTHER: Final = "\0"
"""Stands for every answer that no condition looks at; nobody can type it."""


def check_reachable(top: Section, form: Form) -> None:
    """Note every page that nobody can get to; nothing while a condition or an id is wrong."""
    if any("show_if" in each.place or each.place.endswith("> id") for each in top.mistakes):
        return
    for page in form.pages:
        if not _can_be_reached(form, page):
            place = f"pages > {page.id}" + (" > show_if" if page.show_if else "")
            top.wrong(place, "no answers lead to this page, so nobody can ever see it")


def _can_be_reached(form: Form, page: Page) -> bool:
    ends = [each for each in form.pages[: form.pages.index(page)] if each.exit]
    for exits in (ends, []):
        deciding = _deciding(form, [page, *exits])
        answers = {question.id: _answers(question, tests) for question, tests in deciding}
        if prod(map(len, answers.values())) <= MOST_TRIES:
            tried = (dict(zip(answers, each, strict=True)) for each in product(*answers.values()))
            return any(_leads(form, page, given, exits) for given in tried)
    return True


def _deciding(form: Form, pages: Iterable[Page]) -> list[tuple[Question, list[Test]]]:
    """Return what the conditions of pages look at, at any remove, with the tests made of it."""
    places = {question.id: (page, question) for page in form.pages for question in page.questions}
    tests: dict[str, list[Test]] = {}
    waiting = [test for page in pages for test in _tests([page.show_if])]
    while waiting:
        test = waiting.pop()
        if test.question not in tests:
            waiting += _tests(_conditions(*places[test.question]))
        tests.setdefault(test.question, []).append(test)
    return [(question, tests[name]) for name, (_, question) in places.items() if name in tests]


def _conditions(page: Page, question: Question) -> Iterator[Condition | None]:
    yield from (page.show_if, question.show_if)
    yield from (option.show_if for option in question.choices)


def _tests(conditions: Iterable[Condition | None]) -> list[Test]:
    return [test for condition in conditions if condition for test in condition.tests()]


def _answers(question: Question, tests: Iterable[Test]) -> list[Any]:
    """Return answers of every sort that the tests can tell apart; None for none."""
    wanted = {str(test.wanted) for test in tests if test.verb != "is_answered"}
    if question.many:
        found: list[Any] = [*_ticked(question, wanted)]
    elif question.choices:
        found = [option.value for option in question.choices]
    elif question.type in ("address", "statement"):
        found = [{OTHER: OTHER}]  # kept in parts: it is answered, and equals nothing
    else:
        found = [*sorted(wanted), OTHER]
    return [*found, None] if question.optional else found


def _ticked(question: Question, wanted: set[str]) -> Iterator[list[str]]:
    alone = {option.value for option in question.choices if option.exclusive}
    known = [option.value for option in question.choices if option.value in wanted]
    others = [OTHER] if len(known) < len(question.choices) else []
    for count in range(1, len(known) + len(others) + 1):
        for ticked in combinations([*known, *others], count):
            if count == 1 or not alone & {*ticked}:
                yield [*ticked]


def _leads(form: Form, target: Page, given: Mapping[str, Any], exits: Iterable[Page]) -> bool:
    values: dict[str, Any] = {}
    for page in form.pages:
        shown = _holds(page.show_if, values)
        if page is target or (shown and page in exits):
            return shown and page is target
        before = dict(values)
        for question in page.questions if shown else ():
            answer = given.get(question.id)
            if answer is None or not _holds(question.show_if, values):
                continue
            if not _is_offered(question, answer, before):
                return False
            values[question.id] = answer
    return False


def _is_offered(question: Question, answer: Any, before: Values) -> bool:  # noqa: ANN401
    chosen = answer if isinstance(answer, list) else [answer]
    return all(
        _holds(option.show_if, before) for option in question.choices if option.value in chosen
    )


def _holds(condition: Condition | None, values: Values) -> bool:
    return condition is None or condition.holds(values)
