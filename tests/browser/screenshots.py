"""Pictures to look at: `python -m tests.browser.screenshots` takes them into build/pictures.

Six kinds of page, on a telephone and on a desktop, light and dark, from top to bottom.
"""

import sys
from itertools import product
from pathlib import Path
from typing import Final, Literal

from local_stack.places import BUILD
from local_stack.terminal import Refusal, say
from tests.support import browser_stack
from tests.support.browser_pages import LETTER, PUBLIC, Way, at
from tests.support.browser_person import AtABrowser
from tests.support.browser_window import window
from tests.support.chromium import launched

FOLDER: Final = BUILD / "pictures"


def confirmation(person: AtABrowser) -> None:
    """Send a letter as somebody might write it."""
    person.reach_check_answers(LETTER)
    person.press("Send")


KINDS: Final[dict[str, Way]] = {
    "home": at("/"),
    "directory": at("/directory/"),
    "service": at("/services/counselling/"),
    "finder": at("/find/"),
    "form-with-errors": PUBLIC["contact with mistakes"],
    "confirmation": confirmation,
}
SIZES: Final = {"phone": (390, 844), "desktop": (1280, 800)}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def take(folder: Path) -> None:
    """Write every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with browser_stack.running() as addresses, launched() as browser:
        for (name, way), (size, (width, height)) in product(KINDS.items(), SIZES.items()):
            with window(browser, addresses, width=width, height=height) as opened:
                way(opened.person)
                for scheme in SCHEMES:
                    opened.person.page.emulate_media(color_scheme=scheme)
                    path = folder / f"{name}-{size}-{scheme}.png"
                    opened.person.page.screenshot(path=path, full_page=True)
                    say(str(path))


if __name__ == "__main__":
    try:
        take(FOLDER)
    except Refusal as refusal:
        sys.exit(str(refusal))
