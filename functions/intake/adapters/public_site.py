"""The public site over HTTP, met as any browser without scripts meets it."""

from typing import Final
from urllib.parse import urlencode

from urllib3 import BaseHTTPResponse, PoolManager, Timeout

from intake.adapters.seen_page import Pairs, SeenPage

LARGEST_PAGE: Final = 1024 * 1024
"""Bytes; pages have a few KiB."""

# the submitting function itself has ten seconds
_PATIENCE: Final = Timeout(connect=3, read=12)
_OK: Final = 200


class NotAPage(Exception):
    """Raised for any answer that is no page of ours; `status` is its HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class PublicSite:
    """One site and no other: paths only, and no redirect is followed.

    Lets urllib3's HTTPError through when there is no answer.
    """

    def __init__(self, pool: PoolManager, address: str) -> None:
        self._pool = pool
        self._address = address

    def open(self, path: str) -> SeenPage:
        """Open a page."""
        return self._page("GET", path)

    def send(self, page: SeenPage, pairs: Pairs) -> SeenPage:
        """Send a page's form with these fields, and return the page that answers."""
        return self._page("POST", page.action, urlencode(pairs))

    def _page(self, method: str, path: str, body: str = "") -> SeenPage:
        if not path.startswith("/"):
            raise NotAPage(0)
        response = self._pool.request(
            method,
            self._address + path,
            body=body or None,
            headers={"content-type": "application/x-www-form-urlencoded"} if body else None,
            timeout=_PATIENCE,
            redirect=False,
            retries=False,
            preload_content=False,
        )
        return SeenPage.of(_text(response))


def _text(response: BaseHTTPResponse) -> str:
    try:
        body = response.read(LARGEST_PAGE + 1)
    finally:
        response.close()
    if response.status != _OK or len(body) > LARGEST_PAGE:
        raise NotAPage(response.status)
    return body.decode()
