"""Forms with nested conditions, and answers to their pages, drawn at random."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.support.model import WORDS, Held, Stage, Written, options_of

Draw = Callable[[st.SearchStrategy[Any]], Any]

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
    above = [each for each in own if options_of(each)]
    if above and draw(COIN):
        question["show_if"] = choice(draw, draw(st.sampled_from(above)))
    elif before and draw(COIN):
        question["show_if"] = condition(draw, before)
    return question


def choice(draw: Draw, question: Written) -> Written:
    """The one condition that can look at a question of the same page."""
    verb = "contains" if question["type"] == "checkboxes" else "is"
    values = [option["value"] for option in options_of(question)]
    return {"question": question["id"], verb: draw(st.sampled_from(values))}


def a_form(draw: Draw) -> list[Written]:
    """Pages of a form in which a condition can look at whatever was asked on earlier pages."""
    pages: list[Written] = []
    before: list[Written] = []
    for number in range(draw(st.integers(2, 4))):
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
