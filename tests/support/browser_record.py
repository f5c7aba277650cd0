"""What a browser asked for, and what it complained about."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

_OURS: Final = ("127.0.0.1", "desk.localhost")
_STATUS: Final = "Failed to load resource: the server responded with a status of "


class Record:
    """Follows every page of a context from now on."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[Request] = []
        self.complaints: list[str] = []
        context.on("request", self._ask)
        context.on("console", self._hear)
        context.on("weberror", self._fail)

    @property
    def elsewhere(self) -> list[str]:
        """Addresses of requests to any other host."""
        return [each.url for each in self.requests if urlsplit(each.url).hostname not in _OURS]

    @property
    def sent(self) -> list[str]:
        """Addresses of the forms that were sent."""
        return [each.url for each in self.requests if each.method == "POST"]

    def told(self) -> Iterator[str]:
        """Give every address, and every address told as where a request came from."""
        for request in self.requests:
            yield request.url
            yield request.headers.get("referer", "")

    def _ask(self, request: Request) -> None:
        self.requests.append(request)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _is_status_of_page(message):
            self.complaints.append(message.text)

    def _fail(self, error: WebError) -> None:
        self.complaints.append(str(error.error))


def _is_status_of_page(message: ConsoleMessage) -> bool:
    """Tell whether it only says that the page itself came with a status such as 422."""
    page = message.page.url if message.page else ""
    return message.text.startswith(_STATUS) and message.location["url"] == page
