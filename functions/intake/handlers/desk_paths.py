"""Which page a method and a path mean at the desk: the API hands on every path."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from intake.handlers.desk_visit import Page, Pages

_NAME: Final = re.compile(r"\{(\w+)\}")


class Paths:
    """The desk's pages for people who are signed in."""

    def __init__(self, *groups: Pages) -> None:
        pages = [(key, page) for group in groups for key, page in group.items()]
        self.known = frozenset(key for key, _ in pages)
        # a path without names wins over one that has them
        self._pages = [
            (_pattern(key), page) for key, page in sorted(pages, key=lambda each: "{" in each[0])
        ]

    def find(self, method: str, path: str) -> tuple[Page, Mapping[str, str]] | None:
        """Return a page with what its {names} stand for, decoded; None when there is none."""
        for pattern, page in self._pages:
            if found := pattern.fullmatch(f"{method} {path}"):
                return page, {name: unquote(value) for name, value in found.groupdict().items()}
        return None


def _pattern(key: str) -> re.Pattern[str]:
    parts = _NAME.split(key)
    return re.compile(
        "".join(
            f"(?P<{part}>[^/]+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)
        )
    )
