"""Words of people's answers where none may stand: in logs, figures, emails, queues, addresses."""

import json
import re
from collections.abc import Mapping
from typing import Any


class Leaks:
    """Looks through whatever leaves the table and the visitor's own page."""

    def __init__(self, *words: str) -> None:
        """`words` are in small letters; big ones are found as well."""
        self._words = words
        self.found: list[str] = []

    def look(self, place: str, text: str) -> None:
        """Keep what was found, with the place where it stood."""
        text = text.lower()
        if any(word in text for word in self._words):
            self.found.append(f"{place}: {text[:300]}")

    def look_at_page(self, answer: Mapping[str, Any] | None) -> None:
        """Look at the headers of an answer and at each address on its page, not at its words."""
        if answer:
            addresses = re.findall(r'(?:action|href|src)="([^"]*)"', answer["body"])
            self.look("address", json.dumps([answer["headers"], addresses]))
