"""The form without a mouse, in a large window and in a small one."""

import pytest
from playwright.sync_api import Locator, expect

from tests.support.browser_person import AtABrowser, Letter
from tests.support.browser_window import OpenWindow

LETTER = Letter()
MOST_STOPS = 40
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  if (at === document.body) return "";  // between the last stop and the first
  const box = at.getClientRects()[0];  // of a link over two lines, the first
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const parts = [at, ...(at.labels ?? [])];
  const seen = [0.1, 0.5, 0.9].some((part) => {
    const x = left + part * (right - left), y = top + part * (bottom - top);
    const found = document.elementFromPoint(x, y);
    return parts.some((one) => one.contains(found));
  });
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return seen && marked ? "" : `${at.outerHTML.slice(0, 200)} seen: ${seen}, marked: ${marked}`;
}"""
"""Finds fault if what has the focus cannot be seen, or is not seen to have it."""


@pytest.fixture(params=[(1280, 800), (320, 480)], ids=["large", "small"])
def person(request: pytest.FixtureRequest, open_window: OpenWindow) -> AtABrowser:
    width, height = request.param
    person = open_window(scripts=False, width=width, height=height).person
    person.open("/contact/")
    return person


def tab_to(person: AtABrowser, wanted: Locator) -> None:
    """Press Tab until it has the focus; at no stop may the focus be out of sight."""
    for _ in range(MOST_STOPS):
        person.page.keyboard.press("Tab")
        assert person.page.evaluate(FOCUS) == ""
        if wanted.evaluate("(wanted) => wanted === document.activeElement"):
            return
    raise AssertionError("the focus never came there")


def press(person: AtABrowser, button: str, key: str = "Enter") -> None:
    tab_to(person, person.page.get_by_role("button", name=button, exact=True))
    with person.page.expect_navigation():
        person.page.keyboard.press(key)


def write(person: AtABrowser, name: str, words: str) -> None:
    tab_to(person, person.field(name))
    person.page.keyboard.type(words)


def test_a_message_can_be_sent(person: AtABrowser) -> None:
    tab_to(person, person.field("topic").first)
    person.page.keyboard.press("ArrowDown")
    write(person, "message", LETTER.message)
    press(person, "Continue")
    write(person, "name", LETTER.name)
    tab_to(person, person.field("reply-channels", "email"))
    person.page.keyboard.press("Space")
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
