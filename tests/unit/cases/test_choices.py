from datetime import UTC, datetime

import pytest

from intake.cases.actions import Action
from intake.cases.choices import LONGEST_TEXT, choose
from intake.cases.offers import Ask, Kind, Offer

SUMMER = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)


def chosen(kind: Kind, typed: str, *, optional: bool = False) -> str:
    """What becomes of an answer: the value, or the problem in brackets."""
    offer = Offer(Action.NOTE, (Ask("it", kind, ("one", "two"), optional),))
    values, problems = choose(offer, {"it": typed}, SUMMER)
    return f"({problems['it']})" if problems else values.get("it", "-")


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        (Kind.CHOICE, "two", "two"),
        (Kind.CHOICE, "three", "(not_offered)"),
        (Kind.CHOICE, "", "(missing)"),
        (Kind.TEXT, " words ", "words"),
        (Kind.TEXT, "   ", "(missing)"),
        (Kind.TEXT, "x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        (Kind.TEXT, "x" * (LONGEST_TEXT + 1), "(too_long)"),
        (Kind.REFERENCE, "cdfh 2342", "CDFH-2342"),
        (Kind.REFERENCE, "CDFH-2343", "(not_a_reference)"),
        (Kind.MOMENT, "2026-07-02T10:00", "2026-07-02T09:00:00Z"),
        (Kind.MOMENT, "2026-12-02 10:00", "2026-12-02T10:00:00Z"),
        (Kind.MOMENT, "tomorrow", "(not_a_moment)"),
        (Kind.MOMENT, "2026-02-30T10:00", "(not_a_moment)"),
        (Kind.MOMENT, "0001-01-01T00:00", "(not_a_moment)"),
        (Kind.MOMENT, "9999-12-31T23:59", "(not_a_moment)"),
        (Kind.PAST, "2026-07-01T10:30", "2026-07-01T09:30:00Z"),
        (Kind.PAST, "2026-07-01T10:41", "(in_future)"),
        (Kind.DAY, "2026-07-01", "2026-07-01T23:00:00Z"),
        (Kind.DAY, "2026-06-30", "(in_past)"),
        (Kind.DAY, "1.7.2026", "(not_a_day)"),
    ],
)
def test_answer_is_taken_or_says_why_not(kind: Kind, typed: str, expected: str) -> None:
    assert chosen(kind, typed) == expected


def test_what_is_optional_may_be_left_out() -> None:
    assert chosen(Kind.TEXT, "", optional=True) == "-"


def test_what_was_not_asked_is_not_taken() -> None:
    assert choose(Offer(Action.TAKE, ()), {"it": "one"}, SUMMER) == ({}, {})
