from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.typed_date import FIRST_YEAR, LAST_YEAR, MONTHS, read_date, spoken_date

SEVENTH = date(2026, 3, 7)
DATES = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "7 3 26",
        "07/03/2026",
        "7.3.2026",
        "7-3-26",
        "7 March 2026",
        "7 march 2026",
        "7 MAR 26",
        "7th of March, 2026",
        "the 7th March 2026",
        "Saturday 7 March 2026",
        "Sat, 7 Mar 2026",
        "March 7, 2026",
        "march 7th 2026",
        "2026-03-07",
        "2026 March 7",
        "7march2026",
        "07032026",
        "070326",
        "\u0667/\u0663/\u0662\u0660\u0662\u0666",
    ],
)
def test_whole_date_in_any_field_is_read(typed: str) -> None:
    assert read_date(typed, "", "") == SEVENTH
    assert read_date("", typed, "") == SEVENTH
    assert read_date("", "", typed) == SEVENTH


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("7", "3", "2026"),
        (" 07 ", "03", "26"),
        ("7th", "March", "2026"),
        ("7", "mar.", "'26"),
        ("7/3", "", "2026"),
        ("7 March", "", "26"),
        ("Sat 7", "3", "2026"),
    ],
)
def test_date_in_several_fields_is_read(day: str, month: str, year: str) -> None:
    assert read_date(day, month, year) == SEVENTH


@pytest.mark.parametrize(
    ("day", "month", "year", "codes"),
    [
        ("7", "", "", ("missing_month", "missing_year")),
        ("", "3", "", ("missing_day", "missing_year")),
        ("", "", "2026", ("missing_day", "missing_month")),
        ("7", "March", "", ("missing_year",)),
        ("7 March", "", "", ("missing_year",)),
        ("March 7", "", "", ("missing_year",)),
        ("7/3", "", "", ("missing_year",)),
        ("March 2026", "", "", ("missing_day",)),
        ("03/2026", "", "", ("missing_day",)),
        ("2026-03", "", "", ("missing_day",)),
        ("", "March 2026", "", ("missing_day",)),
        ("the", "3", "2026", ("missing_day",)),
        ("Sat", "3", "2026", ("missing_day",)),
    ],
)
def test_part_that_is_missing_is_named(
    day: str, month: str, year: str, codes: tuple[str, ...]
) -> None:
    assert read_date(day, month, year) == codes


@pytest.mark.parametrize(
    "typed",
    [
        "30 2 2026",
        "29 February 2026",
        "0 3 2026",
        "32 3 2026",
        "7 13 2026",
        "7 0 2026",
        "7 Ma 2026",
        "7 Marche 2026",
        "7 3 202",
        "7 3 20266",
        "7 3 1899",
        "7 3 2100",
        "007 3 2026",
        "7 3 2026 5",
        "7 3 2026 at 9:30",
        "7 Marche",
        "March",
        "yesterday",
        "last Tuesday",
        "?",
        "7032026",
        "7³ 3 2026",
        "7 3 2026" + " " * 40,
        "9" * 5000,
    ],
)
def test_what_is_no_date_is_said_to_be_none(typed: str) -> None:
    assert read_date(typed, "", "") == ("not_a_date",)


@pytest.mark.parametrize(
    ("typed", "year"), [("00", 2000), ("26", 2026), ("39", 2039), ("40", 1940), ("99", 1999)]
)
def test_two_digits_of_a_year_mean_the_years_from_1940_to_2039(typed: str, year: int) -> None:
    assert read_date("7", "3", typed) == date(year, 3, 7)


@pytest.mark.parametrize("at", range(12))
def test_month_is_known_by_its_first_letters(at: int) -> None:
    name = MONTHS[at]
    for letters in range(3, len(name) + 1):
        assert read_date("7", name[:letters], "2026") == date(2026, at + 1, 7)


@given(DATES)
def test_date_is_read_as_it_is_spoken(day: date) -> None:
    assert read_date(spoken_date(day), "", "") == day


@given(DATES)
def test_date_is_read_in_iso_form(day: date) -> None:
    assert read_date(day.isoformat(), "", "") == day


@given(DATES)
def test_day_comes_before_the_month(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year}", "", "") == day


@given(*[st.text(max_size=45)] * 3)
def test_whatever_is_typed_comes_to_a_date_or_to_codes(day: str, month: str, year: str) -> None:
    found = read_date(day, month, year)
    assert isinstance(found, date) or found
