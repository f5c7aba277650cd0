"""The fields of a form as a browser sent them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from intake.forms.typed import tidy, without_controls

MAX_BODY: Final = 256 * 1024
"""Bytes of the longest form post that is taken in."""


@dataclass(frozen=True)
class Fields:
    """Values by field name, tidied; `controls` names fields that held control characters."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    controls: frozenset[str] = frozenset()

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[str, str]]) -> "Fields":
        """Gather name and value pairs in the order in which they were sent."""
        values: dict[str, list[str]] = {}
        controls = set()
        for name, sent in pairs:
            typed = tidy(sent)
            values.setdefault(name, []).append(without_controls(typed))
            if values[name][-1] != typed:
                controls.add(name)
        return cls({name: tuple(each) for name, each in values.items()}, frozenset(controls))

    def one(self, name: str) -> str:
        """Return the value of a field that has one; empty when it was not sent."""
        return self.values.get(name, ("",))[0]

    def many(self, name: str) -> tuple[str, ...]:
        """Return all values of a field, without the empty ones."""
        return tuple(value for value in self.values.get(name, ()) if value)

    def pairs(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Return the name and value pairs of these names, for hidden fields."""
        return [(name, value) for name in names for value in self.many(name)]

    def only(self, names: Iterable[str]) -> "Fields":
        """Return the fields with these names."""
        kept = set(names)
        values = {name: each for name, each in self.values.items() if name in kept}
        return Fields(values, self.controls & kept)
