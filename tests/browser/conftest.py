"""One stack and one browser for every test here; each test opens windows of its own."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from local_stack.addresses import Addresses
from tests.support import browser_stack
from tests.support.browser_window import OpenWindow, window
from tests.support.chromium import launched


@pytest.fixture(scope="session")
def addresses() -> Iterator[Addresses]:
    with browser_stack.running() as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture
def open_window(browser: Browser, addresses: Addresses) -> Iterator[OpenWindow]:
    with ExitStack() as windows:
        yield lambda **how: windows.enter_context(window(browser, addresses, **how))


@pytest.fixture(scope="module")
def open_shared_window(browser: Browser, addresses: Addresses) -> Iterator[OpenWindow]:
    """Open windows that several tests of a module look at."""
    with ExitStack() as windows:
        yield lambda **how: windows.enter_context(window(browser, addresses, **how))
