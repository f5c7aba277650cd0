"""The screens of a form, the same whether the build or a function shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.forms.definition import CHECK_ANSWERS, Form, Page
from intake.forms.fields import Fields
from intake.forms.journey import CHANGING, TOKEN, ShowPage
from intake.forms.problems import Problem
from intake.rendering.templating import render


@dataclass(frozen=True)
class Screen:
    """What goes into the chrome: a title in plain text and a body in HTML."""

    title: str
    content: str


@dataclass(frozen=True)
class SummaryRow:
    """One answer on check-your-answers, with the page that asked for it."""

    label: str
    words: tuple[str, ...]
    page: str


def first_page(form: Form) -> str:
    """Return the first page as the build puts it below a Markdown page's own heading."""
    page = form.pages[0]
    return form.before_you_start + _page_html(form, ShowPage(page), Fields(), "", "h2")


def page_screen(form: Form, shown: ShowPage, fields: Fields, token: str) -> Screen:
    """Return a page with what was typed, its problems and all other answers in hidden fields."""
    return Screen(
        _title(shown.page.title, shown.problems), _page_html(form, shown, fields, token, "h1")
    )


def check_answers_screen(
    form: Form, fields: Fields, token: str, problems: Sequence[Problem] = ()
) -> Screen:
    """Return every answer with a button to change it, and the button that sends."""
    content = render(
        "forms/check_answers.html",
        form=form,
        action=f"/forms/{form.name}/{CHECK_ANSWERS}",
        problems=problems,
        hidden=[*fields.pairs(sorted(form.names), form.repeating), (TOKEN, token)],
        sections=[(page, _rows(page, fields)) for page in form.pages],
    )
    return Screen(_title("Check your answers", problems), content)


def confirmation_screen(form: Form, reference: str) -> Screen:
    """Return the page that says it arrived, under which reference, and what happens next."""
    content = render("forms/confirmation.html", form=form, reference=reference)
    return Screen(form.confirmation_title, content)


def _page_html(form: Form, shown: ShowPage, fields: Fields, token: str, heading: str) -> str:
    elsewhere = sorted(form.names - set(shown.page.names))
    ours = [(TOKEN, token), (CHANGING, "1" if shown.changing else "")]
    return render(
        "forms/page.html",
        page=shown.page,
        action=f"/forms/{form.name}/{shown.page.id}",
        heading=heading,
        problems=shown.problems,
        errors={problem.field: problem.message for problem in shown.problems},
        fields=fields,
        hidden=[*fields.pairs(elsewhere, form.repeating), *(pair for pair in ours if pair[1])],
        has_back=form.pages[0] != shown.page and not shown.changing,
    )


def _rows(page: Page, fields: Fields) -> list[SummaryRow]:
    readings = [(question, question.answer(fields).value) for question in page.questions]
    return [
        SummaryRow(
            question.label,
            ("Not answered",) if value is None else question.words(value),
            page.id,
        )
        for question, value in readings
        if question.names
    ]


def _title(title: str, problems: Sequence[Problem]) -> str:
    return f"Error: {title}" if problems else title
