"""A visitor without script: reads a page like a browser and sends what a browser would send."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from intake.handlers.http import Response
from tests.support.events import post

Sender = Callable[[dict[str, object]], Response]
Typed = Mapping[str, str | list[str]]

_FORM = re.compile(r'(?:<div class="error-summary".*?)?<form class="form".*?</form>', re.DOTALL)


def form_of(html: str) -> str:
    """The form that a page is about, with its errors; the whole page if it has none."""
    found = _FORM.search(html)
    return found[0] if found else html


@dataclass
class Screen:
    """A page as it came: what it says, and the one form on it."""

    status: int
    html: str
    title: str = ""
    action: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, status: int, html: str) -> "Screen":
        reader = _Reader()
        reader.feed(html)
        return cls(status, html, reader.title, reader.action, reader.fields())

    @property
    def token(self) -> str:
        return dict(self.fields).get("_token", "")

    def sent(self, typed: Typed, go: str = "") -> list[tuple[str, str]]:
        """What a browser sends once these fields are filled in and a button is pressed."""
        kept = [(name, value) for name, value in self.fields if name not in typed]
        given = [
            (name, each)
            for name, value in typed.items()
            for each in ([value] if isinstance(value, str) else value)
        ]
        return kept + given + ([("_go", go)] if go else [])


class Visitor:
    """Walks a form; `at` is the page that is open."""

    def __init__(self, html: str, send: Sender, headers: Mapping[str, str] | None = None) -> None:
        self.at = Screen.of(200, html)
        self._send = send
        self._headers = headers or {}

    def press(self, typed: Typed | None = None, go: str = "") -> Screen:
        """Fill in fields and press a button of the form."""
        body = urlencode(self.at.sent(typed or {}, go)).encode()
        answer = self._send(post(self.at.action, body, headers=self._headers))
        self.at = Screen.of(answer["statusCode"], answer["body"])
        return self.at


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.action = ""
        self._pairs: list[tuple[str, str]] = []
        self._text: list[str] | None = None
        self._area = ""
        self._list = ""
        self._chosen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method") == "post":
            self.action = given["action"]
        if tag == "input":
            self._input(given)
        if tag == "select":
            self._list, self._chosen = given["name"], []
        # a list that nobody touched stands at its first option
        if tag == "option" and ("selected" in given or not self._chosen):
            self._chosen = [given["value"]]
        if tag in ("title", "textarea"):
            self._text, self._area = [], given.get("name", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._text is not None:
            self.title, self._text = "".join(self._text), None
        if tag == "textarea" and self._text is not None:
            # a browser drops one newline after the opening tag
            value = "".join(self._text).removeprefix("\n")
            self._pairs.append((self._area, value))
            self._text = None

        if tag == "select":
            self._pairs += [(self._list, value) for value in self._chosen]

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def fields(self) -> list[tuple[str, str]]:
        return self._pairs

    def _input(self, given: Mapping[str, str]) -> None:
        if given.get("type") in ("radio", "checkbox") and "checked" not in given:
            return
        self._pairs.append((given["name"], given.get("value", "on")))
