"""Pages that nobody can get to are named; whatever somebody can get to is not."""

from contextlib import suppress
from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.content.mistakes import ContentMistakes, Mistake
from intake.content.section import Section
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.reachable import MOST_TRIES, check_reachable
from intake.forms.reading import read_form
from intake.forms.walk import Walk
from tests.support.forms import MESSAGE, TOPIC, Written, a_file, a_page, mistakes_of
from tests.support.model import Held, way
from tests.support.random_forms import a_form, answers

EXIT: Written = {"id": "out", "title": "Not here", "exit": True, "body": "<p>Call 999.</p>"}
OTHER: Written = {"question": "topic", "is": "other"}
MEDIATION: Written = {"question": "topic", "is": "mediation"}
LAST = a_page("last", MESSAGE)


def ticks(count: int, **changes: object) -> Written:
    options = [{"value": f"v{at}", "label": f"Label {at}"} for at in range(count)]
    return {"id": "ticks", "type": "checkboxes", "label": "Which?", "options": options, **changes}


def unreachable(*pages: Written) -> list[str]:
    """The pages that are named; a form without mistakes names none."""
    found: list[Mistake] = []
    with suppress(ContentMistakes):
        read_form("contact", a_file(pages=[*pages], contact="none"), partial(_noted, found))
    return [each.place for each in found]


def _noted(found: list[Mistake], top: Section, form: Form) -> None:
    assert top.mistakes == []
    check_reachable(top, form)
    found += top.mistakes


def after_topic(condition: Written, *more: Written) -> list[str]:
    return unreachable(a_page("first", TOPIC), *more, {**LAST, "show_if": condition})


@pytest.mark.parametrize(
    "condition",
    [
        {"all": [OTHER, MEDIATION]},
        {"question": "topic", "is_answered": False},
        {"not": {"any": [OTHER, MEDIATION]}},
        {"all": [{"question": "topic", "is_not": each} for each in ("other", "mediation")]},
    ],
    ids=["two answers to one question", "no answer to what must be answered", "none", "not any"],
)
def test_a_condition_that_contradicts_itself_is_named(condition: Written) -> None:
    assert after_topic(condition) == ["pages > last > show_if"]


def test_a_condition_that_contradicts_the_page_it_depends_on_is_named() -> None:
    middle = a_page("middle", {**TOPIC, "id": "again"}, show_if=OTHER)
    both = {"all": [{"question": "again", "is": "other"}, MEDIATION]}
    assert after_topic(both, middle) == ["pages > last > show_if"]


def test_a_condition_that_contradicts_a_question_it_depends_on_is_named() -> None:
    asked = a_page("middle", MESSAGE, {**TOPIC, "id": "again", "show_if": OTHER})
    both = {"all": [{"question": "again", "is_answered": True}, MEDIATION]}
    pages = a_page("first", TOPIC), asked, a_page("last", ticks(1), show_if=both)
    assert unreachable(*pages) == ["pages > last > show_if"]


def test_a_condition_on_an_option_that_is_never_offered_with_it_is_named() -> None:
    options = [
        {"value": "a", "label": "A", "show_if": OTHER},
        {"value": "b", "label": "B"},
    ]
    middle = a_page("middle", ticks(1, options=options, type="radios"))
    both = {"all": [{"question": "ticks", "is": "a"}, MEDIATION]}
    assert after_topic(both, middle) == ["pages > last > show_if"]


def test_a_page_after_an_exit_for_everybody_is_named() -> None:
    assert unreachable(a_page("first", TOPIC), EXIT, LAST) == ["pages > last"]


def test_a_page_for_those_who_were_sent_elsewhere_is_named() -> None:
    assert after_topic(OTHER, {**EXIT, "show_if": OTHER}) == ["pages > last > show_if"]


def test_every_page_but_the_exit_can_be_left_to_some() -> None:
    exits = [{**EXIT, "show_if": OTHER}, {**EXIT, "id": "too", "show_if": MEDIATION}]
    assert unreachable(a_page("first", TOPIC), *exits) == []


def test_exits_for_every_answer_leave_nobody_to_the_rest() -> None:
    exits = [{**EXIT, "show_if": OTHER}, {**EXIT, "id": "too", "show_if": MEDIATION}]
    assert unreachable(a_page("first", TOPIC), *exits, LAST) == ["pages > last"]


def test_a_form_that_is_an_exit_page_alone_is_right() -> None:
    assert unreachable(EXIT) == []


def test_ticks_that_exclude_each_other_are_not_both_ticked() -> None:
    alone = {"value": "none", "label": "None", "exclusive": True}
    asked = ticks(1, options=[{"value": "a", "label": "A"}, alone])
    both = {"all": [{"question": "ticks", "contains": each} for each in ("a", "none")]}
    pages = a_page("first", asked), a_page("last", MESSAGE, show_if=both)
    assert unreachable(*pages) == ["pages > last > show_if"]


def test_ticks_can_all_be_ticked_and_all_but_one() -> None:
    held = [{"question": "ticks", "contains": each} for each in ("v0", "v1")]
    rest = {"question": "ticks", "does_not_contain": "v2"}
    last = {**LAST, "show_if": {"all": [*held, rest]}}
    assert unreachable(a_page("first", ticks(3)), last) == []


def test_what_must_be_ticked_can_be_something_nobody_looks_at() -> None:
    last = {**LAST, "show_if": {"question": "ticks", "does_not_contain": "v0"}}
    assert unreachable(a_page("first", ticks(2)), last) == []
    assert unreachable(a_page("first", ticks(1)), last) == ["pages > last > show_if"]


def test_text_can_be_anything() -> None:
    last = a_page("last", ticks(1), show_if={"question": "message", "is_not": "x"})
    assert unreachable(a_page("first", MESSAGE), last) == []


def test_a_tick_beside_a_statement_equals_nothing() -> None:
    agreed = {"id": "agreed", "type": "statement", "label": "Agree", "text": "<p>Words</p>"}
    last = {**LAST, "show_if": {"question": "agreed", "is": "yes"}}
    assert unreachable(a_page("first", agreed), last) == ["pages > last > show_if"]


def test_of_a_page_with_too_many_ways_nothing_is_said() -> None:
    count = MOST_TRIES.bit_length()
    every = [{"question": "ticks", "contains": f"v{at}"} for at in range(count)]
    never = {"all": [*every, {"not": every[0]}]}
    assert unreachable(a_page("first", ticks(count)), {**LAST, "show_if": never}) == []


def test_a_wrong_condition_is_not_called_unreachable_as_well() -> None:
    file = a_file(
        pages=[a_page("first", TOPIC), {**LAST, "show_if": {"question": "topic", "is": "x"}}],
        contact="none",
    )
    (mistake,) = mistakes_of(partial(_read, file), None)
    assert "is not among the answers" in mistake


def _read(file: Written, _: object) -> Form:
    return read_form("contact", file, check_reachable)


def reached(draw: Random, pages: list[Written], form: Form) -> set[str]:
    """The pages that somebody gets to who answers each of them rightly."""
    held: Held = {}
    for _ in pages:
        for stage in way(pages, held):
            if stage.missing:
                held = {**held, **answers(draw, stage)}
                break
    pairs = [(name, value) for name, values in held.items() for value in values]
    got: set[str] = set()
    for stop in Walk.of(form, Fields.from_pairs(pairs)).stops:
        got.add(stop.page.id)
        if stop.problems:
            break
    return got


@given(st.integers(0, 2**32))
@settings(max_examples=300)
def test_no_page_that_somebody_got_to_is_named(seed: int) -> None:
    draw = Random(seed)  # noqa: S311 a test's own
    pages = a_form(draw)
    form = read_form("contact", a_file(pages=pages, contact="none"))
    named = {place.split(" > ")[1] for place in unreachable(*pages)}
    assert not named & reached(draw, pages, form)
