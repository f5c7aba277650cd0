"""A page's tags, in their order, for facts about markup."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

ADDRESSES: Final = ("href", "src", "action")
DATA_BLOCK: Final = "application/ld+json"
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
        """Every address in the page, or in the tags with these names, that leads anywhere."""
        for tag in self.tags:
            if not names or tag.name in names:
                found = (tag.attributes[key] for key in ADDRESSES if key in tag.attributes)
                yield from (address for address in found if not address.startswith("data:"))

    @property
    def data_blocks(self) -> list[dict[str, Any]]:
        """The page's structured data."""
        scripts = (tag for tag in self.all("script") if tag.attributes.get("type") == DATA_BLOCK)
        return [json.loads(tag.text) for tag in scripts]

    def meta(self, name: str) -> str:
        """What a meta tag says, by its name or its property."""
        found = [
            tag.attributes["content"]
            for tag in self.all("meta")
            if name in (tag.attributes.get("name"), tag.attributes.get("property"))
        ]
        assert len(found) == 1, (name, found)
        return found[0]

    def needs_inline_rights(self) -> list[str]:
        """Tags that a policy without 'unsafe-inline' would stop; a data block is none."""
        inside = [
            tag.name
            for tag in self.tags
            if tag.name in ("script", "style")
            and tag.text
            and tag.attributes.get("type") != DATA_BLOCK
        ]
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
