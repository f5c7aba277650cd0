"""What is measured of any page: on a telephone, and with dark colours on a desktop."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.support.browser_measures import ASK_AXE, BESIDE, LOOKS, SMALL


@dataclass(frozen=True)
class Seen:
    """What was seen on one page: all is well when the first three hold nothing."""

    axe: list[Any]
    beside: int
    small: list[str]
    title: str
    headings: int


def seen(page: Page) -> Seen:
    """Look at a page on a telephone and, with dark colours, on a desktop; leave it as it was."""
    # 320 by 256 is what a window of 1280 by 1024 shows at 400 per cent
    page.set_viewport_size({"width": 320, "height": 256})
    page.evaluate(AXE_SCRIPT)
    beside, small = page.evaluate(BESIDE), page.evaluate(SMALL)
    axe = page.evaluate(ASK_AXE, LOOKS["light"])
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark")
    beside, small = max(beside, page.evaluate(BESIDE)), [*small, *page.evaluate(SMALL)]
    axe = [*axe, *page.evaluate(ASK_AXE, LOOKS["dark"])]
    page.emulate_media(color_scheme="light")
    return Seen(axe, beside, small, page.title(), page.locator("main h1").count())
