"""What people do at the desk again and again: find a case, go to a page, hold a session."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from tests.support.browser_hands import Mouse, act
from tests.support.browser_person import AtABrowser

Stops = Iterator[tuple[str, Page]]
"""What is on the page, and the page; it must be left as it was found."""

BOOKED_FOR: Final = "2026-12-12T10:00"
"""A moment that is typed alike whether the day or the month comes first."""

UNFOLD: Final = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@dataclass(frozen=True)
class Sent:
    """References of what visitors have sent."""

    letter: str
    support: str
    mediation: str


def unfolded(name: str, person: AtABrowser) -> Stops:
    person.page.evaluate(UNFOLD)
    yield name, person.page
    person.page.reload()


def session(hands: Mouse, number: str) -> None:
    """Book a session and hold it."""
    act(
        hands, "Book a session", "Book the session",
        session=f"Session {number}", when=BOOKED_FOR, preference="Online",
    )  # fmt: skip
    act(
        hands, "Record that a session took place", "Record the session",
        session=f"Session {number}", session_outcome="There is progress",
    )  # fmt: skip


def record_contact(hands: Mouse) -> None:
    act(
        hands, "Record that you made contact", "Record contact",
        how="By phone", outcome="We spoke, or they answered",
    )  # fmt: skip


def open_case(person: AtABrowser, reference: str) -> None:
    """Come to a case by searching for it."""
    look_for(person, reference)
    follow(person, reference)


def open_first(person: AtABrowser) -> None:
    at(person, "/")
    person.page.get_by_role("table").get_by_role("link").first.click()
    person.page.wait_for_load_state()


def look_for(person: AtABrowser, what: str) -> None:
    at(person, "/search")
    person.write("what", what)
    person.press("Search")


def follow(person: AtABrowser, words: str) -> None:
    person.page.get_by_role("link", name=words, exact=True).first.click()
    person.page.wait_for_load_state()


def at(person: AtABrowser, path: str) -> None:
    person.page.goto(person.addresses.desk + path)
