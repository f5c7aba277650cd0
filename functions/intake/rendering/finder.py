"""The pages of "Find the right support", static: every answer is a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intake.directory.entry import ServiceEntry
from intake.directory.finder import End, Finder, Question, Step, Suggestion
from intake.directory.status import Status
from intake.rendering.service_words import Fact, Place, provision
from intake.rendering.templating import render

START: Final = "/find/"


@dataclass(frozen=True)
class Given:
    """An answer that was given, and the page where another can be chosen."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True)
class Option:
    """An answer that can be given, and the page it leads to."""

    label: str
    hint: str
    address: str


@dataclass(frozen=True)
class Suggested:
    """A service at an end, with the reason why it is there."""

    service: ServiceEntry
    reason: str
    address: str
    provision: list[Fact]
    status: Status


def path_of(answers: Sequence[str]) -> str:
    """Return where the step after these answers stands, from the root of the site."""
    return START + "".join(f"{answer}/" for answer in answers)


def step_title(finder: Finder, step: Step) -> str:
    """Return the page's title in plain text."""
    if not step.taken:
        return finder.title
    return step.shows.title if isinstance(step.shows, Question) else finder.end_title


def step_html(finder: Finder, step: Step, place: Place) -> str:
    """Return a page's whole content, its heading included."""
    given = [
        Given(question.title, answer.label, place.link(path_of(step.answers[:at])))
        for at, (question, answer) in enumerate(step.taken)
    ]
    shown = {"finder": finder, "given": given, "start": place.link(START)}
    if isinstance(step.shows, End):
        suggestions = [_suggested(each, place) for each in step.shows.suggestions]
        return render(
            "finder/end.html",
            end=step.shows,
            suggestions=suggestions,
            any_open=any(each.status.is_open for each in suggestions),
            link=place.link,
            contact=True,
            **shown,
        )
    options = [
        Option(answer.label, answer.hint, place.link(path_of((*step.answers, answer.id))))
        for answer in step.shows.answers
    ]
    return render("finder/question.html", question=step.shows, options=options, **shown)


def _suggested(suggestion: Suggestion, place: Place) -> Suggested:
    service = place.services[suggestion.service]
    return Suggested(
        service,
        suggestion.reason,
        place.link(service.path),
        provision(service),
        service.status.on(place.today),
    )
