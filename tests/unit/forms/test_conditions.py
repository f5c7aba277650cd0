from typing import Any

import pytest

from intake.content.section import Section
from intake.forms.conditions import Condition, read_condition

VALUES = {"who": "work", "needs": ["stairs", "sign"], "reply": {"channels": ["email"]}}


def read(written: Any) -> tuple[Condition | None, list[str]]:
    entry = Section(written, "show_if", []).checked()
    return read_condition(entry), [str(mistake) for mistake in entry.mistakes]


def holds(written: Any) -> bool:
    condition, mistakes = read(written)
    assert mistakes == []
    assert condition
    return condition.holds(VALUES)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"question": "who", "is": "work"}, True),
        ({"question": "who", "is": "myself"}, False),
        ({"question": "who", "is_not": "work"}, False),
        ({"question": "who", "is_not": "myself"}, True),
        ({"question": "needs", "contains": "sign"}, True),
        ({"question": "needs", "contains": "other"}, False),
        ({"question": "needs", "does_not_contain": "sign"}, False),
        ({"question": "needs", "does_not_contain": "other"}, True),
        ({"question": "reply", "contains": "email"}, True),
        ({"question": "reply", "contains": "phone"}, False),
        ({"question": "who", "is_answered": True}, True),
        ({"question": "who", "is_answered": False}, False),
    ],
)
def test_a_test_looks_at_the_answer(written: Any, expected: bool) -> None:
    assert holds(written) is expected


@pytest.mark.parametrize(
    ("verb", "wanted", "expected"),
    [
        ("is", "x", False),
        ("contains", "x", False),
        ("is_not", "x", True),
        ("does_not_contain", "x", True),
        ("is_answered", True, False),
        ("is_answered", False, True),
    ],
)
def test_only_the_negative_verbs_hold_of_no_answer(
    verb: str, wanted: object, expected: bool
) -> None:
    assert holds({"question": "unasked", verb: wanted}) is expected


YES: dict[str, Any] = {"question": "who", "is": "work"}
NO: dict[str, Any] = {"question": "who", "is": "myself"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"all": [YES, YES]}, True),
        ({"all": [YES, NO]}, False),
        ({"any": [NO, YES]}, True),
        ({"any": [NO, NO]}, False),
        ({"not": NO}, True),
        ({"not": YES}, False),
        ({"not": {"any": [NO, {"all": [YES, {"not": NO}]}]}}, False),
    ],
)
def test_combinations_nest(written: Any, expected: bool) -> None:
    assert holds(written) is expected


def test_every_test_at_any_depth_is_given() -> None:
    condition, _ = read({"all": [YES, {"not": {"question": "needs", "contains": "sign"}}]})
    assert condition
    assert [test.question for test in condition.tests()] == ["who", "needs"]


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"question": "who"},
        {"question": "who", "is": "a", "is_not": "b"},
        {"question": "who", "equals": "a"},
        {"is": "a"},
        {"all": []},
        {"all": YES},
        {"not": [YES]},
        {"all": [YES], "question": "who"},
        {"question": "who", "is": ["a"]},
        {"question": "who", "is_answered": "maybe"},
        "who is work",
        [YES],
    ],
)
def test_what_is_no_condition_is_a_mistake(written: Any) -> None:
    assert read(written)[1]
