"""A request as it came in, and what goes out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order they came or go; a name may stand twice."""


@dataclass(frozen=True)
class Incoming:
    """An HTTP request whose body has been read; path and query are still percent-encoded."""

    method: str
    path: str
    query: str = ""
    headers: Headers = ()
    body: bytes = b""
    source_ip: str = "127.0.0.1"
    protocol: str = "HTTP/1.1"

    def header(self, name: str) -> str:
        """Return a header's first value, or nothing; `name` in lower case."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def query_pairs(self) -> list[tuple[str, str]]:
        """Return the decoded names and values of the query, repeats included."""
        return parse_qsl(self.query, keep_blank_values=True)

    def form_pairs(self) -> list[tuple[str, str]]:
        """Return the decoded fields of a form body; wrong bytes become replacement characters."""
        return parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)


@dataclass(frozen=True)
class Answer:
    """An HTTP response; its length is added when it is sent."""

    status: int
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str:
        """Return a header's first value, or nothing; `name` in lower case."""
        return next((value for key, value in self.headers if key.lower() == name), "")


Responder = Callable[[Incoming], Answer]
"""Anything that answers requests."""


def text_answer(status: int, words: str, headers: Headers = ()) -> Answer:
    """Answer with a line of plain text."""
    plain = ("content-type", "text/plain; charset=utf-8")
    return Answer(status, (plain, *headers), f"{words}\n".encode())


def json_answer(status: int, value: Any, headers: Headers = ()) -> Answer:  # noqa: ANN401
    """Answer with JSON."""
    return Answer(
        status, (("content-type", "application/json"), *headers), json.dumps(value).encode()
    )


def message(status: HTTPStatus) -> Answer:
    """Answer as API Gateway itself does when no function is involved."""
    words = {
        HTTPStatus.NOT_FOUND: "Not Found",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Request Entity Too Large",
        HTTPStatus.INTERNAL_SERVER_ERROR: "Internal Server Error",
    }
    return json_answer(status, {"message": words[status]})
