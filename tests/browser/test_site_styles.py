"""The one style sheet: every rule of it is used by some page of the site, the forms or the desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser_pages import DESK, PUBLIC
from tests.support.browser_window import OpenWindow
from tests.support.question_examples import pages as questions
from tests.support.sheets import rules_of, used
from tests.support.site import addresses as addresses_of
from tests.support.site import built

KEPT = {
    ".tag--paused": "a service that takes no referrals for a while",
    ".tag--closed": "a service that has ended",
    ".checked--overdue": "an entry that nobody has checked for long",
    ".count--over": "more characters than may be sent",
}
"""Words for what no page shows just now, and why each stays."""


@pytest.fixture(scope="module")
def unused(open_shared_window: OpenWindow) -> set[str]:
    left: set[str] = set()
    rules: list[str] = []
    for page in shown(open_shared_window):
        if not rules:
            rules = rules_of(page, "")
            left.update(rules)
        left.difference_update(used(page, left))
    assert rules
    return left


def shown(open_window: OpenWindow) -> Iterator[Page]:
    """Show all that is built, results of a search, every question, the forms and the desk."""
    person = open_window().person
    for path in addresses_of(built() / "site"):
        person.open(path)
        yield person.page
    person.open("/search/#mediation")
    expect(person.page.locator(".found__list a").first).to_be_visible()
    yield person.page
    for html in questions():
        person.page.set_content(html)
        yield person.page
    for way in (*PUBLIC.values(), *DESK.values()):
        person = open_window().person
        way(person)
        yield person.page


def test_no_rule_is_left_over(unused: set[str]) -> None:
    assert unused - set(KEPT) == set()


def test_what_is_kept_without_use_is_in_the_sheet_and_unused(unused: set[str]) -> None:
    assert set(KEPT) - unused == set()
