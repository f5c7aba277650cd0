"""A page's tags, in their order, for facts about markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

ADDRESSES: Final = ("href", "src", "action")
FETCHING: Final = ("link", "script", "img", "source", "iframe", "video", "audio", "object", "use")


@dataclass
class Tag:
    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Markup:
    """What a browser would find in a page."""

    html: str
    tags: list[Tag] = field(default_factory=list)

    @classmethod
    def of(cls, html: str) -> "Markup":
        markup = cls(html)
        reader = _Reader(markup.tags)
        reader.feed(html)
        return markup

    @classmethod
    def read(cls, path: Path) -> "Markup":
        return cls.of(path.read_text(encoding="utf-8"))

    def all(self, name: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name == name]

    @property
    def title(self) -> str:
        return self.all("title")[0].text

    @property
    def ids(self) -> set[str]:
        return {tag.attributes["id"] for tag in self.tags if "id" in tag.attributes}

    def addresses(self, *names: str) -> Iterator[str]:
        """Every address in the page, or in the tags with these names."""
        for tag in self.tags:
            if not names or tag.name in names:
                yield from (tag.attributes[key] for key in ADDRESSES if key in tag.attributes)

    def needs_inline_rights(self) -> list[str]:
        """Tags that a policy without 'unsafe-inline' would stop."""
        inside = [tag.name for tag in self.tags if tag.name in ("script", "style") and tag.text]
        written = [
            f"{tag.name} {key}"
            for tag in self.tags
            for key in tag.attributes
            if key == "style" or re.match(r"on[a-z]", key)
        ]
        return inside + written


class _Reader(HTMLParser):
    def __init__(self, tags: list[Tag]) -> None:
        super().__init__()
        self._tags = tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self._tags and data.strip():
            self._tags[-1].text += data
