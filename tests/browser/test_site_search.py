"""Search: nothing of it before its first use, then everything on the visitor's own device."""

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.support.browser_window import OpenWindow, Window

PARTS = ("/assets/search.js", "/assets/search-worker.js", "/search/search_index.json")
SCRIPT = re.compile(r"/assets/search\.[0-9a-f]{8}\.js$")
USES: dict[str, Callable[[Locator], None]] = {
    "pointer": lambda field: field.click(),
    "typing": lambda field: field.type("m"),
}


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window()


@pytest.fixture
def page(window: Window) -> Page:
    window.person.open("/search/")
    return window.person.page


def fetched(window: Window) -> list[str]:
    paths = [urlsplit(each.url).path for each in window.record.requests]
    # without the digest that stands in a name
    plain = [re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in paths]
    return [path for path in plain if path in PARTS]


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def results(page: Page) -> Locator:
    return page.locator(".found__list").get_by_role("link")


def look_for(page: Page, words: str) -> None:
    field(page).fill(words)
    field(page).press("Enter")


def test_nothing_of_it_is_fetched_before_it_is_used(window: Window, page: Page) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
    window.person.open("/")
    field(window.person.page).focus()
    window.person.page.wait_for_load_state("networkidle")
    assert fetched(window) == []


@pytest.mark.parametrize("use", USES)
def test_its_first_use_fetches_it_once(window: Window, page: Page, use: str) -> None:
    with page.expect_response(f"**{PARTS[-1]}"):
        USES[use](field(page))
    look_for(page, "mediation")
    expect(results(page).first).to_be_visible()
    assert sorted(fetched(window)) == sorted(PARTS)


def test_pages_named_for_a_word_come_first(page: Page) -> None:
    look_for(page, "mediation")
    expect(results(page).first).to_have_text("Mediation")


@pytest.mark.parametrize("typed", ["counceling", "Counselings", "counsel"])
def test_a_slip_or_another_ending_finds_it_too(page: Page, typed: str) -> None:
    look_for(page, typed)
    expect(results(page).first).to_have_text("Counselling")


def test_what_is_only_for_staff_says_so(page: Page) -> None:
    look_for(page, "counselling")
    first = page.locator(".found__list li").first
    expect(first.locator(".tag")).to_have_text("Support at work")


def test_what_is_shown_of_a_service_is_what_it_is(page: Page) -> None:
    look_for(page, "mediation")
    expect(page.locator(".found__list p").first).to_contain_text("We take no side")


def test_how_many_were_found_is_announced(page: Page) -> None:
    look_for(page, "mediation")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ pages found$"))


@pytest.mark.parametrize("words", ["zqxzqx", "+ - * ~ :", '"', "<>"])
def test_words_that_stand_nowhere_find_nothing_and_break_nothing(
    window: Window, page: Page, words: str
) -> None:
    look_for(page, "mediation")
    expect(results(page).first).to_be_visible()
    look_for(page, words)
    expect(results(page)).to_have_count(0)
    assert window.record.complaints == []


def test_a_result_leads_to_its_page_and_back_leads_to_the_results(page: Page) -> None:
    look_for(page, "coaching")
    results(page).first.click()
    expect(page).to_have_title(re.compile("^Coaching"))
    page.go_back()
    expect(field(page)).to_have_value("coaching")
    expect(results(page).first).to_be_visible()
    page.go_forward()
    expect(page).to_have_title(re.compile("^Coaching"))


def test_words_that_were_sent_before_the_script_came_are_there_after_going_back(
    page: Page,
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(SCRIPT, hold)
    with page.expect_request(SCRIPT):
        look_for(page, "coaching")
    for route in held:
        route.continue_()
    expect(page).to_have_url(re.compile("#coaching$"))


def test_every_page_has_a_field_that_leads_to_the_results(window: Window) -> None:
    window.person.open("/services/mentoring/")
    look_for(window.person.page, "two words")
    expect(window.person.page).to_have_url(re.compile("/search/#two%20words$"))
    expect(results(window.person.page).first).to_be_visible()


def test_what_is_looked_for_never_leaves_the_device(window: Window, page: Page) -> None:
    look_for(page, "zanzibar")
    window.person.open("/")
    look_for(window.person.page, "zanzibar")
    expect(window.person.page.get_by_role("status")).to_have_text(re.compile("^Nothing found"))
    told = [unquote(urlsplit(each).query + urlsplit(each).path) for each in window.record.told()]
    assert not [each for each in told if "zanzibar" in each]
    assert window.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}


def test_the_strict_policy_stops_none_of_it(window: Window, page: Page) -> None:
    look_for(page, "mediation")
    expect(results(page).first).to_be_visible()
    assert window.record.complaints == []
    assert window.record.elsewhere == []


def test_an_address_that_was_cut_off_finds_nothing(window: Window) -> None:
    window.person.open("/search/#%E2%82")
    look_for(window.person.page, "mediation")
    expect(results(window.person.page).first).to_be_visible()


def test_without_scripts_the_page_says_so_and_offers_the_directory(
    open_window: OpenWindow,
) -> None:
    person = open_window(scripts=False).person
    person.open("/")
    look_for(person.page, "mediation")
    expect(person.page).to_have_url(re.compile(r"/search/\?$"))
    expect(person.page.locator("main")).to_contain_text("Search needs scripts")
    person.page.locator("main").get_by_role("link", name="All services").click()
    expect(person.page).to_have_title(re.compile("^All services"))
