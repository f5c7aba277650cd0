"""A request for mediation by keyboard alone and with scripts off, from the first page to the last.

Somebody presses Continue too early, is shown the mistake, and changes an answer before sending.
"""

import pytest
from playwright.sync_api import expect

from tests.support.browser_person import AtABrowser
from tests.support.browser_window import OpenWindow
from tests.support.keyboard import choose, press, tab_to, tick, write

START = "/projects/mediation-referral/"
CHANGED = "Will someone come along for support?"


@pytest.fixture
def person(open_window: OpenWindow) -> AtABrowser:
    person: AtABrowser = open_window(scripts=False).person
    person.open(START)
    return person


def go_on(person: AtABrowser, heading: str) -> None:
    """Press Continue, and see that the page comes that should."""
    press(person, "Continue")
    expect(person.page.locator("main h1")).to_have_text(heading)


def put_right_what_was_left_out(person: AtABrowser) -> None:
    """Follow the summary's link to the field and choose."""
    press(person, "Continue")
    assert person.page.title().startswith("Error: ")
    tab_to(person, person.page.locator('.error-summary a[href="#asking_for"]'))
    person.page.keyboard.press("Enter")
    expect(person.field("asking_for").first).to_be_focused()
    person.page.keyboard.press("Space")
    go_on(person, "Who wants the mediation?")


def say_who_it_is(person: AtABrowser) -> None:
    write(person, "name", "Robin Quillfeather")
    go_on(person, "Where does the person live?")
    choose(person, "has_address", "yes")
    write(person, "postcode", "BN27 1AA")
    go_on(person, "How can we get in touch safely?")
    choose(person, "secret", "no")
    tick(person, "reach-channels", "phone")
    write(person, "reach-phone", "07700 900173")
    choose(person, "reach-voicemail", "nothing")
    go_on(person, "What is it about?")


def say_what_it_is_about(person: AtABrowser) -> None:
    tick(person, "matter", "noise")
    write(person, "happening", "Music until two in the morning.")
    go_on(person, "What has happened so far?")
    choose(person, "legal", "no")
    go_on(person, "Who is on the other side?")
    choose(person, "other_kind", "unknown")
    choose(person, "other_link", "neighbours")
    go_on(person, "Is anyone else part of it?")
    go_on(person, "Is everyone safe?")
    choose(person, "harm", "no")
    choose(person, "vulnerable", "no")
    choose(person, "visit", "no")
    go_on(person, "What would help?")
    go_on(person, "Where and how to meet")


def say_how_to_meet(person: AtABrowser) -> None:
    tick(person, "where", "online")
    choose(person, "bringing", "yes")
    go_on(person, "What we do with this")
    tick(person, "read_privacy", "")
    tick(person, "understood_private", "")
    go_on(person, "Check your answers")


def test_mediation_can_be_asked_for_by_keyboard_alone(person: AtABrowser) -> None:
    put_right_what_was_left_out(person)
    say_who_it_is(person)
    say_what_it_is_about(person)
    say_how_to_meet(person)
    row = person.page.locator(".summary__row", has_text=CHANGED)
    expect(row.locator("dd").first).to_have_text("Yes")
    tab_to(person, row.get_by_role("button"))
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    choose(person, "bringing", "unsure")
    go_on(person, "Check your answers")
    expect(row.locator("dd").first).to_have_text("I do not know yet")
    press(person, "Send")
    expect(person.page.locator(".reference")).to_be_visible()
    assert len(person.reference) > 5
