"""Every page of the built site, looked at in the sizes and colours it may have.

The pages are dealt out to four rounds, for workers to share.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.support.browser_measures import ASK_AXE, BESIDE, LOOKS
from tests.support.browser_window import OpenWindow
from tests.support.site import addresses as addresses_of
from tests.support.site import built

WIDTHS = (320, 768, 1280)
ROUNDS = 4
SEARCH = "/search/"
OPEN = "() => document.querySelectorAll('details').forEach((one) => (one.open = true))"
WORDS = "() => document.body.innerText"
CLEARANCE = """() => {
  const name = document.createRange();
  name.selectNodeContents(document.querySelector(".brand"));
  const wayOut = document.querySelector(".exit__link").getBoundingClientRect();
  return wayOut.left - name.getBoundingClientRect().right;
}"""
"""Pixels between the site's name, wherever it spills, and the way out."""

PHONES = [(360, 740), (390, 844), (412, 823)]
"""A cheap telephone, an iPhone since 2020, and the one that Lighthouse imitates; CSS pixels."""


@dataclass
class Faults:
    """What was found on the pages of a round, by page."""

    pages: list[str] = field(default_factory=list)
    axe: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    beside: list[tuple[str, int, int]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=range(ROUNDS))
def faults(request: pytest.FixtureRequest, open_shared_window: OpenWindow) -> Faults:
    """One round over every fourth page, for all that is asked below."""
    window, unscripted = open_shared_window(), open_shared_window(scripts=False)
    faults = Faults()
    for path in addresses_of(built() / "site")[request.param :: ROUNDS]:
        for each in (window, unscripted):
            each.person.open(path)
        faults.pages.append(path)
        if window.person.page.evaluate(WORDS) != unscripted.person.page.evaluate(WORDS):
            faults.changed.append(path)
        look(window.person.page, path, faults)
    faults.complaints += window.record.complaints
    faults.elsewhere += window.record.elsewhere
    return faults


def look(page: Page, path: str, faults: Faults) -> None:
    """Ask axe at every width and in every scheme, and measure what lies beside the window."""
    page.evaluate(AXE_SCRIPT)
    for width, scheme in product(WIDTHS, LOOKS):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(ASK_AXE, LOOKS[scheme])
        faults.axe[path] += [(width, scheme, *each) for each in found]
    page.evaluate(OPEN)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if pixels := page.evaluate(BESIDE):
            faults.beside.append((path, width, pixels))


def test_axe_finds_nothing_on_any_page(faults: Faults) -> None:
    assert faults.pages
    assert {path: found for path, found in faults.axe.items() if found} == {}


def test_no_page_is_wider_than_its_window_even_with_everything_open(faults: Faults) -> None:
    assert faults.beside == []


def test_without_scripts_every_page_but_that_of_search_says_the_same(faults: Faults) -> None:
    assert SEARCH in addresses_of(built() / "site")
    assert faults.changed == [path for path in faults.pages if path == SEARCH]


def test_the_strict_policy_stops_nothing(faults: Faults) -> None:
    assert faults.complaints == []


def test_nothing_comes_from_elsewhere(faults: Faults) -> None:
    assert faults.elsewhere == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_name_of_the_site_lies_clear_of_the_way_out(open_window: OpenWindow, width: int) -> None:
    person = open_window(width=width).person
    person.open("/")
    assert person.page.evaluate(CLEARANCE) > 0


@pytest.mark.parametrize(("width", "height"), PHONES)
def test_the_first_page_answers_within_one_screen_of_a_phone(
    open_window: OpenWindow, width: int, height: int
) -> None:
    person = open_window(width=width, height=height).person
    person.open("/")
    answer = person.page.locator("section", has_text="How do I start?").bounding_box()
    assert answer
    assert answer["y"] + answer["height"] <= height
