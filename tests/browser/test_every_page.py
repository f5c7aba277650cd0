"""What holds on every kind of page of the site, with and without mistakes."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from local_stack.addresses import Addresses
from tests.support.browser_measures import ASK_AXE, BESIDE, LOOKS, SMALL
from tests.support.browser_pages import PUBLIC
from tests.support.browser_window import Window
from tests.support.browser_window import window as new_window


@pytest.fixture(scope="module", params=PUBLIC)
def window(
    request: pytest.FixtureRequest, browser: Browser, addresses: Addresses
) -> Iterator[Window]:
    with new_window(browser, addresses) as window:
        PUBLIC[request.param](window.person)
        yield window


@pytest.fixture
def page(window: Window) -> Page:
    return window.person.page


def resize(page: Page, width: int, height: int = 800) -> None:
    page.set_viewport_size({"width": width, "height": height})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    resize(page, width)
    page.emulate_media(color_scheme=scheme)
    page.evaluate(AXE_SCRIPT)
    found: list[Any] = page.evaluate(ASK_AXE, LOOKS[scheme])
    assert found == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_lies_beside_the_window(page: Page, width: int) -> None:
    # 320 by 256 is what a window of 1280 by 1024 shows at 400 per cent
    resize(page, width, 256)
    assert page.evaluate(BESIDE) <= 0


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_is_large_enough_to_press(page: Page, width: int) -> None:
    resize(page, width)
    assert page.evaluate(SMALL) == []


def test_it_has_a_title_and_one_main_heading(page: Page) -> None:
    assert page.title()
    assert page.locator("main h1").count() == 1


def test_nothing_came_from_elsewhere(window: Window) -> None:
    assert window.record.requests
    assert window.record.elsewhere == []


def test_the_browser_complains_of_nothing(window: Window) -> None:
    assert window.record.complaints == []


def test_the_way_out_is_on_every_page_of_the_site(page: Page) -> None:
    link = page.get_by_role("link", name="Exit this page")
    assert str(link.get_attribute("href")).startswith("https://")
