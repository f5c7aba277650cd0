"""What a person meets who left something out, with scripts switched off and on."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, expect

from tests.support.browser_person import AtABrowser, Letter
from tests.support.browser_window import OpenWindow

LETTER = Letter()


@pytest.fixture(scope="module", params=[False, True], ids=["scripts off", "scripts on"])
def how(request: pytest.FixtureRequest) -> Mapping[str, bool]:
    return {"scripts": request.param}


@pytest.fixture(scope="module")
def mistaken(how: Mapping[str, bool], open_shared_window: OpenWindow) -> AtABrowser:
    """Somebody who wrote a message and chose no topic."""
    person = begin(open_shared_window, how)
    person.write("message", LETTER.message)
    person.press("Continue")
    return person


@pytest.fixture(scope="module")
def unreachable(how: Mapping[str, bool], open_shared_window: OpenWindow) -> AtABrowser:
    """Somebody who ticked phone call and gave neither a number nor a rule for voicemail."""
    return omit_the_number(begin(open_shared_window, how))


def begin(open_window: OpenWindow, how: Mapping[str, bool]) -> AtABrowser:
    """Open the contact page in a window of its own."""
    person: AtABrowser = open_window(**how).person
    person.open("/contact/")
    return person


def omit_the_number(person: AtABrowser) -> AtABrowser:
    person.write_message(LETTER)
    person.write("name", LETTER.name)
    person.choose("reply-channels", "phone")
    person.press("Continue")
    return person


def link_to(person: AtABrowser, field: str) -> Locator:
    return person.page.locator(f'.error-summary a[href="#{field}"]')


def test_the_title_begins_with_the_error(mistaken: AtABrowser) -> None:
    assert mistaken.page.title().startswith("Error: ")


def test_the_summary_takes_focus(mistaken: AtABrowser) -> None:
    expect(mistaken.page.locator(".error-summary")).to_be_focused()


def test_the_summary_is_in_view(mistaken: AtABrowser) -> None:
    expect(mistaken.page.locator(".error-summary")).to_be_in_viewport(ratio=1)


def test_what_was_right_is_kept(mistaken: AtABrowser) -> None:
    expect(mistaken.field("message")).to_have_value(LETTER.message)


@pytest.mark.parametrize("field", ["reply-phone", "reply-voicemail"])
def test_each_mistake_links_to_its_field(unreachable: AtABrowser, field: str) -> None:
    link_to(unreachable, field).click()
    found = unreachable.field(field).first
    expect(found).to_be_focused()
    expect(found).to_be_in_viewport(ratio=1)


def test_a_field_is_described_by_its_mistake(unreachable: AtABrowser) -> None:
    words = link_to(unreachable, "reply-phone").inner_text()
    ending = re.compile(f"Error: {re.escape(words)}$")
    expect(unreachable.field("reply-phone")).to_have_accessible_description(ending)


def test_only_fields_with_a_mistake_are_marked(unreachable: AtABrowser) -> None:
    marked = unreachable.page.locator("[aria-invalid=true]")
    assert [each.get_attribute("name") for each in marked.all()] == ["reply-phone"]


def test_the_way_goes_on_once_it_is_put_right(
    how: Mapping[str, bool], open_window: OpenWindow
) -> None:
    person = omit_the_number(begin(open_window, how))
    person.write("reply-phone", LETTER.phone)
    person.choose("reply-voicemail", LETTER.voicemail)
    person.press("Continue")
    assert "Email: do not use" in person.main
    assert LETTER.phone in person.main


def test_a_message_that_is_too_long_comes_back_whole(
    how: Mapping[str, bool], open_window: OpenWindow
) -> None:
    letter = replace(LETTER, message="n" * 3001)
    person = begin(open_window, how)
    person.write_message(letter)
    assert person.page.title().startswith("Error: ")
    expect(person.field("message")).to_have_value(letter.message)
