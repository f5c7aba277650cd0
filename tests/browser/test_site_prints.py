"""The forms to fill in by hand, as they stand on a screen and on paper."""

from typing import Literal

import pytest

from tests.support.browser_window import OpenWindow
from tests.support.site import addresses, built

BESIDE_NO_WORDS = """() => [...document.querySelectorAll(".choice")].filter((choice) => {
  const box = choice.querySelector(".box").getBoundingClientRect();
  const words = choice.querySelector(".box + span").getBoundingClientRect();
  return box.right > words.left || box.top < words.top || box.top > words.bottom;
}).length"""
"""How many boxes are not on the line of their own words."""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 800])
def test_every_box_stands_beside_its_words(
    open_shared_window: OpenWindow, media: Literal["screen", "print"], width: int
) -> None:
    person = open_shared_window().person
    person.page.set_viewport_size({"width": width, "height": 900})
    person.page.emulate_media(media=media)
    forms = [path for path in addresses(built() / "site") if path.startswith("/print/")]
    for path in forms:
        person.open(path)
        assert person.page.evaluate(BESIDE_NO_WORDS) == 0, path
    assert forms
