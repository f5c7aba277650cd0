"""What is wrong with a piece of HTML, as far as it shows without a browser."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from tests.support.markup import Markup

VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})
REFERRING: Final = ("for", "aria-describedby", "aria-labelledby")


def faults(html: str) -> list[str]:
    """Tags that do not match, attributes and ids that stand twice, and references to nothing."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    markup = Markup.of(html)
    return [*reader.faults, *reader.unclosed(), *_ids(markup), *_references(markup)]


def _ids(markup: Markup) -> Iterator[str]:
    ids = Counter(tag.attributes["id"] for tag in markup.tags if "id" in tag.attributes)
    yield from (f"id {name} stands {count} times" for name, count in ids.items() if count > 1)


def _references(markup: Markup) -> Iterator[str]:
    for tag in markup.tags:
        named = [each for key in REFERRING for each in tag.attributes.get(key, "").split()]
        if tag.attributes.get("href", "").startswith("#"):
            named.append(tag.attributes["href"][1:])
        yield from (f"{tag.name} names {each}" for each in named if each not in markup.ids)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._open: list[str] = []

    def unclosed(self) -> list[str]:
        return [f"{tag} is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"{tag} has an attribute twice")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} ends what is not open")
