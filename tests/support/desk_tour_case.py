"""A case in every stage, as a coordinator and a coach see it."""

from local_stack.openid.people import COLE
from tests.support.browser_hands import Mouse, act
from tests.support.browser_person import AtABrowser
from tests.support.browser_referral import MYSELF
from tests.support.desk_steps import (
    Sent,
    Stops,
    follow,
    look_for,
    open_case,
    record_contact,
    session,
    unfolded,
)


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
