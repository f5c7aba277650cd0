"""A small model of what a form asks, keeps and drops, for tests to hold the real one against.

It was written from the promises of docs/writing-a-form.md, works on the form's file, and knows
nothing of the package's own conditions.
"""

from dataclasses import dataclass, field
from typing import Any

from intake.forms.definition import CHECK_ANSWERS

Written = dict[str, Any]
Held = dict[str, list[str]]

WORDS = ("one", "two")
"""What people of the model type where there is nothing to choose."""


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
    asked: dict[str, set[str]] = field(default_factory=dict)
    at: str = ""
    changing: bool = False
    warned: bool = False

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
        self.warned = False
        if move == "back":
            self._go_back()
        elif move:
            self.at, self.changing = move.removeprefix("change:"), True
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.asked[self.at] = set(self.stage().offered)
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
            asked = self.asked.get(stage.page["id"], set())
            new = stage.page["id"] not in self.asked or bool(set(stage.offered) - asked)
            if new or stage.missing or stage.page.get("exit"):
                self.at, self.changing = stage.page["id"], not stage.page.get("exit")
                self.warned = not new and stage.missing
                return
        stages = self.stages()
        self.held = {name: values for stage in stages for name, values in stage.counted.items()}
        self.asked = {stage.page["id"]: set(stage.offered) for stage in stages}
        self.at, self.changing = CHECK_ANSWERS, False

    def kept(self) -> dict[str, Held]:
        """The answers by whom they are about."""
        by_whom: dict[str, Held] = {}
        for stage in self.stages():
            if stage.counted:
                by_whom.setdefault(stage.page["about"], {}).update(stage.counted)
        return by_whom
