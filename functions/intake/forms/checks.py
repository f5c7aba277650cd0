"""What makes a form's file wrong although each of its entries is right."""

from collections.abc import Iterator

from intake.content.section import Section
from intake.forms.conditions import Condition, Test
from intake.forms.definition import Form, Page
from intake.forms.questions.base import Question

_CHOOSING = ("contains", "does_not_contain")
_EQUALLING = ("is", "is_not")


def check_form(top: Section, form: Form, *, silent: bool) -> None:
    """Note ids used twice, conditions that cannot work, and contact preferences not asked once."""
    _check_ids(top, form)
    _check_preferences(top, form, silent=silent)
    for place, condition, known in _conditions(form):
        for test in condition.tests():
            _check_test(top, place, test, known)


def _check_ids(top: Section, form: Form) -> None:
    pages = [page.id for page in form.pages]
    questions = [question.id for question in form.questions]
    for ids, what in ((pages, "page"), (questions, "question")):
        for twice in sorted({each for each in ids if ids.count(each) > 1}):
            top.wrong("pages", f'"{twice}" is the id of more than one {what}')


def _check_preferences(top: Section, form: Form, *, silent: bool) -> None:
    asking = [
        (page, question)
        for page in form.pages
        for question in page.questions
        if question.type == "contact_preferences"
    ]
    stores = any(not page.exit for page in form.pages)
    if len(asking) != (0 if silent or not stores else 1):
        top.wrong(
            "pages", "ask contact_preferences once, or write `contact: none` if nobody is contacted"
        )
    for page, question in asking:
        if page.about != "person":
            place = f"pages > {page.id} > questions > {question.id}"
            top.wrong(place, "ask this on a page about the person, the one the support is for")


def _conditions(form: Form) -> Iterator[tuple[str, Condition, dict[str, Question]]]:
    """Give each condition with its place and the questions it may look at."""
    known: dict[str, Question] = {}
    for page in form.pages:
        place = f"pages > {page.id}"
        if page.show_if:
            yield place, page.show_if, dict(known)
        yield from _inner_conditions(page, place, known)
        known |= {question.id: question for question in page.questions}


def _inner_conditions(
    page: Page, place: str, before: dict[str, Question]
) -> Iterator[tuple[str, Condition, dict[str, Question]]]:
    known = dict(before)
    for question in page.questions:
        where = f"{place} > questions > {question.id}"
        if question.show_if:
            yield where, question.show_if, dict(known)
        for option in question.choices:
            if option.show_if:
                yield f"{where} > options > {option.value}", option.show_if, before
        known[question.id] = question


def _check_test(top: Section, place: str, test: Test, known: dict[str, Question]) -> None:
    where = f"{place} > show_if"
    question = known.get(test.question)
    if question is None:
        top.wrong(where, f'"{test.question}" is not a question that is asked before this')
        return
    values = [option.value for option in question.choices]
    many = question.many
    if many and test.verb in _EQUALLING:
        top.wrong(where, f'"{test.question}" takes several answers; write contains for {test.verb}')
    if not many and test.verb in _CHOOSING:
        top.wrong(where, f'"{test.question}" takes one answer; write is for {test.verb}')
    if values and test.verb != "is_answered" and test.wanted not in values:
        top.wrong(where, f'"{test.wanted}" is not among the answers of "{test.question}"')
