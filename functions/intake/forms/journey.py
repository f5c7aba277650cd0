"""The way through a form: which page comes after what was sent."""

from dataclasses import dataclass
from typing import Final

from intake.forms.definition import CHECK_ANSWERS, Form, Page
from intake.forms.fields import Fields
from intake.forms.problems import Problem

TOKEN: Final = "_token"  # noqa: S105 a field name
GO: Final = "_go"
CHANGING: Final = "_changing"
RESERVED: Final = frozenset({TOKEN, GO, CHANGING})
"""Names of our own fields; no question's id begins with an underscore."""

BACK: Final = "back"
CHANGE: Final = "change:"
"""Values of the button that was pressed; the plain continue button sends none."""

UNEXPECTED: Final = Problem(
    "", "Something was sent that this form does not ask for. Check your answers and continue"
)
CONTROLS: Final = "We took out characters that cannot be shown. Check this answer and continue"


@dataclass(frozen=True)
class ShowPage:
    """Show a page of the form with what was typed, and what is wrong with it."""

    page: Page
    problems: tuple[Problem, ...] = ()
    changing: bool = False


@dataclass(frozen=True)
class CheckAnswers:
    """Show all answers before they are sent."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Send:
    """Every page is right and the person pressed send."""


Step = ShowPage | CheckAnswers | Send


def next_step(form: Form, step_id: str, fields: Fields) -> Step | None:
    """Return what follows on a POST to a page or to check-your-answers; None: no such step."""
    page = form.page(step_id)
    if step_id != CHECK_ANSWERS and page is None:
        return None
    go = fields.one(GO)
    if go.startswith(CHANGE) and (target := form.page(go.removeprefix(CHANGE))):
        return ShowPage(target, changing=True)
    if go == BACK:
        return ShowPage(_before(form, page))
    changing = bool(fields.one(CHANGING))
    if problems := _oddities(form, page, fields):
        return ShowPage(page, problems, changing) if page else CheckAnswers(problems)
    if page is None:
        return _first_unfinished(form, fields) or Send()
    return _forward(form, page, fields, changing=changing)


def _forward(form: Form, page: Page, fields: Fields, *, changing: bool) -> Step:
    if problems := page.problems(fields):
        return ShowPage(page, problems, changing)
    if changing:
        return _first_unfinished(form, fields) or CheckAnswers()
    following = form.pages[form.pages.index(page) + 1 :]
    if following:
        return ShowPage(following[0])
    return _first_unfinished(form, fields) or CheckAnswers()


def _first_unfinished(form: Form, fields: Fields) -> ShowPage | None:
    for page in form.pages:
        if problems := page.problems(fields):
            return ShowPage(page, problems, changing=True)
    return None


def _before(form: Form, page: Page | None) -> Page:
    if page is None:
        return form.pages[-1]
    return form.pages[max(0, form.pages.index(page) - 1)]


def _oddities(form: Form, page: Page | None, fields: Fields) -> tuple[Problem, ...]:
    """Return what no browser sends from our own pages as they are now.

    A button that is not known here may be one to change a page that the form had before: taking
    it for the one that sends would send what somebody wanted to change.
    """
    button = fields.one(GO)
    unknown = fields.values.keys() - form.names - RESERVED
    repeated = [name for name, sent in fields.values.items()
                if len(sent) > 1 and name not in form.repeating]  # fmt: skip
    if unknown or repeated or button:
        return (UNEXPECTED,)
    shown = page.names if page else ()
    return tuple(
        Problem(name if name in shown else "", CONTROLS) for name in sorted(fields.controls)
    )
