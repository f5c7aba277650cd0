"""Every page of the desk in the states it has, one after the other, with few sign-ins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from playwright.sync_api import Page

from local_stack.openid.people import CASEY, COLE, LEE, NIA
from tests.support.browser_hands import Mouse, act
from tests.support.browser_pages import UNBROKEN
from tests.support.browser_person import AtABrowser
from tests.support.browser_referral import MEDIATION, MYSELF, ONE_TO_ONE, TWO_SIDES, send
from tests.support.browser_window import OpenWindow

Stops = Iterator[tuple[str, Page]]
"""What is on the page, and the page; it must be left as it was found."""

UNFOLD: Final = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
UNKNOWN: Final = "/cases/01ARZ3NDEKTSV4RRFFQ69G5FAV"


@dataclass(frozen=True)
class Sent:
    """References of what visitors have sent."""

    letter: str
    support: str
    mediation: str


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
    yield from led(open_window().person, sent)
    yield from left(casey)


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


def unworked(person: AtABrowser, sent: Sent) -> Stops:
    look_for(person, MYSELF["reach-phone"])
    yield "found", person.page
    open_case(person, sent.letter)
    yield "a case with words that cannot be broken", person.page
    follow(person, "Print this case")
    yield "a case to print", person.page
    open_case(person, sent.mediation)
    yield "a case with another party", person.page
    person.press("Read about the other party")
    yield "the other party", person.page


def worked(person: AtABrowser, sent: Sent) -> Stops:
    """Take the case for one-to-one support as far as its sessions."""
    hands = Mouse(person)
    open_case(person, sent.support)
    yield "an open case", person.page
    yield from unfolded("an open case with everything unfolded", person)
    act(hands, "Take this case", "Take the case")
    act(hands, "Record that you made contact", "Record contact", when="")
    yield "an act with mistakes", person.page
    hands.follow(person.page.get_by_role("link", name="Back to the case"))
    record_contact(hands)
    yield "a case after contact", person.page
    yield from overtaken(person)
    act(
        hands, "Record that they would like to take part", "Confirm",
        preference="Face to face, at one of our offices",
    )  # fmt: skip
    yield "a confirmed case", person.page
    act(hands, "Allocate a coach", "Allocate", member=COLE.name)
    act(hands, "Say how it is paid for", "Save", funding="Our funding covers it")
    act(hands, "Write a note", "Save the note", text=f"{'n' * 300}\n\nZanzibarnote")
    session(hands, "1")
    yield from unfolded("an allocated case with everything unfolded", person)


def overtaken(person: AtABrowser) -> Stops:
    """Act on a case that was changed in another window meanwhile."""
    page, address = person.page, person.page.url
    other = AtABrowser(page.context.new_page(), person.addresses)
    other.page.goto(address)
    act(Mouse(other), "Write a note", "Save the note", text="They called back.")
    act(Mouse(person), "Write a note", "Save the note", text="I called them.")
    yield "an act that came second", page
    page.goto(address)
    act(Mouse(other), "Close this case", "Close the case", ending="Answered: we replied to them")
    act(Mouse(person), "Record that you made contact", "Record contact", how="By phone")
    yield "an act that cannot be done any more", page
    act(Mouse(other), "Open this case again", "Reopen the case")
    other.page.close()
    page.goto(address)


def coached(person: AtABrowser) -> Stops:
    person.open_desk(as_=COLE)
    yield "a coach's cases", person.page
    person.page.get_by_role("table").get_by_role("link").first.click()
    person.page.wait_for_load_state()
    session(Mouse(person), "2")
    yield "a coach's case", person.page


def ended(person: AtABrowser, sent: Sent) -> Stops:
    open_case(person, sent.support)
    act(
        Mouse(person), "Close this case", "Close the case",
        ending="Completed: they have what they wanted",
    )  # fmt: skip
    yield "a closed case", person.page


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


def led(person: AtABrowser, sent: Sent) -> Stops:
    person.open_desk(as_=LEE)
    for words in ("Figures", "Leaving soon", "People", "Requests"):
        follow(person, words)
        yield words.lower(), person.page
    yield from people(person)
    yield from figures(person)
    yield from requests(person, sent)


def people(person: AtABrowser) -> Stops:
    follow(person, "People")
    follow(person, NIA.name)
    yield "somebody to let in", person.page
    person.press("Let in")
    yield "somebody to let in, with mistakes", person.page
    follow(person, "People")
    follow(person, CASEY.name)
    yield "somebody who works here", person.page


def figures(person: AtABrowser) -> Stops:
    at(person, "/reports?first=x&last=y")
    yield "figures with mistakes", person.page
    at(person, "/reports/export")
    yield "exporting", person.page
    at(person, "/reports/readings")
    yield "who read what", person.page


def requests(person: AtABrowser, sent: Sent) -> Stops:
    at(person, "/requests/notices")
    yield "notices to other parties", person.page
    follow(person, f"Record it for {sent.mediation}")
    yield "requests about a case", person.page
    follow(person, "Full name")
    yield "correcting an answer", person.page
    person.write("name", "")
    person.page.locator("main form.form button").first.click()
    person.page.wait_for_load_state()
    yield "correcting an answer, with mistakes", person.page
    follow(person, "Requests")
    person.press("Find their cases")
    yield "requests with mistakes", person.page
    person.write("details", MYSELF["reach-phone"])
    person.press("Find their cases")
    yield "somebody's cases", person.page
    person.press("Erase: see first what would go")
    yield "what would be erased", person.page
    person.press("Erase this now")
    yield "what was erased", person.page


def left(person: AtABrowser) -> Stops:
    """Lose the sign-in over a form, sign in again and find it; then go."""
    at(person, UNKNOWN)
    yield "no such case", person.page
    open_first(person)
    forget_the_sign_in(person)
    act(Mouse(person), "Write a note", "Save the note", text="They called back.")
    person.sign_in(CASEY)
    yield "what was kept through signing in again", person.page
    person.press("Sign out")
    yield "signed out", person.page
    person.open_desk(as_=CASEY)
    person.press("Sign out everywhere")
    yield "signed out everywhere", person.page


def session(hands: Mouse, number: str) -> None:
    """Book a session and hold it."""
    act(
        hands, "Book a session", "Book the session",
        session=f"Session {number}", preference="Online",
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


def unfolded(name: str, person: AtABrowser) -> Stops:
    person.page.evaluate(UNFOLD)
    yield name, person.page
    person.page.reload()


def forget_the_sign_in(person: AtABrowser) -> None:
    """End the session in another window, as if its time had come."""
    other = AtABrowser(person.page.context.new_page(), person.addresses)
    at(other, "/")
    other.press("Sign out")
    other.page.close()
