"""What makes a form's file wrong although each of its entries is right."""

from collections.abc import Iterator

from intake.content.section import Section
from intake.forms.conditions import Condition, Test
from intake.forms.definition import Form, Page
from intake.forms.questions.base import Question

_CHOOSING = ("contains", "does_not_contain")
_EQUALLING = ("is", "is_not")
_ONE_CHOICE = (
    "on its own page a question can look at one choice and nothing else, such as "
    "`{question: role, is: coach}`; for more, ask it on a later page"
)


def check_form(top: Section, form: Form, *, silent: bool) -> None:
    """Note ids used twice, conditions that cannot work, and what may be asked only once."""
    _check_ids(top, form)
    _check_preferences(top, form, silent=silent)
    _check_teams(top, form)
    for place, condition, known in _conditions(form):
        for test in condition.tests():
            _check_test(top, place, test, known)
    for page in form.pages:
        _check_own_page(top, page)


def _check_ids(top: Section, form: Form) -> None:
    pages: set[str] = set()
    questions: dict[str, str] = {}
    for page in form.pages:
        if page.id in pages:
            top.wrong(f"pages > {page.id} > id", "another page has this id already")
        pages.add(page.id)
        for question in page.questions:
            if question.id in questions:
                place = f"pages > {page.id} > questions > {question.id} > id"
                top.wrong(place, f'a question of the page "{questions[question.id]}" has this id')
            questions.setdefault(question.id, page.id)


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


def _check_teams(top: Section, form: Form) -> None:
    deciding = [
        f"pages > {page.id} > questions > {question.id} > options"
        for page in form.pages
        for question in page.questions
        if any(option.team for option in question.choices)
    ]
    for place in deciding[1:]:
        top.wrong(place, "only one question of a form can say which team gets the case")


def _conditions(form: Form) -> Iterator[tuple[str, Condition, dict[str, Question]]]:
    """Give each condition with its place and the questions it may look at."""
    known: dict[str, Question] = {}
    for page in form.pages:
        place = f"pages > {page.id}"
        if page.show_if:
            yield place, page.show_if, dict(known)
        yield from _inner_conditions(page, place, known)
        known |= {question.id: question for question in page.questions if question.names}


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
        if question.names:
            known[question.id] = question


def _check_own_page(top: Section, page: Page) -> None:
    """Note what looks at its own page and not at one choice, under which it can stand."""
    choices = {question.id for question in page.questions if question.choices}
    own = {question.id for question in page.questions}
    for question in page.questions:
        tests = question.show_if.tests() if question.show_if else ()
        if own.isdisjoint(test.question for test in tests):
            continue
        match question.show_if:
            case Test(above, "is" | "contains") if above in choices:
                continue
        top.wrong(f"pages > {page.id} > questions > {question.id} > show_if", _ONE_CHOICE)


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
