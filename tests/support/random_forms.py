"""Forms with nested conditions, and answers to their pages, drawn at random."""

from random import Random

from tests.support.model import WORDS, Held, Stage, Written, options_of

HOW = ("test", "test", "all", "any", "not")
KIND = ("radios", "checkboxes", "yes_no", "select", "text")
ABOUT = ("person", "referrer", "other_party")


def coin(draw: Random) -> bool:
    return draw.random() < 0.5


def condition(draw: Random, known: list[Written], depth: int = 2) -> Written:
    how = draw.choice(HOW)
    if depth == 0 or how == "test":
        return look(draw, draw.choice(known))
    if how == "not":
        return {"not": condition(draw, known, depth - 1)}
    return {how: [condition(draw, known, depth - 1) for _ in range(2)]}


def look(draw: Random, question: Written) -> Written:
    several = question["type"] == "checkboxes"
    verbs = ("contains", "does_not_contain") if several else ("is", "is_not")
    verb = draw.choice((*verbs, "is_answered"))
    if verb == "is_answered":
        return {"question": question["id"], verb: coin(draw)}
    values = [option["value"] for option in options_of(question)] or list(WORDS)
    return {"question": question["id"], verb: draw.choice(values)}


def a_question(draw: Random, name: str, before: list[Written], own: list[Written]) -> Written:
    question: Written = {"id": name, "type": draw.choice(KIND), "label": name}
    if question["type"] not in ("yes_no", "text"):
        question["options"] = [{"value": each, "label": each} for each in ("a", "b", "c")]
        if before and coin(draw):
            question["options"][-1]["show_if"] = condition(draw, before, 0)
    if coin(draw):
        question["optional"] = True
    above = [each for each in own if options_of(each)]
    if above and coin(draw):
        question["show_if"] = choice(draw, draw.choice(above))
    elif before and coin(draw):
        question["show_if"] = condition(draw, before)
    return question


def choice(draw: Random, question: Written) -> Written:
    """The one condition that can look at a question of the same page."""
    verb = "contains" if question["type"] == "checkboxes" else "is"
    values = [option["value"] for option in options_of(question)]
    return {"question": question["id"], verb: draw.choice(values)}


def a_form(draw: Random) -> list[Written]:
    """Pages of a form in which a condition can look at whatever was asked on earlier pages."""
    pages: list[Written] = []
    before: list[Written] = []
    for number in range(draw.randint(2, 4)):
        page: Written = {"id": f"p{number}", "title": f"Page {number}"}
        if before and coin(draw):
            page["show_if"] = condition(draw, before)
        if before and draw.randrange(10) == 0:
            pages.append({**page, "exit": True, "body": "<p>Turn elsewhere.</p>"})
            continue
        own: list[Written] = []
        for _ in range(draw.randint(1, 3)):
            own.append(a_question(draw, f"q{len(before) + len(own)}", before, own))
        pages.append({**page, "about": draw.choice(ABOUT), "questions": own})
        before += own
    return pages


def answers(draw: Random, stage: Stage) -> Held:
    """What a person fills in on a page: all that must be answered, and perhaps the rest."""
    given_here: Held = {}
    for question in stage.page.get("questions", []):
        name = question["id"]
        if name not in stage.offered or (question.get("optional") and coin(draw)):
            continue
        known = stage.offered[name] or list(WORDS)
        if question["type"] == "checkboxes":
            given_here[name] = draw.sample(known, draw.randint(1, len(known)))
        else:
            given_here[name] = [draw.choice(known)]
    return given_here
