"""Exit this page: gone at once, by hand or by keyboard, and not to be found again with Back."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.support.browser_window import OpenWindow, Window

ELSEWHERE = re.compile("^https://")
CONTACT = re.compile("/contact/$")


@pytest.fixture(params=[False, True], ids=["scripts off", "scripts on"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> Window:
    return ready(open_window(scripts=request.param))


@pytest.fixture
def scripted(open_window: OpenWindow) -> Window:
    return ready(open_window())


def ready(window: Window) -> Window:
    """Open the home page and then the contact page, from where to leave."""
    window.context.route(ELSEWHERE, answer)
    window.person.open("/")
    window.person.open("/contact/")
    return window


def answer(route: Route) -> None:
    """Answer in the other site's name: nothing leaves this machine."""
    route.fulfill(content_type="text/html", body="<title>Elsewhere</title>")


def leave(window: Window) -> None:
    window.person.page.get_by_role("link", name="Exit this page").click()


def press_escape(window: Window, times: int) -> None:
    for _ in range(times):
        window.person.page.keyboard.press("Escape")


def test_the_link_leads_elsewhere(window: Window) -> None:
    leave(window)
    expect(window.person.page).to_have_title("Elsewhere")


def test_the_other_site_is_not_told_where_one_came_from(window: Window) -> None:
    leave(window)
    expect(window.person.page).to_have_title("Elsewhere")
    (request,) = [each for each in window.record.requests if ELSEWHERE.match(each.url)]
    assert "referer" not in request.all_headers()


def test_three_times_escape_leads_elsewhere(scripted: Window) -> None:
    press_escape(scripted, 3)
    expect(scripted.person.page).to_have_title("Elsewhere")


def test_three_times_escape_works_while_typing(scripted: Window) -> None:
    scripted.person.field("message").focus()
    press_escape(scripted, 3)
    expect(scripted.person.page).to_have_title("Elsewhere")


def test_twice_escape_does_nothing(scripted: Window) -> None:
    press_escape(scripted, 2)
    scripted.person.page.wait_for_timeout(300)
    expect(scripted.person.page).to_have_url(CONTACT)


def test_back_does_not_lead_to_the_page_that_was_left(scripted: Window) -> None:
    leave(scripted)
    expect(scripted.person.page).to_have_title("Elsewhere")
    scripted.person.page.go_back()
    expect(scripted.person.page).not_to_have_url(CONTACT)


def test_the_page_is_blank_until_the_other_site_comes(scripted: Window) -> None:
    page = scripted.person.page
    page.evaluate(
        "addEventListener('beforeunload', () => console.info(document.body.checkVisibility()))"
    )
    with page.expect_console_message() as said:
        press_escape(scripted, 3)
    assert said.value.text == "false"
