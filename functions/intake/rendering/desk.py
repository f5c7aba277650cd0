"""The desk's screens: what a coordinator must know first stands first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.cases.casework import ALLOCATED, CONFIRMED, CONTACTED
from intake.cases.moments import spoken_moment
from intake.cases.record import Case
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

FLAGS: Final = {
    "safeguarding": "Safeguarding concern",
    "urgent": "Urgent",
    "unsafe_contact": "Some ways of making contact are not safe",
}
STATUSES: Final = {
    "new": "New",
    "open": "Opened",
    "contacted": "In contact",
    "confirmed": "Would like to take part",
    "allocated": "With a coach or mediator",
    "closed": "Closed",
    "quarantined": "Perhaps spam",
}
_REPLIED: Final = frozenset({CONTACTED, CONFIRMED, ALLOCATED})
MESSAGES: Final = {
    "failed": "Something went wrong at our end",
    "not_a_member": "You cannot use this desk yet",
    "not_here": "There is nothing here for you",
    "not_signed_in": "We could not sign you in",
    "not_taken": "We did not take that",
    "not_signed_out": "You are still signed in",
    "provider_unavailable": "Signing in does not work at the moment",
    "unsure": "We cannot say whether this was saved",
    "signed_out": "You have signed out",
    "signed_out_everywhere": "You have signed out everywhere",
}
"""The title of each template in desk/messages."""


@dataclass(frozen=True)
class Facts:
    """What is said of a case in words, in the list and on its own page."""

    received: str
    reply_by: str
    status: str
    flags: Sequence[str]


def message_screen(message: str) -> Screen:
    """Return a screen that shows no case; `message` is one of MESSAGES."""
    return _screen(MESSAGES[message], f"desk/messages/{message}.html")


def _screen(title: str, template: str, **names: object) -> Screen:
    return Screen(title, render(template, title=title, **names))


def facts_of(case: Case) -> Facts:
    """Return what lists and the page of a case say of it."""
    return Facts(
        received=spoken_moment(case.received_at),
        reply_by="Replied" if case.status in _REPLIED else spoken_moment(case.promised_by),
        status=_words(STATUSES, case.status),
        flags=[_words(FLAGS, flag) for flag in case.flags],
    )


def _words(known: Mapping[str, str], name: str) -> str:
    return known.get(name) or name.replace("_", " ").capitalize()
