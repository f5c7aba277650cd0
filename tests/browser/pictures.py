"""The pictures in the documentation: `python -m tests.browser.pictures` takes them anew."""

import sys
from base64 import b64encode
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page

from local_stack.places import ROOT
from local_stack.terminal import Refusal, say
from tests.support import browser_stack
from tests.support.browser_pages import PUBLIC
from tests.support.browser_window import window
from tests.support.chromium import launched
from tests.support.desk_tour import tour

FOLDER: Final = ROOT / "docs" / "pictures"
PICTURES: Final = {"home": "home", "form-with-errors": "contact with mistakes"}
"""Name of the file, and the kind of page it shows."""

_STEP: Final = """() => {
  const steps = [...document.querySelectorAll(".acts details")];
  steps.forEach((step, place) => { step.open = place === 1; });
  document.querySelector(".acts").scrollIntoView();
}"""
AT_THE_DESK: Final = {
    "open cases": ("desk-list", "() => {}"),
    "an open case": ("desk-case", "() => {}"),
    "an open case with everything unfolded": ("desk-step", _STEP),
}
"""A stop of the tour through the desk, the file's name, and what to do to the page before."""

SIZES: Final = ((360, 600), (900, 600))
"""A telephone beside a desktop, in CSS pixels."""

_LARGEST: Final = 150 * 1024
_SHEET: Final = """<div style="display: inline-flex; gap: 24px; padding: 24px; background: #d5dcdc">
{}</div>"""
_SHOT: Final = '<img style="border-radius: 8px" src="data:image/png;base64,{}">'


def take(folder: Path) -> None:
    """Write every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with browser_stack.running() as addresses, launched() as browser:
        for name, kind in PICTURES.items():
            with ExitStack() as windows:
                shots = []
                for width, height in SIZES:
                    opened = windows.enter_context(
                        window(browser, addresses, width=width, height=height)
                    )
                    PUBLIC[kind](opened.person)
                    shots.append(opened.person.page.screenshot())
            keep(folder, name, side_by_side(browser, shots))
        with ExitStack() as windows:
            wanted = dict(AT_THE_DESK)
            for stop, page in tour(
                lambda **how: windows.enter_context(window(browser, addresses, **how))
            ):
                if stop in wanted:
                    name, pose = wanted.pop(stop)
                    keep(folder, name, side_by_side(browser, shots_of(page, pose)))
                if not wanted:
                    break


def shots_of(page: Page, pose: str) -> list[bytes]:
    """Return a page in every size."""
    shots = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(pose)
        shots.append(page.screenshot())
    return shots


def keep(folder: Path, name: str, picture: bytes) -> None:
    """Write a picture unless it is too large for a page of documentation."""
    assert len(picture) <= _LARGEST, f"{name} has {len(picture)} bytes"
    (folder / f"{name}.png").write_bytes(picture)
    say(f"{folder / name}.png: {len(picture)} bytes")


def side_by_side(browser: Browser, shots: list[bytes]) -> bytes:
    """Return several pictures as one."""
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.set_content(_SHEET.format("".join(_SHOT.format(b64encode(s).decode()) for s in shots)))
    picture = page.locator("div").screenshot()
    page.close()
    return picture


if __name__ == "__main__":
    try:
        take(FOLDER)
    except Refusal as refusal:
        sys.exit(str(refusal))
