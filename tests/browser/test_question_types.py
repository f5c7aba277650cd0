"""Every example of every kind of question in a browser, blank, answered and mistaken."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from local_stack.places import ROOT
from tests.support.browser_measures import ASK_AXE, BESIDE, LOOKS, SMALL
from tests.support.question_examples import pages

SHEET = ROOT / "site" / "theme" / "assets" / "site.css"
WIDTHS = (320, 1280)


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(next(pages()).replace("</head>", f"<style>{SHEET.read_text()}</style></head>"))
    yield page
    context.close()


@pytest.fixture(
    scope="module", params=[*pages()], ids=lambda html: html.partition("<title>")[2][:9]
)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content(request.param)
    page.add_style_tag(path=SHEET)
    page.evaluate(AXE_SCRIPT)
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert page.evaluate(ASK_AXE, LOOKS["light"]) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_lies_beside_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 256})
    assert page.evaluate(BESIDE) <= 0


@pytest.mark.parametrize("width", WIDTHS)
def test_every_control_is_large_enough_to_press(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize(
    ("label", "words"),
    [("Yes, or perhaps", "In an emergency call 999."), ("Threats", "If you are afraid now")],
)
def test_words_of_an_option_appear_when_it_is_chosen(
    unscripted: Page, label: str, words: str
) -> None:
    shown = unscripted.locator(".choice__show", has_text=words)
    expect(shown).to_be_hidden()
    unscripted.get_by_label(label, exact=True).check(force=True)
    expect(shown).to_be_visible()


def test_words_of_an_option_are_printed(unscripted: Page) -> None:
    unscripted.emulate_media(media="print")
    expect(unscripted.get_by_text("If you are afraid now")).to_be_visible()


def test_words_of_a_list_can_be_read_before_it(unscripted: Page) -> None:
    expect(unscripted.get_by_text("We may not be able to help.")).to_be_visible()
