"""Every mistake that can be made in any form, with scripts off, and the pages that answer it.

Each page is filled in wrongly until every question of it has raised every error it can; the pages
that come back are looked at once more in a window of 320 pixels with scripts on, which is what
1280 pixels are at 400 per cent.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.browser_door import AtTheDoor, at_the_door
from tests.support.browser_errors import READ, lands, summary_is_focused
from tests.support.browser_measures import SMALL
from tests.support.browser_narrow import Look, Narrow, narrow_window
from tests.support.door import definitions
from tests.support.mistaken import Submission, submissions
from tests.support.mistakes import FORGED, raisable
from tests.support.walks import form_names, no_table


@dataclass(frozen=True)
class Seen:
    """A page with mistakes as it was seen; `astray`: fields to which a link did not lead."""

    sent: Submission
    read: dict[str, Any]
    focused: tuple[bool, bool]
    astray: tuple[str, ...]
    small: list[str]
    look: Look

    @property
    def links(self) -> list[dict[str, Any]]:
        return list(self.read["links"])


@pytest.fixture(scope="module", params=form_names())
def name(request: pytest.FixtureRequest) -> str:
    """A form's name."""
    return str(request.param)


@pytest.fixture(scope="module")
def seen(name: str, browser: Browser) -> list[Seen]:
    with (
        at_the_door(browser, no_table(), scripts=False) as person,
        narrow_window(browser) as narrow,
    ):
        return list(see(person, narrow, submissions(name)))


def see(person: AtTheDoor, narrow: Narrow, sent: tuple[Submission, ...]) -> Iterator[Seen]:
    """Send everything; links and the focus with scripts on are tried once for each field, page."""
    followed = set[tuple[str, str]]()
    place, page = None, person.page
    for each in sent:
        if is_new := each.place is not place:
            place = each.place
            person.stand(place)
        person.fill(each.typed)
        person.press("Continue")
        read, focused, small = page.evaluate(READ), summary_is_focused(page), page.evaluate(SMALL)
        new = {(each.place.page, link["field"]) for link in read["links"]} - followed
        followed |= new
        astray = tuple(field for _, field in sorted(new) if not lands(page, field))
        look = narrow.open(person.answered) if is_new else narrow.swap(person.answered)
        scripted = summary_is_focused(narrow.person.page) if is_new else True
        yield Seen(each, read, (focused, scripted), astray, small, look)


def wrong(seen: list[Seen], is_wrong: Callable[[Seen], object]) -> dict[str, object]:
    """What is wrong with which page; nothing if all is well."""
    return {str(each.sent): found for each in seen if (found := is_wrong(each))}


def test_every_error_of_every_question_is_met(name: str, seen: list[Seen]) -> None:
    met = {(each.sent.place.page, *raised) for each in seen for raised in each.sent.raises}
    assert met == {
        (page.id, question.id, code)
        for page in definitions().forms[name].pages
        for question in page.questions
        for code in raisable(question)
    }


def test_the_title_begins_with_error(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: not one.read["title"].startswith("Error: ")) == {}


def test_the_summary_comes_first(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: one.read["first"] != "error-summary") == {}


def test_the_summary_takes_focus_with_scripts_off(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: not one.focused[0]) == {}


def test_the_summary_takes_focus_with_scripts_on(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: not one.focused[1]) == {}


def test_the_summary_names_every_mistake_and_no_other(seen: list[Seen]) -> None:
    for each in seen:
        said = [(link["field"], link["words"]) for link in each.links]
        assert said == [(one.field, one.message) for one in each.sent.problems], str(each.sent)


@pytest.mark.parametrize("fact", ["leads", "beside", "tied", "marked"])
def test_each_mistake_is_told_at_its_field(seen: list[Seen], fact: str) -> None:
    assert wrong(seen, lambda one: [link for link in one.links if not link[fact]]) == {}


def test_each_link_takes_the_focus_to_its_field(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: one.astray) == {}


def test_nothing_else_is_marked_as_wrong(seen: list[Seen]) -> None:
    for each in seen:
        named = {problem.field for problem in each.sent.problems}
        assert set(each.read["marks"]) <= named, str(each.sent)
        assert set(each.read["messages"]) == {f"{name}-error" for name in named}, str(each.sent)


def test_answers_are_kept(seen: list[Seen]) -> None:
    for each in seen:
        for name, given in each.sent.typed.items():
            values = [given] if isinstance(given, str) else given
            kept = [value for value in values if value not in ("", FORGED)]
            assert sorted(each.read["kept"].get(name, [])) == sorted(kept), (str(each.sent), name)


def test_axe_finds_nothing(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: one.look.axe) == {}


def test_nothing_lies_beside_a_window_of_320_pixels(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: one.look.beside) == {}


def test_everything_is_large_enough_to_press(seen: list[Seen]) -> None:
    assert wrong(seen, lambda one: [*one.small, *one.look.small]) == {}
