"""Pages in a window of 320 pixels with scripts on, which is what 1280 are at 400 per cent."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from tests.support.browser_door import AtTheDoor, at_the_door
from tests.support.browser_measures import ASK_AXE, BESIDE, LOOKS, SMALL
from tests.support.walks import no_table

_PUT: Final = """(html) => {
  const next = new DOMParser().parseFromString(html, "text/html");
  document.title = next.title;
  document.querySelector("main").replaceWith(document.adoptNode(next.querySelector("main")));
}"""
_ASK_AXE_OF_MAIN: Final = ASK_AXE.replace("axe.run(", 'axe.run("main", ')
_WORDS: Final = re.compile(r'>[^<]*|\b(?:value|content|href)="[^"]*"')


@dataclass(frozen=True)
class Look:
    """How a page stands; all is well when all is empty."""

    axe: list[Any]
    beside: int
    small: list[str]


@dataclass
class Narrow:
    """A window through which many pages are looked at, with axe in it."""

    person: AtTheDoor
    _known: set[str] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        """Tell whether a page has been opened in it."""
        return bool(self._known)

    def open(self, html: str) -> Look:
        """Open a page as a browser does."""
        self.person.open(html)
        self._known.add(_shape(html))
        return self._look(self.person.page.evaluate(ASK_AXE, LOOKS["light"]))

    def swap(self, html: str) -> Look:
        """Put a page's main part in place of the last one's: the rest is the same on each.

        axe is asked unless it has seen the same elements with other words.
        """
        self.person.page.evaluate(_PUT, html)
        shape = _shape(html)
        axe = (
            []
            if shape in self._known
            else self.person.page.evaluate(_ASK_AXE_OF_MAIN, LOOKS["light"])
        )
        self._known.add(shape)
        return self._look(axe)

    def _look(self, axe: list[Any]) -> Look:
        page = self.person.page
        return Look(axe, page.evaluate(BESIDE), page.evaluate(SMALL))


@contextmanager
def narrow_window(browser: Browser) -> Iterator[Narrow]:
    """Open the window for the block."""
    with at_the_door(browser, no_table(), width=320, height=256, scale=4) as person:
        person.page.add_init_script(AXE_SCRIPT)
        yield Narrow(person)


def _shape(html: str) -> str:
    """A page's elements without its words and what stands in its fields."""
    return _WORDS.sub(">", html.partition("<main")[2])
