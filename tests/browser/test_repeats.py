"""Going back, reloading and sending again: nothing is lost and nothing arrives twice."""

import re
from html import unescape

import pytest
from playwright.sync_api import Error, expect

from local_stack.addresses import Addresses
from tests.support.browser_person import AtABrowser, Letter
from tests.support.browser_window import OpenWindow, Window
from tests.support.web import Browser

LETTER = Letter()
OTHER_TIMES = "Not yet decided"
ON_A_SLOW_LINE = {
    "offline": False,
    "latency": 800,
    "downloadThroughput": -1,
    "uploadThroughput": -1,
}


@pytest.fixture(params=[False, True], ids=["scripts off", "scripts on"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow) -> Window:
    window: Window = open_window(scripts=request.param)
    return window


@pytest.fixture
def person(window: Window) -> AtABrowser:
    """Somebody who has come as far as check-your-answers."""
    window.person.reach_check_answers(LETTER)
    return window.person


def cases(addresses: Addresses) -> list[str]:
    """Return the references of all open cases, as a coordinator sees them."""
    casey = Browser()
    casey.open(addresses.desk)
    html, found = casey.press({"person": "casey"}).html, []
    for _ in range(20):
        found += re.findall(r'"/cases/\w+">([^<]+)<', html)
        following = re.search(r'href="(/\?list=team&amp;after=[^"]+)">Next page', html)
        if not following:
            return found
        html = casey.open(addresses.desk + unescape(following[1])).html
    raise AssertionError("the list has no end")


def go_back(person: AtABrowser) -> None:
    """Press the browser's Back button; it keeps no page with answers and asks instead."""
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        person.page.go_back()
    person.page.wait_for_url("chrome-error://**")


def press_twice(person: AtABrowser, button: str) -> None:
    """Press a button and, before anything has come of it, press it again."""
    found = person.page.get_by_role("button", name=button)
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box
    for _ in range(2):
        person.page.mouse.click(box["x"] + 5, box["y"] + 5)
        person.page.wait_for_timeout(150)


def test_the_pages_own_back_button_loses_nothing(person: AtABrowser) -> None:
    person.press("Back")
    expect(person.field("reply-phone")).to_have_value(LETTER.phone)
    expect(person.field("reply-voicemail", LETTER.voicemail)).to_be_checked()
    person.write("reply-times", OTHER_TIMES)
    person.press("Back")
    expect(person.field("message")).to_have_value(LETTER.message)
    person.press("Continue")
    expect(person.field("reply-times")).to_have_value(OTHER_TIMES)


def test_a_change_keeps_everything_else(person: AtABrowser) -> None:
    person.field("_go", "change:about-you").last.click()
    person.write("reply-times", OTHER_TIMES)
    person.press("Continue")
    expect(person.page).to_have_title(re.compile("^Check your answers"))
    for words in (OTHER_TIMES, LETTER.name, LETTER.email, "What can I do?"):
        assert words in person.main


def test_reloading_a_page_of_the_form_keeps_the_way(person: AtABrowser) -> None:
    person.page.reload()
    assert LETTER.name in person.main


def test_reloading_the_confirmation_sends_nothing_twice(
    person: AtABrowser, addresses: Addresses
) -> None:
    before = cases(addresses)
    person.press("Send")
    reference = person.reference
    person.page.reload()
    assert person.reference == reference
    assert sorted(cases(addresses)) == sorted([*before, reference])


def test_going_back_and_sending_again_is_harmless(person: AtABrowser, addresses: Addresses) -> None:
    before = cases(addresses)
    person.press("Send")
    reference = person.reference
    go_back(person)
    person.page.reload()
    expect(person.page).to_have_title(re.compile("^Check your answers"))
    person.press("Send")
    assert person.reference == reference
    assert sorted(cases(addresses)) == sorted([*before, reference])


def test_the_browser_shows_no_answers_when_going_back(person: AtABrowser) -> None:
    go_back(person)
    assert LETTER.name not in person.page.content()


def test_pressing_send_twice_makes_one_case(
    window: Window, person: AtABrowser, addresses: Addresses
) -> None:
    before = cases(addresses)
    session = window.context.new_cdp_session(person.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", ON_A_SLOW_LINE)
    window.record.requests.clear()
    press_twice(person, "Send")
    reference = person.reference
    assert len(window.record.sent) == 2
    assert sorted(cases(addresses)) == sorted([*before, reference])
