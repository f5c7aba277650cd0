"""The table of the privacy notice, made of the forms themselves so that it cannot drift."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from intake.directory.teams import Team
from intake.forms.definition import Form
from intake.rendering.templating import render

ABOUT: Final[Mapping[str, str]] = {
    "person": "About the person who would get support",
    "referrer": "About somebody who asks for them",
    "other_party": "About the other person in the conflict",
}
"""Words for whose answers a page of a form asks for."""

OUTCOMES: Final[Mapping[str, str]] = {
    "answered": "we answered you",
    "not_taken_up": "you did not go on",
    "declined": "we could not help with it",
    "completed": "you had the support",
    "spam": "it was junk",
}
"""Words for how a case ended, as they stand after "if"."""


@dataclass(frozen=True)
class Kept:
    """One form: its pages that ask, by whom they are about, and each period with how a case ended.

    `whole` is the path of the page that has every question of the form, to read or to print.
    `other_readers` are those whom an answer can choose in place of `reader`; `urgent_reader` is
    empty when nobody else reads what is urgent.
    """

    title: str
    whole: str
    asked: Mapping[str, tuple[str, ...]]
    reader: str
    other_readers: tuple[str, ...]
    urgent_reader: str
    periods: Mapping[str, str]


def what_each_form_keeps(
    forms: Iterable[Form], teams: Mapping[str, Team], link: Callable[[str], str]
) -> str:
    """Return the table, a row for each form; `link` makes an address of a path from the root."""
    return render("privacy/forms.html", rows=[kept(form, teams) for form in forms], link=link)


def kept(form: Form, teams: Mapping[str, Team]) -> Kept:
    """Gather from a form's definition what it asks for, who reads it and how long it is kept."""
    urgent = teams[form.urgent_team].name if form.urgent_team else ""
    reader = teams[form.team].name
    others = (teams[each].name for each in form.teams if each not in form.own_teams)
    return Kept(
        form.title,
        f"/print/{form.name}/",
        _asked(form),
        reader,
        tuple(others),
        urgent if urgent != reader else "",
        _periods(form),
    )


def _asked(form: Form) -> dict[str, tuple[str, ...]]:
    asking = [page for page in form.pages if page.names]
    titles = {
        words: tuple(page.title for page in asking if page.about == about)
        for about, words in ABOUT.items()
    }
    return {words: asked for words, asked in titles.items() if asked}


def _periods(form: Form) -> dict[str, str]:
    periods: dict[str, list[str]] = {}
    for outcome, period in form.retention.items():
        periods.setdefault(period, []).append(OUTCOMES[outcome])
    return {period: " or ".join(endings) for period, endings in periods.items()}
