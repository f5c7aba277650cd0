"""What the desk's handlers share: their pages, their cookies, and whose form was sent."""

from dataclasses import dataclass
from typing import Final

from intake.handlers.http import Request, Response, page
from intake.rendering.chrome import Chrome
from intake.rendering.desk import message_screen
from intake.rendering.form_pages import Screen

# the prefix makes browsers insist on Secure and Path=/ and refuse a Domain
SESSION: Final = "__Host-desk"
ATTEMPT: Final = "__Host-sign-in"


@dataclass(frozen=True)
class DeskResponses:
    """Makes responses in the desk's chrome."""

    chrome: Chrome

    def show(self, status: int, screen: Screen, *cookies: str) -> Response:
        """Return a screen as a page."""
        html = self.chrome.page(title=screen.title, content=screen.content)
        return page(status, html, cookies=cookies)

    def message(self, status: int, name: str, *cookies: str) -> Response:
        """Return one of the desk's messages as a page."""
        return self.show(status, message_screen(name), *cookies)


def session_of(request: Request) -> str:
    """Return the session id that the browser sent; empty when there is none."""
    return request.cookies.get(SESSION, "")


def set_cookie(name: str, value: str, lasts: int | None = None) -> str:
    """Return a cookie no script sees; `lasts` in seconds, else until the browser closes.

    Lax and not Strict: it must come along when the provider, another site, sends people back.
    """
    age = "" if lasts is None else f"; Max-Age={lasts}"
    return f"{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{age}"


def is_same_origin(request: Request, address: str) -> bool:
    """Tell whether a form was sent by a page of `address`, as far as the browser says."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and request.headers.get("origin", address) == address
