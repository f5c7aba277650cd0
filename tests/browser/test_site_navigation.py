"""Ways about the site: tabs, the menu, back and forward; and what a page shows elsewhere."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser_window import OpenWindow

PHONE = (360, 640)
DESKTOP = (1280, 800)
SERVICE = "/services/counselling/"
EDGE = "(one) => getComputedStyle(one).borderTopColor"
GROUND = "() => getComputedStyle(document.body).backgroundColor"
INVISIBLE = "rgba(0, 0, 0, 0)"
ONLY_FOR_SCREENS = (
    ".exit__link",
    ".search",
    ".menu",
    ".tabs",
    ".trail",
    ".footer nav",
    ".contents",
    ".head .icon",
)


@pytest.fixture(params=[False, True], ids=["scripts off", "scripts on"])
def page(request: pytest.FixtureRequest, open_window: OpenWindow) -> Page:
    return opened(open_window, request.param, DESKTOP)


@pytest.fixture(params=[False, True], ids=["scripts off", "scripts on"])
def phone(request: pytest.FixtureRequest, open_window: OpenWindow) -> Page:
    return opened(open_window, request.param, PHONE)


def opened(open_window: OpenWindow, scripts: bool, size: tuple[int, int]) -> Page:
    person = open_window(scripts=scripts, width=size[0], height=size[1]).person
    person.open(SERVICE)
    return person.page


def tabs(page: Page) -> Locator:
    return page.locator(".tabs a")


def menu(page: Page) -> Locator:
    return page.locator(".menu a")


def title(words: str) -> re.Pattern[str]:
    return re.compile(f"^{words} - ")


def test_each_tab_leads_to_its_page_and_then_says_where_one_is(page: Page) -> None:
    expect(tabs(page).first).to_be_visible()
    for place in range(tabs(page).count()):
        goal = str(tabs(page).nth(place).evaluate("(link) => link.href"))
        tabs(page).nth(place).click()
        expect(page).to_have_url(goal)
        expect(tabs(page).nth(place)).to_have_attribute("aria-current", "page")
        expect(page.locator(".tabs [aria-current=page]")).to_have_count(1)


def test_tab_of_the_page_above_is_marked_too(page: Page) -> None:
    expect(page.locator(".tabs [aria-current=true]")).to_have_text("All services")


def test_menu_of_a_phone_opens_leads_on_and_is_closed_there(phone: Page) -> None:
    expect(tabs(phone).first).to_be_hidden()
    expect(menu(phone).first).to_be_hidden()
    phone.locator(".menu summary").click()
    expect(menu(phone).first).to_be_visible()
    menu(phone).filter(has_text="All services").click()
    expect(phone).to_have_title(title("All services"))
    expect(menu(phone).first).to_be_hidden()


def test_menu_closes_again(phone: Page) -> None:
    for _ in range(2):
        phone.locator(".menu summary").click()
    expect(menu(phone).first).to_be_hidden()


def test_back_and_forward_go_where_one_was(page: Page) -> None:
    tabs(page).filter(has_text="Mediation").click()
    page.get_by_role("link", name="how the two differ").click()
    expect(page).to_have_title(title("How they differ"))
    page.go_back()
    expect(page).to_have_title(title("What mediation is"))
    page.go_back()
    expect(page).to_have_title(title("Counselling"))
    page.go_forward()
    expect(page).to_have_title(title("What mediation is"))


def test_back_returns_to_the_place_on_the_page(page: Page) -> None:
    page.locator(".contents a").last.click()
    there = page.url
    assert "#" in there
    tabs(page).first.click()
    page.go_back()
    expect(page).to_have_url(there)


@pytest.mark.parametrize("path", ["/", "/questions/", "/directory/"])
def test_way_out_stays_in_sight_to_the_end_of_a_page(phone: Page, path: str) -> None:
    phone.goto(phone.url.removesuffix(SERVICE) + path)
    phone.mouse.wheel(0, 100_000)
    phone.locator(".footer a").last.scroll_into_view_if_needed()
    expect(phone.get_by_role("link", name="Exit this page")).to_be_in_viewport(ratio=1)


@pytest.fixture
def still(open_window: OpenWindow) -> Page:
    """A page that is looked at in other ways."""
    return opened(open_window, scripts=True, size=DESKTOP)


def test_colours_follow_the_device(still: Page) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        still.emulate_media(color_scheme=scheme)
        grounds.add(still.evaluate(GROUND))
    assert len(grounds) == 2


def test_edges_show_where_colours_are_ones_own(still: Page) -> None:
    still.emulate_media(forced_colors="active")
    notice = still.locator(".notice").first
    for thing in (still.locator(".exit__link"), notice, still.locator(".tabs [aria-current]")):
        assert thing.evaluate(EDGE) != INVISIBLE


@pytest.mark.parametrize("selector", ONLY_FOR_SCREENS)
def test_paper_has_nothing_that_is_only_for_screens(still: Page, selector: str) -> None:
    assert still.locator(selector).count()
    still.emulate_media(media="print")
    expect(still.locator(selector).first).to_be_hidden()


def test_paper_has_every_word_of_the_page_on_white(still: Page) -> None:
    still.emulate_media(color_scheme="dark", media="print")
    assert still.evaluate(GROUND) == "rgb(255, 255, 255)"
    for heading in still.locator("main h1, main h2").all():
        expect(heading).to_be_visible()


@pytest.mark.parametrize("path", ["/privacy/", "/directory/"])
def test_paper_has_what_is_folded_on_the_screen(open_window: OpenWindow, path: str) -> None:
    person = open_window().person
    person.open(path)
    folded = person.page.locator("main details > :not(summary)")
    expect(folded.first).to_be_hidden()
    person.page.emulate_media(media="print")
    for each in folded.all():
        expect(each).to_be_visible()
