"""The count under a long answer: words without script, a live count with it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.support.browser_person import AtABrowser
from tests.support.browser_window import OpenWindow


@pytest.fixture
def person(open_window: OpenWindow) -> AtABrowser:
    person: AtABrowser = open_window().person
    person.open("/contact/")
    return person


@pytest.fixture
def limit(person: AtABrowser) -> int:
    return int(person.field("message").get_attribute("data-max-length") or "")


def count(person: AtABrowser) -> Locator:
    return person.page.locator(".count")


def test_without_script_the_limit_is_said(open_window: OpenWindow, limit: int) -> None:
    person = open_window(scripts=False).person
    person.open("/contact/")
    expect(count(person)).to_have_text(f"You can write up to {limit:,} characters")


def test_what_is_left_is_counted(person: AtABrowser, limit: int) -> None:
    person.write("message", "n" * (limit - 1))
    expect(count(person)).to_have_text("You have 1 character left")


def test_thousands_are_written_as_in_the_limit(person: AtABrowser, limit: int) -> None:
    person.write("message", "n" * 63)
    expect(count(person)).to_have_text(f"You have {limit - 63:,} characters left")


def test_words_are_counted_where_they_are_limited(person: AtABrowser) -> None:
    person.field("message").evaluate("(area) => { area.dataset.maxWords = 5; }")
    person.write("message", " one  two\nthree four ")
    expect(count(person)).to_have_text("You have 1 word left")


def test_a_character_is_a_character_whatever_it_is(person: AtABrowser, limit: int) -> None:
    person.write("message", "\N{WAVING HAND SIGN}" * (limit - 3))
    expect(count(person)).to_have_text("You have 3 characters left")


def test_what_is_too_much_is_counted_and_stands_out(person: AtABrowser, limit: int) -> None:
    person.write("message", "n" * (limit + 2))
    expect(count(person)).to_have_text("You have 2 characters too many")
    expect(count(person)).to_contain_class("count--over")


def test_the_count_is_read_out(person: AtABrowser) -> None:
    expect(count(person)).to_have_role("status")
