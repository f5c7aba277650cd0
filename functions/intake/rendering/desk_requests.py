"""The lead's pages for what somebody asks about themselves, and for whom we must tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from intake.cases.keeping import Keeping
from intake.cases.moments import spoken_moment
from intake.forms.problems import Problem
from intake.rendering.desk import STATUSES
from intake.rendering.desk_account import Account
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

WHOSE: Final[Mapping[str, str]] = {
    "person": "the person the support is for",
    "referrer": "who referred them",
    "other_party": "the other party",
}
"""As whom somebody stands in a case."""


@dataclass(frozen=True)
class FoundCase:
    """A case in which somebody was found; `asking` are those who may ask, if it is unclear."""

    id: str
    reference: str
    received: str
    state: str
    about: str
    flagged: bool
    asking: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class DueNotice:
    """A case whose other party must be told by a day; `overdue` says that it is past."""

    id: str
    reference: str
    by: str
    overdue: bool


@dataclass(frozen=True)
class Step:
    """What erasing comes to in one case."""

    reference: str
    what: str
    held: bool


def requests_screen(details: str, problems: Sequence[Problem], account: Account) -> Screen:
    """Return the page on which somebody is looked for, with what was typed."""
    title = "Requests about personal data"
    return request_screen(title, "requests", problems, account, details=details)


def found_screen(
    found: Sequence[FoundCase], details: str, problems: Sequence[Problem], account: Account
) -> Screen:
    """Return the cases in which somebody was found, and what can be done about them."""
    return request_screen("Cases found", "found", problems, account, found=found, details=details)


def erase_screen(
    steps: Sequence[Step], chosen: Sequence[tuple[str, str]], details: str, account: Account
) -> Screen:
    """Return what erasing would come to, with the button that does it.

    `chosen` are ids of cases with who asks.
    """
    free = [step for step in steps if not step.held]
    return request_screen(
        "Erase", "erase", (), account,
        steps=steps, chosen=chosen, details=details, can_go=bool(free),
    )  # fmt: skip


def erased_screen(steps: Sequence[Step], account: Account) -> Screen:
    """Return what was erased."""
    return request_screen("Erased", "erased", (), account, steps=steps)


def notices_screen(
    notices: Sequence[DueNotice], too_full: Sequence[str], account: Account
) -> Screen:
    """Return whose other party must be told, the soonest first; `too_full` months are missing."""
    return request_screen(
        "Notices to other parties", "notices", (), account, notices=notices, too_full=too_full
    )


def state_of(case: Keeping) -> str:
    """Return how a case stands and what keeps it, in words."""
    states = (("restricted", case.restricted_at), ("held", case.held_until))
    kept_by = [words for words, since in states if since]
    status = STATUSES.get(case.status) or case.status.replace("_", " ").capitalize()
    return ", ".join([status, *kept_by])


def found_case(case: Keeping, about: Sequence[str], *, flagged: bool) -> FoundCase:
    """Return a case as the list of what was found shows it."""
    received, state = spoken_moment(case.received_at), state_of(case)
    whose = ", ".join(WHOSE[each] for each in about)
    asking = [(each, WHOSE[each].capitalize()) for each in about] if len(about) > 1 else []
    return FoundCase(case.case_id, case.reference, received, state, whose, flagged, asking)


def spoken_date(day: date) -> str:
    """Return a day without its time: `3 December 2026`."""
    return f"{day.day} {day:%B %Y}"


def request_screen(
    title: str, template: str, problems: Sequence[Problem], account: Account, **names: object
) -> Screen:
    """Return a screen from a template of desk/requests."""
    content = render(
        f"desk/requests/{template}.html",
        title=title,
        problems=problems,
        account=account,
        **names,
    )
    return Screen(f"Error: {title}" if problems else title, content)
