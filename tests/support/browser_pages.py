"""Every kind of page, and how somebody comes to it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from playwright.sync_api import Route

from tests.support.browser_person import AtABrowser, Letter

Way = Callable[[AtABrowser], None]

LETTER: Final = Letter()
UNBROKEN: Final = replace(
    LETTER, message="n" * 300, name="N" * 150, email=f"{'n' * 60}@{'n' * 60}.example.org"
)
"""Words without a place to break a line."""


def contact_errors(person: AtABrowser) -> None:
    """Come to the first page of the form with every mistake it knows."""
    person.open("/contact/")
    person.press("Continue")


def about_you(person: AtABrowser) -> None:
    """Come to the second page of the form."""
    person.open("/contact/")
    person.write_message(LETTER)


def about_you_errors(person: AtABrowser) -> None:
    """Come to mistakes within the parts of an answer."""
    about_you(person)
    person.choose("reply-channels", "phone")
    person.press("Continue")


def confirmation(person: AtABrowser) -> None:
    """Send a letter without a place to break a line."""
    person.reach_check_answers(UNBROKEN)
    person.press("Send")


def forged(person: AtABrowser) -> None:
    """Come to check-your-answers with a mistake that belongs to no field."""
    person.reach_check_answers(LETTER)
    person.field("_token").evaluate("(token) => { token.value = 'forged'; }")
    person.press("Send")


def too_large(person: AtABrowser) -> None:
    """Send more than the form takes."""
    person.open("/contact/")
    person.field("message").evaluate("(area) => { area.value = 'n'.repeat(300000); }")
    person.press("Continue")


def changed_on_the_way(person: AtABrowser, **how: object) -> None:
    """Send the first page as something that cannot be read."""
    person.open("/contact/")

    def change(route: Route) -> None:
        route.continue_(**how)  # type: ignore[arg-type]

    person.page.route("**/forms/**", change)
    person.press("Continue")


def case(person: AtABrowser) -> None:
    """Come to a case at the desk, by the list."""
    person.open_desk()
    person.page.get_by_role("table").get_by_role("link").first.click()
    person.page.wait_for_load_state()


def at(path: str) -> Way:
    """Return the way to a page of the public site that has an address."""
    return lambda person: person.open(path)


PUBLIC: Final[Mapping[str, Way]] = {
    "home": at("/"),
    "one-to-one support": at("/services/one-to-one-support/"),
    "contact": at("/contact/"),
    "privacy": at("/privacy/"),
    "not found": at("/nowhere/at/all"),
    "contact with mistakes": contact_errors,
    "about you": about_you,
    "about you with mistakes": about_you_errors,
    "check your answers": lambda person: person.reach_check_answers(UNBROKEN),
    "confirmation": confirmation,
    "token not accepted": forged,
    "form page opened by its address": at("/forms/contact/message"),
    "no such form": at("/forms/nothing/first"),
    "too large": too_large,
    "unreadable": partial(changed_on_the_way, post_data="message=%FF"),
    "wrong type": partial(changed_on_the_way, headers={"content-type": "text/plain"}),
}

DESK: Final[Mapping[str, Way]] = {
    "open cases": lambda person: person.open_desk(),
    "a case": case,
}
