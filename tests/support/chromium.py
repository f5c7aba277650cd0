"""The browser that the browser tests drive: `python -m tests.support.chromium` makes sure of it."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from local_stack.terminal import Refusal, Say, say
from local_stack.tools import ensure

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What Chromium is called, in the order in which it is looked for."""

FLAGS: Final = (
    "--no-sandbox",  # there is none for the superuser, who runs the tests in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # nothing leaves this machine, not even by mistake
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost",
)


def executable(tell: Say = say) -> str:
    """Return Chromium's path, installing Debian's package where that is allowed.

    Raises Refusal with one line that names what to install.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or ensure(NAMES[0], NAMES[0], tell)


@contextmanager
def launched() -> Iterator[Browser]:
    """Run Chromium without a window for the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield browser
        browser.close()


if __name__ == "__main__":
    try:
        say(f"The browser for the tests is {executable()}.")
    except Refusal as refusal:
        sys.exit(str(refusal))
