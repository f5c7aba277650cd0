"""The forms that the build made, as plain data, and the robot at their start."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from intake.adapters.table import Table
from intake.handlers.http import Response
from tests.support.clock import Clock
from tests.support.door import definitions, door
from tests.support.robot import Place, Robot
from tests.support.site import built
from tests.support.visitor import Sender

Question = dict[str, Any]


@dataclass(frozen=True)
class Written:
    """A compiled form, read as JSON and not by the reader that is under test."""

    name: str
    data: dict[str, Any] = field(repr=False)

    @property
    def pages(self) -> list[dict[str, Any]]:
        return list(self.data["pages"])

    def page(self, page_id: str) -> dict[str, Any]:
        return next(page for page in self.pages if page["id"] == page_id)

    def questions(self) -> Iterator[tuple[dict[str, Any], Question]]:
        return ((page, each) for page in self.pages for each in page.get("questions", ()))

    def question(self, name: str) -> Question:
        """The question to which a field belongs."""
        return next(each for _, each in self.questions() if each["id"] == name.partition("-")[0])

    def about(self, page_id: str) -> str:
        return str(self.page(page_id).get("about", "person"))

    def flagged(self) -> dict[str, dict[str, str]]:
        """The flag of each option, empty if it has none, by question; questions without are out."""
        marked = {
            each["id"]: {option["value"]: option.get("flag", "") for option in each["options"]}
            for _, each in self.questions()
            if "options" in each
        }
        return {each: options for each, options in marked.items() if any(options.values())}

    def deciding(self) -> set[str]:
        """The questions that a later page, or a question on a later page, looks at."""
        found: set[str] = set()
        for page in self.pages:
            asked = page.get("questions", [])
            conditions = [part.get("show_if", {}) for part in [page, *asked]]
            looked_at = {name for condition in conditions for name in _looked_at(condition)}
            found |= looked_at - {each["id"] for each in asked}
        return found


def _looked_at(condition: Any) -> Iterator[str]:
    parts = condition if isinstance(condition, list) else [condition]
    for part in parts:
        if "question" in part:
            yield part["question"]
        else:
            for inner in part.values():
                yield from _looked_at(inner)


def form_names() -> list[str]:
    return [path.stem for path in sorted((built() / "definitions" / "forms").glob("*.json"))]


@cache
def written(name: str) -> Written:
    path = built() / "definitions" / "forms" / f"{name}.json"
    return Written(name, json.loads(path.read_text(encoding="utf-8")))


def every_address() -> dict[str, dict[str, str]]:
    """An address for every role of every team."""
    return {
        team.id: {role: f"{role}@{team.id}.example.org" for role in team.to}
        for team in definitions().teams.values()
    }


def start_of(name: str) -> str:
    """The built page on which a form starts."""
    start = built() / "site" / definitions().starts[name].strip("/") / "index.html"
    return start.read_text(encoding="utf-8")


def robot(name: str, table: Table) -> Robot:
    return Robot(start_of(name), sender(table), written(name).deciding())


def sender(table: Table, clock: Clock | None = None) -> Sender:
    """The door, opened by people who take 20 seconds for a page."""
    clock = clock or Clock()
    send = door(table, clock, addresses=every_address())

    def unhurried(event: dict[str, object]) -> Response:
        clock.forward(seconds=20)
        return send(event)

    return unhurried


class _Nothing:
    def __getattr__(self, verb: str) -> object:
        raise AssertionError(f"the table was asked to {verb}")


def no_table() -> Table:
    """A table that nobody may touch."""
    return Table(_Nothing(), "nothing")


@cache
def explored(name: str) -> tuple[Place, ...]:
    """Every page of a form in every state that can matter; nothing is stored on the way."""
    return tuple(robot(name, no_table()).every_place())
