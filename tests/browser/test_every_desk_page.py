"""What holds on every page of the desk and in every state of it; one walk through all of them."""

from dataclasses import dataclass
from typing import Any, Final

import pytest

from tests.support.browser_looks import Seen, seen
from tests.support.browser_window import OpenWindow
from tests.support.desk_tour import tour
from tests.support.sheets import rules_of, used

SHEET: Final = "desk.css"


@dataclass(frozen=True)
class Walked:
    """Every page by what is on it, and the rules of the desk's own sheet that none used."""

    pages: dict[str, Seen]
    unused: set[str]
    complaints: list[str]
    elsewhere: list[str]


@pytest.fixture(scope="module")
def walked(open_shared_window: OpenWindow) -> Walked:
    windows = []

    def open_window(**how: Any) -> Any:
        windows.append(open_shared_window(**how))
        return windows[-1]

    pages: dict[str, Seen] = {}
    unused: set[str] = set()
    for name, page in tour(open_window):
        assert name not in pages
        if not pages:
            unused.update(rules_of(page, SHEET))
            assert unused
        unused -= used(page, unused)
        pages[name] = seen(page)
    return Walked(
        pages,
        unused,
        [each for window in windows for each in window.record.complaints],
        [each for window in windows for each in window.record.elsewhere],
    )


def test_axe_finds_nothing(walked: Walked) -> None:
    assert {name: seen.axe for name, seen in walked.pages.items() if seen.axe} == {}


def test_nothing_lies_beside_the_window(walked: Walked) -> None:
    assert {name: seen.beside for name, seen in walked.pages.items() if seen.beside > 0} == {}


def test_everything_is_large_enough_to_press(walked: Walked) -> None:
    assert {name: seen.small for name, seen in walked.pages.items() if seen.small} == {}


def test_each_has_a_title_and_one_main_heading(walked: Walked) -> None:
    assert [n for n, seen in walked.pages.items() if not seen.title or seen.headings != 1] == []


def test_every_rule_of_the_desks_own_sheet_is_used(walked: Walked) -> None:
    assert walked.unused == set()


def test_the_browser_complains_of_nothing(walked: Walked) -> None:
    assert walked.complaints == []


def test_nothing_came_from_elsewhere(walked: Walked) -> None:
    assert walked.elsewhere == []
