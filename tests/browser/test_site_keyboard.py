"""The pages of words without a mouse and without scripts: everything is reached, in its order."""

import pytest
from playwright.sync_api import Page

from tests.support.browser_window import OpenWindow

KINDS = (
    "/",
    "/directory/",
    "/services/counselling/",
    "/find/",
    "/find/everyone/a/b/",
    "/questions/",
    "/how-they-differ/",
    "/projects/",
    "/privacy/",
    "/search/",
    "/404.html",
)
"""One page of every kind that is no form."""

STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .map((one, at) => (one.dataset.stop = at))"""
HERE = """() => {
  const at = document.activeElement;
  return at === document.body ? null : Number(at.dataset.stop);
}"""


@pytest.fixture(params=[320, 1280])
def page(request: pytest.FixtureRequest, open_window: OpenWindow) -> Page:
    return open_window(scripts=False, width=request.param).person.page


@pytest.fixture
def site(open_window: OpenWindow) -> str:
    site: str = open_window().person.addresses.site
    return site


def walk(page: Page) -> list[int]:
    """Press Tab from the first stop to the last; the number of each stop on the way."""
    reached = []
    page.keyboard.press("Tab")
    while (here := page.evaluate(HERE)) is not None:
        reached.append(here)
        page.keyboard.press("Tab")
    return reached


@pytest.mark.parametrize("path", KINDS)
def test_tab_reaches_everything_in_its_order(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    stops = page.evaluate(STOPS)
    assert len(stops) > 10
    assert walk(page) == stops


def test_an_open_menu_is_reached_right_after_its_button(open_window: OpenWindow) -> None:
    person = open_window(scripts=False, width=320).person
    person.open("/services/counselling/")
    person.page.locator("summary").first.focus()
    person.page.keyboard.press("Enter")
    person.page.keyboard.press("Tab")
    first = person.page.locator(".menu a").first
    assert first.evaluate("(first) => first === document.activeElement")


def follow(page: Page, links: str) -> None:
    """Follow the first of these links by keyboard."""
    page.locator(links).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_finder_leads_to_a_service_without_a_mouse(page: Page, site: str) -> None:
    page.goto(f"{site}/find/")
    while page.locator(".options").count():
        follow(page, ".options a")
    follow(page, "main .card a")
    assert "/services/" in page.url
