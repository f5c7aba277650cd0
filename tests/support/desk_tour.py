"""Every page of the desk in the states it has, one after the other, with few sign-ins."""

from typing import Final

from local_stack.openid.people import CASEY, NIA
from tests.support.browser_hands import Mouse, act
from tests.support.browser_pages import UNBROKEN
from tests.support.browser_person import AtABrowser
from tests.support.browser_referral import MEDIATION, MYSELF, ONE_TO_ONE, TWO_SIDES, send
from tests.support.browser_window import OpenWindow
from tests.support.desk_steps import (
    Sent,
    Stops,
    at,
    follow,
    look_for,
    open_first,
)
from tests.support.desk_tour_case import coached, ended, unworked, worked
from tests.support.desk_tour_lead import led

UNKNOWN: Final = "/cases/01ARZ3NDEKTSV4RRFFQ69G5FAV"


def tour(open_window: OpenWindow) -> Stops:
    """Go through the desk as a coordinator, a coach, a lead and somebody who is none of them."""
    visitor = open_window().person
    visitor.reach_check_answers(UNBROKEN)
    visitor.press("Send")
    sent = Sent(
        visitor.reference,
        send(visitor, ONE_TO_ONE, MYSELF),
        send(visitor, MEDIATION, TWO_SIDES),
    )
    casey = open_window().person
    casey.open_desk(as_=CASEY)
    yield from lists(casey)
    yield from unworked(casey, sent)
    yield from worked(casey, sent)
    yield from keyed_in(casey)
    yield from coached(open_window().person)
    yield from ended(casey, sent)
    yield from stranger(open_window().person)
    yield from left(casey, open_window().person)
    # last, because it erases
    yield from led(open_window().person, sent)


def lists(person: AtABrowser) -> Stops:
    yield "open cases", person.page
    for words in ("Mine", "Unallocated", "Overdue", "Urgent", "Perhaps spam"):
        follow(person, words)
        yield f"open cases: {words}", person.page
    follow(person, "Search")
    yield "search", person.page
    person.press("Search")
    yield "search with a mistake", person.page
    look_for(person, "07700 900999")
    yield "nothing found", person.page


def keyed_in(person: AtABrowser) -> Stops:
    follow(person, "Key in a referral")
    yield "keying in", person.page
    contact = person.page.locator('a[href="/key-in/telephone/contact"]')
    Mouse(person).follow(contact)
    yield "a form that is keyed in", person.page
    person.press("Continue")
    yield "a form that is keyed in, with mistakes", person.page
    person.page.goto(f"{person.addresses.desk}/key-in/telephone/contact")
    person.write_message(UNBROKEN)
    person.write_about_you(UNBROKEN)
    yield "what is keyed in, to check", person.page
    person.page.get_by_label("I read the statements aloud").check(force=True)
    person.press("Send")
    yield "keyed in", person.page


def stranger(person: AtABrowser) -> Stops:
    person.open_desk(as_=None)
    yield "signing in", person.page
    person.sign_in(NIA)
    yield "not a member", person.page
    person.open_desk("/sign-in/return", as_=None)
    yield "signing in failed", person.page


def left(person: AtABrowser, elsewhere: AtABrowser) -> Stops:
    """Lose the sign-in over a form, sign in again and find it; then go."""
    at(person, UNKNOWN)
    yield "no such case", person.page
    open_first(person)
    elsewhere.open_desk(as_=CASEY)
    elsewhere.press("Sign out everywhere")
    yield "signed out everywhere", elsewhere.page
    act(Mouse(person), "Write a note", "Save the note", text="They called back.")
    yield "a save after the sign-in had ended", person.page
    follow(person, "Sign in again")
    person.sign_in(CASEY)
    yield "what was kept through signing in again", person.page
    at(person, "/")
    person.press("Sign out")
    yield "signed out", person.page
