from dataclasses import replace
from datetime import date

import pytest

from intake.forms.fields import Fields
from tests.support.forms import Written, a_question, read_question, sent

WHEN: Written = {"id": "when", "type": "date", "label": "When was it?"}
BEGUN, TODAY = date(2026, 11, 20), date(2026, 11, 21)


def typed(day: str, begun: date | None = BEGUN, today: date | None = TODAY) -> Fields:
    return replace(sent({"when-day": day}), begun=begun, today=today)


def message(fields: Fields, **limits: str) -> str:
    (problem,) = a_question(WHEN, **limits).answer(fields).problems
    return problem.message


@pytest.mark.parametrize(
    ("limits", "day", "words"),
    [
        ({"earliest": "2026-03-07"}, "6 3 2026", "Enter 7 March 2026 or a later date"),
        ({"latest": "2026-03-07"}, "8 3 2026", "Enter 7 March 2026 or an earlier date"),
        ({"earliest": "today"}, "19 11 2026", "Enter today or a later date"),
        ({"latest": "today"}, "22 11 2026", "Enter today or an earlier date"),
    ],
)
def test_broken_limit_is_said(limits: dict[str, str], day: str, words: str) -> None:
    assert message(typed(day), **limits) == words


@pytest.mark.parametrize(
    ("limits", "day"),
    [
        ({"earliest": "2026-03-07", "latest": "2026-03-07"}, "7 3 2026"),
        ({"earliest": "today"}, "21 11 2026"),
        ({"latest": "today"}, "21 11 2026"),
    ],
)
def test_limits_belong_to_what_is_right(limits: dict[str, str], day: str) -> None:
    assert a_question(WHEN, **limits).answer(typed(day)).problems == ()


def test_form_left_open_over_midnight_is_still_right() -> None:
    question = a_question(WHEN, earliest="today", latest="today")
    for day in ("20 11 2026", "21 11 2026"):
        assert question.answer(typed(day)).problems == ()


def test_today_limits_nothing_while_the_day_is_unknown() -> None:
    question = a_question(WHEN, earliest="today", latest="today")
    assert question.answer(typed("1 1 1950", None, None)).value == "1950-01-01"


@pytest.mark.parametrize("limit", ["earliest", "latest"])
@pytest.mark.parametrize("written", ["7 March 2026", "2026-3-7", "20260307", "tomorrow", 2026])
def test_wrong_limit_is_a_mistake(limit: str, written: object) -> None:
    words = "write a date such as 2026-03-07, or today"
    assert read_question({**WHEN, limit: written})[1] == [f"{limit}: {words}"]


def test_limits_between_which_no_day_lies_are_a_mistake() -> None:
    written = {**WHEN, "earliest": "2026-03-08", "latest": "2026-03-07"}
    words = "earliest: an answer can be 2026-03-07 at the latest"
    assert read_question(written)[1] == [words]


@pytest.mark.parametrize("limits", [("today", "2020-01-01"), ("2020-01-01", "today")])
def test_limits_with_today_are_not_compared(limits: tuple[str, str]) -> None:
    earliest, latest = limits
    assert read_question({**WHEN, "earliest": earliest, "latest": latest})[1] == []


def test_field_of_a_hundred_thousand_characters_is_no_date() -> None:
    assert message(typed("7" * 100_000)).startswith("Enter a date that exists")
