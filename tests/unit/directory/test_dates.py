from datetime import date

import pytest

from intake.content.section import Section
from intake.directory.dates import day_at, spoken


def read(written: object, *, required: bool = False) -> tuple[date | None, list[str]]:
    section = Section.whole({"day": written})
    return day_at(section, "day", required=required), [str(each) for each in section.mistakes]


def test_day_is_read() -> None:
    assert read("2026-11-21") == (date(2026, 11, 21), [])


@pytest.mark.parametrize("written", [None, ""])
def test_day_may_be_left_out(written: object) -> None:
    assert read(written) == (None, [])


def test_day_that_is_needed_is_missed() -> None:
    assert read(None, required=True) == (None, ["day: this is missing"])


@pytest.mark.parametrize(
    "written", ["21 November 2026", "2026-11-31", "20261121", "2026-W47-6", "soon", 2026]
)
def test_what_is_no_day_is_a_mistake(written: object) -> None:
    assert read(written) == (
        None,
        [f'day: "{written}" is not a day; write year-month-day, such as 2026-11-21'],
    )


def test_day_is_spoken_without_a_leading_nought() -> None:
    assert spoken(date(2027, 1, 5)) == "5 January 2027"
