"""Windows of the one browser, each with nothing kept from before."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

from local_stack.addresses import Addresses
from tests.support.browser_person import AtABrowser
from tests.support.browser_record import Record

_PATIENCE = 20_000
"""Milliseconds until a page must have come, on a machine that is busy with other things."""


expect.set_options(timeout=_PATIENCE)


@dataclass(frozen=True)
class Window:
    """A window, who sits at it and what happened in it."""

    context: BrowserContext
    person: AtABrowser
    record: Record


OpenWindow = Callable[..., Window]
"""Takes what `window` takes by name."""


@contextmanager
def window(
    browser: Browser,
    addresses: Addresses,
    *,
    scripts: bool = True,
    width: int = 1280,
    height: int = 800,
) -> Iterator[Window]:
    """Open a window for the block; sizes are in CSS pixels."""
    size = ViewportSize(width=width, height=height)
    context = browser.new_context(java_script_enabled=scripts, viewport=size)
    with closing(context):
        context.set_default_timeout(_PATIENCE)
        record = Record(context)
        yield Window(context, AtABrowser(context.new_page(), addresses), record)
