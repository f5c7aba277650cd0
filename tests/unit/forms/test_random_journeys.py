"""Random journeys through random forms, held against a small model of the conditions.

The model below was written for this test from the promises of docs/writing-a-form.md. It works on
the form's file and knows nothing of the package's own conditions.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from intake.forms.answers import collect
from intake.forms.definition import CHECK_ANSWERS, Form
from intake.forms.fields import Fields
from intake.forms.reading import read_form
from intake.forms.token import Token
from intake.forms.walk import Walk
from intake.rendering.form_pages import first_page
from intake.services.turn_page import TurnPage
from tests.support.sight import Sight

Written = dict[str, Any]
Held = dict[str, list[str]]
Draw = Callable[[st.SearchStrategy[Any]], Any]

JOURNEYS = 2000
MOST_STEPS = 40
WORDS = ("one", "two")


# The model -------------------------------------------------------------------------------------


def holds(condition: Written, answers: Held) -> bool:
    """Whether a condition holds; an unanswered question has no answers."""
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], answers)
    if not condition:
        return True
    given_answers = answers.get(condition["question"], [])
    if "is_answered" in condition:
        return bool(bool(given_answers) == condition["is_answered"])
    verb = next(key for key in condition if key != "question")
    found = condition[verb] in given_answers
    return found if verb in ("is", "contains") else not found


def looks_at(condition: Written) -> set[str]:
    if "question" in condition:
        return {condition["question"]}
    parts = condition.get("all") or condition.get("any") or [condition.get("not", {})]
    return {name for part in parts if part for name in looks_at(part)}


@dataclass
class Stage:
    """A page on the way: what it shows, with the options it offers, and what counts of it."""

    page: Written
    offered: dict[str, list[str]] = field(default_factory=dict)
    counted: Held = field(default_factory=dict)
    missing: bool = False


def way(pages: list[Written], held: Held) -> list[Stage]:
    """The pages that these answers lead through."""
    answers: Held = {}
    stages = []
    for page in pages:
        if not holds(page.get("show_if", {}), answers):
            continue
        stages.append(staged(page, held, answers))
        if page.get("exit"):
            break
    return stages


def staged(page: Written, held: Held, answers: Held) -> Stage:
    """One page; the answers that count are added to `answers`."""
    before, stage = dict(answers), Stage(page)
    own = {question["id"] for question in page.get("questions", [])}
    for question in page.get("questions", []):
        condition, name = question.get("show_if", {}), question["id"]
        if not looks_at(condition) & own and not holds(condition, before):
            continue
        stage.offered[name] = [
            option["value"]
            for option in options_of(question)
            if holds(option.get("show_if", {}), before)
        ]
        if not holds(condition, answers):
            continue
        known = stage.offered[name] or WORDS
        found = held.get(name, [])
        if found and set(found) <= set(known):
            stage.counted[name] = answers[name] = [each for each in known if each in found]
        elif found or not question.get("optional"):
            stage.missing = True
    return stage


def options_of(question: Written) -> list[Written]:
    if question["type"] == "yes_no":
        return [{"value": "yes"}, {"value": "no"}]
    return list(question.get("options", []))


@dataclass
class Model:
    """What a browser holds on its way, and where it must be next."""

    pages: list[Written]
    held: Held = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    at: str = ""
    changing: bool = False

    def __post_init__(self) -> None:
        self.at = self.pages[0]["id"]

    def stages(self) -> list[Stage]:
        return way(self.pages, self.held)

    def stage(self) -> Stage:
        return next(stage for stage in self.stages() if stage.page["id"] == self.at)

    def put(self, shown: dict[str, list[str]], typed: Held) -> None:
        kept = {name: values for name, values in self.held.items() if name not in shown}
        self.held = kept | {name: values for name, values in typed.items() if values}

    def follow(self, move: str) -> None:
        """Press a button, once the answers of the page were given."""
        if move == "back":
            self._go_back()
        elif move:
            self.at, self.changing = move.removeprefix("change:"), True
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.seen.add(self.at)
        on_the_way = [stage.page["id"] for stage in self.stages()]
        later = on_the_way[on_the_way.index(self.at) + 1 :]
        if later and not self.changing:
            self.at = later[0]
        else:
            self._finish()

    def _go_back(self) -> None:
        ids = [page["id"] for page in self.pages]
        known = [stage.page["id"] for stage in self.stages()]
        last = ids.index(self.at) if self.at != CHECK_ANSWERS else len(ids)
        earlier = [each for each in known if ids.index(each) < last]
        self.at, self.changing = earlier[-1], False

    def _finish(self) -> None:
        """Ask what became necessary, or check the answers and drop what no longer applies."""
        for stage in self.stages():
            if stage.page["id"] not in self.seen or stage.missing or stage.page.get("exit"):
                self.at, self.changing = stage.page["id"], not stage.page.get("exit")
                return
        stages = self.stages()
        self.held = {name: values for stage in stages for name, values in stage.counted.items()}
        self.seen = {stage.page["id"] for stage in stages}
        self.at, self.changing = CHECK_ANSWERS, False

    def kept(self) -> dict[str, Held]:
        """The answers by whom they are about."""
        by_whom: dict[str, Held] = {}
        for stage in self.stages():
            if stage.counted:
                by_whom.setdefault(stage.page["about"], {}).update(stage.counted)
        return by_whom


# Random forms ----------------------------------------------------------------------------------

COIN = st.booleans()
CHANCE = st.integers(0, 9)
HOW = st.sampled_from(("test", "test", "all", "any", "not"))
KIND = st.sampled_from(("radios", "checkboxes", "yes_no", "select", "text"))
ABOUT = st.sampled_from(("person", "referrer", "other_party"))


def condition(draw: Draw, known: list[Written], depth: int = 2) -> Written:
    how = draw(HOW)
    if depth == 0 or how == "test":
        return look(draw, draw(st.sampled_from(known)))
    if how == "not":
        return {"not": condition(draw, known, depth - 1)}
    return {how: [condition(draw, known, depth - 1) for _ in range(2)]}


def look(draw: Draw, question: Written) -> Written:
    several = question["type"] == "checkboxes"
    verbs = ("contains", "does_not_contain") if several else ("is", "is_not")
    verb = draw(st.sampled_from((*verbs, "is_answered")))
    if verb == "is_answered":
        return {"question": question["id"], verb: draw(COIN)}
    values = [option["value"] for option in options_of(question)] or list(WORDS)
    return {"question": question["id"], verb: draw(st.sampled_from(values))}


def a_question(draw: Draw, name: str, before: list[Written], own: list[Written]) -> Written:
    question: Written = {"id": name, "type": draw(KIND), "label": name}
    if question["type"] not in ("yes_no", "text"):
        question["options"] = [{"value": each, "label": each} for each in ("a", "b", "c")]
        if before and draw(COIN):
            question["options"][-1]["show_if"] = condition(draw, before, 0)
    if draw(COIN):
        question["optional"] = True
    if (before or own) and draw(COIN):
        question["show_if"] = condition(draw, [*before, *own])
    return question


def a_form(draw: Draw) -> list[Written]:
    """Pages of a form in which any condition can look at whatever was asked before."""
    pages: list[Written] = []
    before: list[Written] = []
    for number in range(draw(st.integers(2, 5))):
        page: Written = {"id": f"p{number}", "title": f"Page {number}"}
        if before and draw(COIN):
            page["show_if"] = condition(draw, before)
        if before and draw(CHANCE) == 0:
            pages.append({**page, "exit": True, "body": "<p>Turn elsewhere.</p>"})
            continue
        own: list[Written] = []
        for _ in range(draw(st.integers(1, 3))):
            own.append(a_question(draw, f"q{len(before) + len(own)}", before, own))
        pages.append({**page, "about": draw(ABOUT), "questions": own})
        before += own
    return pages


def answers(draw: Draw, stage: Stage) -> Held:
    """What a person fills in on a page: all that must be answered, and perhaps the rest."""
    given_here: Held = {}
    for question in stage.page.get("questions", []):
        name = question["id"]
        if name not in stage.offered or (question.get("optional") and draw(COIN)):
            continue
        known = stage.offered[name] or list(WORDS)
        if question["type"] == "checkboxes":
            given_here[name] = draw(st.lists(st.sampled_from(known), min_size=1, unique=True))
        else:
            given_here[name] = [draw(st.sampled_from(known))]
    return given_here


# The journey -----------------------------------------------------------------------------------


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


def next_move(draw: Draw, model: Model, browser: Browser, changes: int) -> str:
    """Choose one of the buttons: mostly to go on, now and then to go back or change a page."""
    chance = draw(CHANCE)
    buttons = sorted(set(browser.sight.buttons) - {""})
    if not browser.sight.may_continue:
        return "back"
    if model.at == CHECK_ANSWERS:
        wanted = buttons if chance < 8 and changes else []
        return draw(st.sampled_from(wanted)) if wanted else ""
    return "back" if "back" in buttons and chance == 0 and changes else ""


@given(st.data())
@settings(
    max_examples=JOURNEYS,
    phases=[Phase.explicit, Phase.generate],  # to shrink such a journey takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
def test_a_journey_asks_keeps_and_drops_what_the_conditions_say(data: st.DataObject) -> None:
    pages = a_form(data.draw)
    model, browser, changes = Model(pages), Browser(pages), 3
    for _ in range(MOST_STEPS):
        assert seen_at(browser) == expected_at(model)
        at, checking = model.at, model.at == CHECK_ANSWERS
        shown = {} if checking else model.stage().offered
        typed = {} if checking else answers(data.draw, model.stage())
        move = next_move(data.draw, model, browser, changes)
        changes -= bool(move)
        if browser.press(at, shown, typed, move):
            assert stored(browser) == model.kept()
            return
        model.put(shown, typed)
        model.follow(move)
        if model.at == CHECK_ANSWERS:
            assert hidden(browser) == set(model.held)
