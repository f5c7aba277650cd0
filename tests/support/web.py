"""A browser without script, over real sockets: cookies by host, redirects, forms."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from tests.support.visitor import Screen, Typed

Headers = Mapping[str, str]
Send = Callable[..., "Reply"]
"""What sends one request, as `ask` does."""


@dataclass(frozen=True)
class Reply:
    """A response as it came."""

    address: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def ask(
    address: str, method: str = "GET", body: bytes = b"", headers: Headers | None = None
) -> Reply:
    """Send one request to this machine, whatever host the address names."""
    parts = urlsplit(address)
    assert parts.port
    connection = HTTPConnection("127.0.0.1", parts.port, timeout=30)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, target or "/", body, {"host": parts.netloc, **(headers or {})})
        response = connection.getresponse()
        return Reply(address, response.status, response.getheaders(), response.read())
    finally:
        connection.close()


class Browser:
    """Opens pages, fills in their one form, and keeps what a browser keeps."""

    def __init__(self, send: Send | None = None) -> None:
        self._send = send or ask
        self.cookies: dict[str, dict[str, str]] = {}
        self.reply = Reply("", 0, [], b"")

    def open(self, address: str) -> Screen:
        return self._follow(self._ask(address))

    def press(self, typed: Typed | None = None, go: str = "") -> Screen:
        """Send the form of the open page."""
        screen = Screen.of(self.reply.status, self.reply.text)
        return self.send(screen.action, urlencode(screen.sent(typed or {}, go)).encode())

    def send(self, path: str, body: bytes) -> Screen:
        """Send what any form of the open page would send."""
        address = urljoin(self.reply.address, path)
        form = {"content-type": "application/x-www-form-urlencoded"}
        return self._follow(self._ask(address, "POST", body, form))

    def _follow(self, reply: Reply) -> Screen:
        for _ in range(9):
            if reply.status not in (302, 303):
                self.reply = reply
                return Screen.of(reply.status, reply.text)
            reply = self._ask(urljoin(reply.address, reply.header("location")))
        raise AssertionError("redirected in a circle")

    def _ask(
        self, address: str, method: str = "GET", body: bytes = b"", headers: Headers | None = None
    ) -> Reply:
        jar = self.cookies.setdefault(urlsplit(address).netloc, {})
        sent = {"cookie": "; ".join(f"{name}={value}" for name, value in jar.items())}
        reply = self._send(address, method, body, {**(headers or {}), **(sent if jar else {})})
        for name, value in reply.headers:
            if name.lower() == "set-cookie":
                key, _, kept = value.partition(";")[0].partition("=")
                jar[key] = kept
        return reply


def eventually(look: Any, seconds: float = 10) -> Any:
    """Look again and again until there is something, or fail."""
    until = monotonic() + seconds
    while monotonic() < until:
        if found := look():
            return found
        sleep(0.05)
    raise AssertionError("nothing came")
