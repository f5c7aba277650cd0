"""The screens of a form, the same whether the build or a function shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from intake.forms.conditions import Test
from intake.forms.definition import CHECK_ANSWERS, YOUR_ANSWERS, Form
from intake.forms.fields import Fields
from intake.forms.journey import CHANGING, SEEN, SHOWN, TOKEN, Journey, ShowPage
from intake.forms.marks import Mark
from intake.forms.problems import Problem
from intake.forms.questions.base import Question
from intake.forms.trap import trap_name
from intake.forms.walk import Stop
from intake.rendering.templating import render


@dataclass(frozen=True)
class Screen:
    """What goes into the chrome: a title in plain text and a body in HTML."""

    title: str
    content: str


@dataclass(frozen=True)
class Place:
    """Where a form is filled in: the path its steps lie under, and what its pages carry there.

    `before_send` is markup that stands above the button that sends.
    """

    path: str
    carried: tuple[tuple[str, str], ...] = ()
    before_send: str = ""


SITE: Final = Place("/forms")


@dataclass(frozen=True)
class SummaryRow:
    """One answer on check-your-answers, with the page that asked for it.

    `is_list` tells that each line is a thing of its own, and not part of a longer text.
    """

    label: str
    words: tuple[str, ...]
    page: str
    is_list: bool = False


def first_page(form: Form) -> str:
    """Return the first page as the build puts it below a Markdown page's own heading."""
    journey = Journey.of(form, Fields())
    shown = ShowPage(journey.walk.stops[0])
    opening = render("forms/opening.html", form=form)
    return opening + _page_html(journey, shown, "", "h2", SITE)


def page_screen(journey: Journey, shown: ShowPage, token: str, place: Place = SITE) -> Screen:
    """Return a page with what was typed, its problems and all other answers in hidden fields."""
    title = _title(shown.stop.page.title, shown.problems)
    return Screen(title, _page_html(journey, shown, token, "h1", place))


def check_answers_screen(
    journey: Journey, token: str, problems: Sequence[Problem] = (), place: Place = SITE
) -> Screen:
    """Return every answer that counts, with a button to change it, and the button that sends.

    What no longer counts is dropped here: it goes into no hidden field.
    """
    walk, form = journey.walk, journey.form
    content = render(
        "forms/check_answers.html",
        form=form,
        action=_action(place, form, CHECK_ANSWERS),
        problems=problems,
        hidden=[*_hidden(journey, walk.names, token), *place.carried],
        before_send=place.before_send,
        trap=_trap(journey, token),
        sections=[(stop.page, answer_rows(journey, stop)) for stop in walk.stops],
    )
    return Screen(_title("Check your answers", problems), content)


def confirmation_screen(journey: Journey, reference: str) -> Screen:
    """Return the page that says it arrived, under which reference, and what happens next."""
    form = journey.form
    content = render(
        "forms/confirmation.html",
        form=form,
        reference=reference,
        action=_action(SITE, form, YOUR_ANSWERS),
        hidden=_hidden(journey, journey.walk.names, ""),
    )
    return Screen(form.confirmation_title, content)


def your_answers_screen(journey: Journey) -> Screen:
    """Return somebody's own answers, to print or save; a page that only its POST can show."""
    sections = [(stop.page, answer_rows(journey, stop)) for stop in journey.walk.stops]
    return Screen("Your answers", render("forms/your_answers.html", sections=sections))


def _page_html(journey: Journey, shown: ShowPage, token: str, heading: str, place: Place) -> str:
    form, stop = journey.form, shown.stop
    changing = [(CHANGING, "1")] if shown.changing else []
    own = [(SHOWN, str(Mark.of(stop))), *changing, *place.carried]
    under = _under_choices(stop.asked)
    return render(
        "forms/page.html",
        page=stop.page,
        questions=[question for question in stop.asked if question not in chain(*under.values())],
        under=under,
        action=_action(place, form, stop.page.id),
        heading=heading,
        problems=shown.problems,
        errors={problem.field: problem.message for problem in shown.problems},
        fields=journey.fields,
        hidden=[*_hidden(journey, form.names - stop.names, token), *own],
        trap=_trap(journey, token),
        has_back=journey.walk.stops[0] != stop and not shown.changing,
    )


def _under_choices(asked: Sequence[Question]) -> dict[tuple[str, str], list[Question]]:
    """Return the questions that hang on one choice of their own page, by question and choice."""
    choices = {(each.id, option.value) for each in asked for option in each.choices}
    under: dict[tuple[str, str], list[Question]] = {}
    for question in asked:
        match question.show_if:
            case Test(above, "is" | "contains", str(wanted)) if (above, wanted) in choices:
                under.setdefault((above, wanted), []).append(question)
    return under


def _action(place: Place, form: Form, step: str) -> str:
    return f"{place.path}/{form.name}/{step}"


def _hidden(journey: Journey, names: Iterable[str], token: str) -> list[tuple[str, str]]:
    carried = journey.fields.pairs(sorted(names), journey.form.repeating)
    seen = [(SEEN, mark) for mark in sorted(map(str, journey.seen.values()))]
    return [*carried, *seen, *([(TOKEN, token)] if token else [])]


def _trap(journey: Journey, token: str) -> tuple[str, str] | None:
    """Return name and value of the field that is to stay empty; a page without token has none."""
    return (trap_name(token), journey.trapped) if token else None


def answer_rows(journey: Journey, stop: Stop) -> list[SummaryRow]:
    """Return the answers of one page, those that were not given too."""
    return [
        SummaryRow(question.label, words, stop.page.id, question.many and len(words) > 1)
        for question in stop.counted
        if question.names
        for words in [_words(question, journey)]
    ]


def _words(question: Question, journey: Journey) -> tuple[str, ...]:
    value = journey.walk.values.get(question.id)
    return ("Not answered",) if value is None else question.words(value)


def _title(title: str, problems: Sequence[Problem]) -> str:
    return f"Error: {title}" if problems else title
