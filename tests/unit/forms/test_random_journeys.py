"""Random journeys through random forms, held against a small model of the conditions."""

from datetime import UTC, datetime
from random import Random

import pytest

from intake.forms.answers import collect
from intake.forms.definition import CHECK_ANSWERS, Form
from intake.forms.fields import Fields
from intake.forms.reading import read_form
from intake.forms.token import Token
from intake.forms.walk import Walk
from intake.rendering.form_pages import first_page
from intake.services.turn_page import TurnPage
from tests.support.model import Held, Model, Written
from tests.support.random_forms import a_form, answers
from tests.support.sight import Sight

JOURNEYS = 2000
PARTS = 4
"""Into which they are dealt out, for workers to share."""
MOST_STEPS = 20


class Browser:
    """Shows what the pages show and sends what they hold, without HTTP between."""

    def __init__(self, pages: list[Written]) -> None:
        self.form = made(pages)
        self.sent = Fields()
        self._turn = TurnPage(b"key", lambda: datetime(2026, 11, 21, 9, 30, tzinfo=UTC))
        self._open(first_page(self.form))

    def press(self, step: str, shown: dict[str, list[str]], typed: Held, go: str = "") -> bool:
        """Press a button; True once all of it is sent."""
        pairs = [(name, value) for name, value in self.sight.carried if name not in shown]
        pairs += [(name, value) for name, values in typed.items() for value in values]
        self.sent = Fields.from_pairs([*pairs, *([("_go", go)] if go else [])])
        turn = self._turn(self.form, step, self.sent, self.sent.one("_token"))
        assert turn is not None
        if isinstance(turn, Token):
            return True
        self._open(turn.screen.content)
        return False

    def _open(self, html: str) -> None:
        self.sight = Sight.of(html)
        self.warned = 'class="error-summary"' in html
        self.at = self.sight.action.split("/")[-1]


def made(pages: list[Written]) -> Form:
    data = {
        "title": "A form",
        "service": "any",
        "team": "any",
        "contact": "none",
        "retention": {"answered": "6 months"},
        "pages": pages,
        "what_happens_next": "<p>Wait.</p>",
    }
    return read_form("random", data)


def seen_at(browser: Browser) -> tuple[str, dict[str, list[str]]]:
    """Where the browser is; each field with its options, or each answer that is shown again."""
    if browser.at == CHECK_ANSWERS:
        rows = [row for row in browser.sight.rows if row.words != ("Not answered",)]
        return browser.at, {row.label: [each.lower() for each in row.words] for row in rows}
    controls = browser.sight.controls
    return browser.at, {each.name: [one.value for one in each.options] for each in controls}


def expected_at(model: Model) -> tuple[str, dict[str, list[str]]]:
    return model.at, model.held if model.at == CHECK_ANSWERS else model.stage().offered


def hidden(browser: Browser) -> set[str]:
    """The names of the answers that travel on."""
    return {name for name, _ in browser.sight.carried if not name.startswith("_")}


def stored(browser: Browser) -> dict[str, Held]:
    kept = collect(Walk.of(browser.form, browser.sent)).about
    return {
        about: {
            each.id: each.value if isinstance(each.value, list) else [each.value] for each in found
        }
        for about, found in kept.items()
    }


def may_go_back(model: Model) -> bool:
    """Only while one answer is changed, and on the first page, is there no way back."""
    return model.at != model.pages[0]["id"] and not model.changing


def next_move(draw: Random, model: Model, browser: Browser, changes: int) -> str:
    """Choose one of the buttons: mostly to go on, now and then to go back or change a page."""
    chance = draw.randrange(10)
    buttons = sorted(set(browser.sight.buttons) - {""})
    if not browser.sight.may_continue:
        return "back"
    if model.at == CHECK_ANSWERS:
        wanted = buttons if chance < 8 and changes else []
        return draw.choice(wanted) if wanted else ""
    return "back" if "back" in buttons and chance == 0 and changes else ""


@pytest.mark.parametrize("part", range(PARTS))
def test_a_journey_asks_keeps_and_drops_what_the_conditions_say(part: int) -> None:
    for seed in range(part, JOURNEYS, PARTS):
        go_through(seed)


def go_through(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 a test's own
    pages = a_form(draw)
    model, browser, changes = Model(pages), Browser(pages), 3
    for _ in range(MOST_STEPS):
        assert seen_at(browser) == expected_at(model)
        assert ("back" in browser.sight.buttons) == may_go_back(model)
        assert browser.warned == model.warned
        at, checking = model.at, model.at == CHECK_ANSWERS
        shown = {} if checking else model.stage().offered
        typed = {} if checking else answers(draw, model.stage())
        move = next_move(draw, model, browser, changes)
        changes -= bool(move)
        if browser.press(at, shown, typed, move):
            assert stored(browser) == model.kept()
            return
        model.put(shown, typed)
        model.follow(move)
        if model.at == CHECK_ANSWERS:
            assert hidden(browser) == set(model.held)
