"""The fields of a form as a browser sent them."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Self

from intake.forms.typed import tidy, without_controls

MAX_BODY: Final = 256 * 1024
"""Bytes of the longest form post that is taken in."""

DESK_OWN: Final = ("token", "draft")
"""Fields of every form of the desk, where referrals are keyed in; no question has such an id."""


@dataclass(frozen=True)
class Fields:
    """Values by field name, tidied; `controls` names fields that held control characters.

    `begun` and `today` are the days on which the form was begun and these fields were sent; they
    are unknown while nothing was sent yet.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    controls: frozenset[str] = frozenset()
    begun: date | None = None
    today: date | None = None

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[str, str]]) -> "Fields":
        """Gather name and value pairs in the order in which they were sent."""
        values: dict[str, list[str]] = {}
        controls = set()
        for name, sent in pairs:
            typed = without_controls(sent)
            # a control character may have kept a letter and its accent apart
            values.setdefault(name, []).append(tidy(typed))
            if typed != sent:
                controls.add(name)
        return cls({name: tuple(each) for name, each in values.items()}, frozenset(controls))

    def on(self, begun: date, today: date) -> Self:
        """Return the same fields with the days on which they were begun and sent."""
        return replace(self, begun=begun, today=today)

    def one(self, name: str) -> str:
        """Return the value of a field that has one; empty when it was not sent."""
        return self.values.get(name, ("",))[0]

    def many(self, name: str) -> tuple[str, ...]:
        """Return all values of a field, without the empty ones."""
        return tuple(value for value in self.values.get(name, ()) if value)

    def pairs(self, names: Iterable[str], repeating: Container[str]) -> list[tuple[str, str]]:
        """Return what hidden fields carry: all values of a repeating name, one of any other."""
        return [
            (name, value)
            for name in names
            for value in (self.many(name) if name in repeating else (self.one(name),))
            if value
        ]
