"""Facts about a template, each with a change that must make it false."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.support.template import Document, translated

Fact = Callable[[Document], None]
"""Asserts one thing of a translated template."""

GONE: Final = object()
"""Stands for a key that is taken away."""


@dataclass(frozen=True)
class Break:
    """A fact, where to change the template (below its section), and to what."""

    fact: Fact
    path: tuple[str | int, ...]
    value: Any = GONE
    section: str = "Resources"

    def __str__(self) -> str:
        return f"{self.fact.__name__}-{'.'.join(map(str, self.path))}"

    def broken_template(self) -> Document:
        """Return the translated template with this change and no other."""
        document = translated()
        place: Any = document[self.section]
        for step in self.path[:-1]:
            place = place[step]
        if self.value is GONE:
            del place[self.path[-1]]
        else:
            place[self.path[-1]] = self.value
        assert document != translated(), "a change must change something"
        return document
