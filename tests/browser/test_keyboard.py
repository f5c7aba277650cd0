"""The form without a mouse, in a large window and in a small one."""

import pytest
from playwright.sync_api import expect

from tests.support.browser_person import AtABrowser, Letter
from tests.support.browser_window import OpenWindow
from tests.support.keyboard import press, tab_to, tick, write

LETTER = Letter()


@pytest.fixture(params=[(1280, 800), (320, 480)], ids=["large", "small"])
def person(request: pytest.FixtureRequest, open_window: OpenWindow) -> AtABrowser:
    width, height = request.param
    person = open_window(scripts=False, width=width, height=height).person
    person.open("/contact/")
    return person


def test_a_message_can_be_sent(person: AtABrowser) -> None:
    tab_to(person, person.field("topic").first)
    person.page.keyboard.press("ArrowDown")
    write(person, "message", LETTER.message)
    press(person, "Continue")
    write(person, "name", LETTER.name)
    tick(person, "reply-channels", "email")
    write(person, "reply-email", LETTER.email)
    press(person, "Continue", "Space")
    press(person, "Send")
    expect(person.page.locator(".reference")).to_be_visible()


def test_a_mistake_can_be_put_right(person: AtABrowser) -> None:
    press(person, "Continue")
    tab_to(person, person.page.locator('.error-summary a[href="#message"]'))
    person.page.keyboard.press("Enter")
    expect(person.field("message")).to_be_focused()
    person.page.keyboard.type(LETTER.message)
    expect(person.field("message")).to_have_value(LETTER.message)


def test_an_answer_can_be_changed_before_sending(person: AtABrowser) -> None:
    person.reach_check_answers(LETTER)
    tab_to(person, person.field("_go", "change:about-you").first)
    person.page.keyboard.press("Enter")
    expect(person.field("name")).to_have_value(LETTER.name)


def test_the_first_stop_leads_past_the_menu(person: AtABrowser) -> None:
    tab_to(person, person.page.get_by_role("link", name="Skip to"))
    person.page.keyboard.press("Enter")
    expect(person.page.locator("main")).to_be_focused()


def test_the_way_out_is_the_second_stop(person: AtABrowser) -> None:
    person.page.keyboard.press("Tab")
    person.page.keyboard.press("Tab")
    expect(person.page.get_by_role("link", name="Exit this page")).to_be_focused()


def test_the_menu_of_a_phone_opens(open_window: OpenWindow) -> None:
    person = open_window(scripts=False, width=360).person
    person.open("/")
    menu = person.page.locator("summary", has_text="Menu")
    tab_to(person, menu)
    person.page.keyboard.press("Enter")
    tab_to(person, person.page.locator("details").get_by_role("link", name="Contact"))
