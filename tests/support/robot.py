"""A robot visitor without script: reads any form's pages, fills them in, and walks every way."""

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from tests.support.sight import Control, Row, Sight
from tests.support.visitor import Screen, Sender, Typed, Visitor

CHECK = "check-your-answers"
Wishes = Mapping[str, str | list[str]]

_DATE = {"Day": "7", "Month": "3", "Year": "2026"}
_LATER = {"Day": "7", "Month": "3", "Year": "2031"}


@dataclass(frozen=True)
class Place:
    """Where the robot stands, and what it sent on its way there by page."""

    screen: Screen
    sent: Mapping[str, Typed] = field(default_factory=dict)

    @cached_property
    def sight(self) -> Sight:
        return Sight.of(self.screen.html)

    @property
    def page(self) -> str:
        """The page's id; empty once all has been sent."""
        return self.screen.action.split("/")[-1]

    @property
    def choices(self) -> dict[str, str | list[str]]:
        """Everything that was typed or chosen on the way, by field."""
        return {name: value for typed in self.sent.values() for name, value in typed.items()}


class Robot:
    """Answers every question that a page asks; `deciding` fields make ways that differ."""

    def __init__(self, start: str, send: Sender, deciding: Collection[str] = ()) -> None:
        self.start = Place(Screen.of(200, start))
        self._send = send
        self._deciding = deciding

    def press(self, place: Place, typed: Typed, go: str = "") -> Place:
        """Send a page; the place the robot comes from stays as it was."""
        visitor = Visitor("", self._send)
        visitor.at = place.screen
        return Place(visitor.press(typed, go), {**place.sent, place.page: typed})

    def onward(self, place: Place, wishes: Wishes) -> tuple[Place, Place]:
        """Fill in a page and continue; also return the page as it was filled in."""
        typed = filled(place.sight, wishes)
        after = self.press(place, typed)
        if any("later date" in message for message in after.sight.errors.values()):
            typed = filled(place.sight, wishes, _LATER)
            after = self.press(place, typed)
        return after, replace(place, sent={**place.sent, place.page: typed})

    def walk(self, wishes: Wishes) -> list[Place]:
        """Go on until nothing is left to continue; return every place, the last one too."""
        places = [self.start]
        while places[-1].page != CHECK and places[-1].sight.may_continue:
            after, _ = self.onward(places[-1], wishes)
            assert after.page != places[-1].page, after.sight.errors
            places.append(after)
        return places

    def every_place(self) -> Iterator[Place]:
        """Search over the choices: give each page in each state that can matter, once."""
        waiting, known, tried = deque([self.start]), {self._state(self.start)}, set[str]()
        while waiting:
            place = waiting.popleft()
            yield place
            if place.page == CHECK or not place.sight.may_continue:
                continue
            for wishes in self._variants(place.sight, everything=place.page not in tried):
                after, _ = self.onward(place, wishes)
                if after.page != place.page and self._state(after) not in known:
                    known.add(self._state(after))
                    waiting.append(after)
            tried.add(place.page)

    def _variants(self, sight: Sight, *, everything: bool) -> Iterator[Wishes]:
        yield {}
        for control in sight.controls:
            if control.is_chooser and (everything or control.name in self._deciding):
                yield from ({control.name: option.value} for option in control.options[1:])

    def _state(self, place: Place) -> tuple[str, ...]:
        choices = place.choices
        return (place.page, *(str(choices.get(name)) for name in sorted(self._deciding)))


def filled(
    sight: Sight, wishes: Wishes, date: Mapping[str, str] = _DATE
) -> dict[str, str | list[str]]:
    """Answer everything that a page asks now: nothing under a choice that was not made."""
    typed: dict[str, str | list[str]] = {}
    chosen: set[str] = set()
    for control in sight.controls:
        if not all(ids & chosen for ids in control.under):
            continue
        answer = wishes.get(control.name, _answer(control, sight.labels[control.id], date))
        typed[control.name] = answer
        values = [answer] if isinstance(answer, str) else answer
        chosen |= {option.id for option in control.options if option.value in values}
    return typed


def _answer(control: Control, label: str, date: Mapping[str, str]) -> str | list[str]:
    if control.options:
        return control.options[0].value
    if control.kind == "email":
        return f"{control.name}@example.org"
    if control.kind == "tel":
        return "07700 900" + str(sum(control.name.encode()) % 1000).zfill(3)
    if control.is_number:
        return date.get(label, "3")
    if label.startswith("Postcode"):
        return "BN27 1AA"
    return f"Words for {control.name}"


def reference(place: Place) -> str:
    """The reference on the confirmation page."""
    found = re.search(r'class="reference">([^<]+)<', place.screen.html)
    assert found, place.sight.errors or place.screen.html
    return found[1]


def rows_of(place: Place) -> list[Row]:
    """The answers that a summary shows, without the questions that were left out."""
    return [row for row in place.sight.rows if row.words != ("Not answered",)]
