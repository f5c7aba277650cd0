"""What each public page weighs on its first view, as a browser asks for it.

`python -m tests.benchmark.site_pages`; ends with 1 when a page breaks a bar.
"""

import gzip
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Response

from tests.support import browser_stack
from tests.support.browser_window import window
from tests.support.chromium import launched
from tests.support.site import addresses as addresses_of
from tests.support.site import built

KIB: Final = 1024
MOST: Final = 14 * KIB
MOST_SCRIPT: Final = 2 * KIB
"""Bytes, gzip: everything a first view needs, and the script of it."""

SHEET: Final = re.compile(rb"<style>.*?</style>", re.DOTALL)


@dataclass(frozen=True)
class View:
    """The first view of a page by somebody who was never here."""

    path: str
    responses: Sequence[Response]

    @property
    def elsewhere(self) -> list[str]:
        """Requests to any other host."""
        here = urlsplit(self.responses[0].url).netloc
        return [each.url for each in self.responses if urlsplit(each.url).netloc != here]

    def bytes(self, kind: str = "") -> int:
        """Return the weight of everything, or of one kind of resource, each compressed."""
        return sum(
            weight(each.body())
            for each in self.responses
            if kind in ("", each.request.resource_type)
        )

    def styled(self) -> int:
        """Return how much of the document is the style sheet that stands in it."""
        document = self.responses[0].body()
        return weight(document) - weight(SHEET.sub(b"", document))

    def broken(self) -> Iterator[str]:
        """Give each bar that the page breaks."""
        if self.bytes() > MOST:
            yield f"{self.path} weighs more than {MOST // KIB} KiB"
        if self.bytes("script") > MOST_SCRIPT:
            yield f"{self.path} has more than {MOST_SCRIPT // KIB} KiB of script"
        for address in self.elsewhere:
            yield f"{self.path} asks for {address}"

    def line(self) -> str:
        """Return a row of the table: requests, then KiB."""
        words = self.bytes("document") - self.styled()
        parts = (words, self.styled(), self.bytes("script"), self.bytes())
        kib = " ".join(f"{part / KIB:6.1f}" for part in parts)
        return f"{self.path:<44}{len(self.responses):>4} {kib}"


def weight(body: bytes) -> int:
    """Return the bytes of something as it is sent."""
    return len(gzip.compress(body, mtime=0))


def views() -> Iterator[View]:
    """Open every page of the built site in a window of its own, at the size of a phone."""
    paths = addresses_of(built() / "site")
    with browser_stack.running() as addresses, launched() as browser:
        for path in paths:
            with window(browser, addresses, width=412, height=823) as seen:
                responses = _follow(seen.context)
                seen.person.page.goto(addresses.site + path, wait_until="networkidle")
                yield View(path, responses)


def _follow(context: BrowserContext) -> list[Response]:
    responses: list[Response] = []
    context.on("response", lambda response: responses.append(response))  # noqa: PLW0108 it is marked
    return responses


def _main() -> int:
    print(f"{'page':<44}{'asks':>4} {'HTML':>6} {'CSS':>6} {'script':>6} {'KiB':>6}")  # noqa: T201
    broken: list[str] = []
    for view in views():
        print(view.line(), flush=True)  # noqa: T201
        broken += view.broken()
    print("\n".join(broken) or "Every page keeps within its bars.")  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(_main())
