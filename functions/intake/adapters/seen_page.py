"""A page as a browser without scripts has it: its form, and what would be sent with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

Pairs = list[tuple[str, str]]


@dataclass
class SeenPage:
    """The one form that a page sends: where to, and its fields as they stand; no form, no `action`.

    `reference` is what a confirmation shows.
    """

    action: str = ""
    fields: Pairs = field(default_factory=list)
    reference: str = ""

    @classmethod
    def of(cls, html: str) -> Self:
        """Read a page; fields that can only stand empty are as good as not sent."""
        page = cls()
        _Reader(page).feed(html)
        return page

    @property
    def step(self) -> str:
        """The last part of the address that its form is sent to."""
        return self.action.rpartition("/")[2]

    def value(self, name: str) -> str:
        """Return what stands in a field; empty when there is none of this name."""
        return dict(self.fields).get(name, "")

    def filled_in(self, answers: Mapping[str, tuple[str, ...]]) -> Pairs:
        """Return what is sent once these fields are filled in and the others left as they are."""
        left = [(name, value) for name, value in self.fields if name not in answers]
        return left + [(name, value) for name, values in answers.items() for value in values]


class _Reader(HTMLParser):
    def __init__(self, page: SeenPage) -> None:
        super().__init__()
        self._page = page
        self._sends = False
        self._listens_for = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._sends = given.get("method") == "post"
            self._page.action = given["action"] if self._sends else self._page.action
        if given.get("class") == "reference":
            self._listens_for = tag
        if self._sends and tag == "input" and _is_sent(given):
            self._page.fields.append((given["name"], given.get("value", "on")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._sends = False
        if tag == self._listens_for:
            self._listens_for = ""

    def handle_data(self, data: str) -> None:
        if self._listens_for:
            self._page.reference += data


def _is_sent(given: Mapping[str, str]) -> bool:
    ticked = given.get("type") not in ("radio", "checkbox") or "checked" in given
    return ticked and "name" in given
