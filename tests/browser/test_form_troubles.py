"""What goes wrong without any answer being wrong: each form's pages, scripts off and on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from intake.cases.identity import new_id
from intake.forms.journey import CHANGED, CONTROLS, UNEXPECTED
from intake.forms.marks import Mark
from intake.forms.token import Token
from intake.services.turn_page import FORM_CHANGED, STORE_FAILED, TOKEN_PROBLEM
from tests.support.browser_door import AtTheDoor, at_the_door
from tests.support.browser_errors import READ, summary_is_focused
from tests.support.browser_narrow import Look, Narrow, narrow_window
from tests.support.clock import Clock
from tests.support.door import TOKEN_KEY
from tests.support.robot import Place, Robot
from tests.support.walks import form_names, no_table, robot

ADD = """(form, name) => {
  form.append(Object.assign(document.createElement("input"), {type: "hidden", name}));
}"""
WORDS = {
    "answers not saved": STORE_FAILED.message,
    "token not accepted": TOKEN_PROBLEM.message,
    "form changed": FORM_CHANGED.message,
    "page changed": CHANGED.message,
    "characters taken out": CONTROLS,
    "something not asked for": UNEXPECTED.message,
}
"""What the summary says, by what happened."""


@dataclass(frozen=True)
class Seen:
    """A page as it was seen, and the answers it held before and after."""

    before: Mapping[str, list[str]]
    read: dict[str, Any]
    focused: tuple[bool, bool]
    look: Look


@pytest.fixture(scope="module", params=form_names())
def seen(request: pytest.FixtureRequest, browser: Browser) -> dict[str, Seen]:
    with (
        at_the_door(browser, no_table(), scripts=False) as person,
        narrow_window(browser) as narrow,
    ):
        return dict(troubles(request.param, person, narrow))


def troubles(name: str, person: AtTheDoor, narrow: Narrow) -> Iterator[tuple[str, Seen]]:
    """Meet every trouble, the ones behind the last question first."""
    walker = robot(name, no_table())
    places = walker.walk({})
    for trouble, changed in changes(name).items():
        yield trouble, met(person, narrow, places[-1], changed, "Send")
    page = with_text(walker, places)
    other = Mark(page.page, "0" * 8, asked=0)
    yield "page changed", met(person, narrow, page, {"_shown": str(other)}, "Continue")
    text = next(each.name for each in page.sight.controls if each.kind in ("text", "textarea"))
    words = dict(page.screen.fields)[text]
    controls = {text: f"{words}\v"}
    yield "characters taken out", met(person, narrow, page, controls, "Continue")


def changes(name: str) -> dict[str, dict[str, str]]:
    """Fields of check-your-answers and what they hold instead, by what happens then."""
    now = Clock().moment
    other = Token.begin(name, "0" * 64, now, new_id(now)).signed(TOKEN_KEY)
    return {
        "answers not saved": {},
        "token not accepted": {"_token": "forged"},
        "form changed": {"_token": other},
        "something not asked for": {"unheard_of": "1"},
    }


def with_text(walker: Robot, places: list[Place]) -> Place:
    """A page behind the first that asks for words, filled in."""
    at = next(
        at
        for at, place in enumerate(places)
        if at and any(each.kind in ("text", "textarea") for each in place.sight.controls)
    )
    return walker.press(places[at + 1], {}, go="back")


def met(
    person: AtTheDoor, narrow: Narrow, place: Place, changed: dict[str, str], button: str
) -> Seen:
    """Send a page with some fields changed; scripts are on for the first that comes back."""
    person.stand(place)
    before = person.page.evaluate(READ)["kept"]
    for added in changed.keys() - {name for name, _ in place.screen.fields}:
        person.page.locator("form[method=post]").evaluate(ADD, added)
    person.fill(changed)
    person.press(button)
    read, focused = person.page.evaluate(READ), summary_is_focused(person.page)
    if narrow.is_open:
        return Seen(before, read, (focused, True), narrow.swap(person.answered))
    look = narrow.open(person.answered)
    return Seen(before, read, (focused, summary_is_focused(narrow.person.page)), look)


def test_every_trouble_is_told_in_its_words(seen: dict[str, Seen]) -> None:
    assert {trouble: one.read["lines"] for trouble, one in seen.items()} == {
        trouble: [words] for trouble, words in WORDS.items()
    }


def test_the_title_begins_with_error(seen: dict[str, Seen]) -> None:
    assert [t for t, one in seen.items() if not one.read["title"].startswith("Error: ")] == []


def test_the_summary_comes_first_and_takes_focus(seen: dict[str, Seen]) -> None:
    assert [t for t, one in seen.items() if one.read["first"] != "error-summary"] == []
    assert [t for t, one in seen.items() if one.focused != (True, True)] == []


def test_answers_are_kept(seen: dict[str, Seen]) -> None:
    for trouble, one in seen.items():
        assert answers(one.read["kept"]) == answers(one.before), trouble


def answers(fields: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What people typed or chose."""
    return {name: values for name, values in fields.items() if not name.startswith("_")}


def test_axe_finds_nothing(seen: dict[str, Seen]) -> None:
    assert {trouble: one.look.axe for trouble, one in seen.items() if one.look.axe} == {}


def test_nothing_lies_beside_the_window(seen: dict[str, Seen]) -> None:
    assert [trouble for trouble, one in seen.items() if one.look.beside > 0] == []
