from typing import Any

import pytest

from local_stack.pump.filters import UnknownRule, matches

NOTICES = {"eventName": ["INSERT"], "dynamodb": {"Keys": {"sk": {"S": [{"prefix": "NOTICE#"}]}}}}


def record(name: str = "INSERT", sk: str = "NOTICE#1") -> dict[str, Any]:
    return {"eventName": name, "dynamodb": {"Keys": {"pk": {"S": "CASE#1"}, "sk": {"S": sk}}}}


def test_a_record_that_fits_is_wanted() -> None:
    assert matches([NOTICES], record())


@pytest.mark.parametrize(
    "other", [record("MODIFY"), record(sk="CASE"), {}, {"eventName": "INSERT"}]
)
def test_a_record_that_differs_anywhere_is_not(other: dict[str, Any]) -> None:
    assert not matches([NOTICES], other)


def test_one_of_several_values_is_enough() -> None:
    assert matches([{"eventName": ["MODIFY", "INSERT"]}], record())


def test_one_of_several_patterns_is_enough() -> None:
    assert matches([{"eventName": ["REMOVE"]}, NOTICES], record())


def test_without_patterns_everything_is_wanted() -> None:
    assert matches([], record())


def test_a_prefix_is_no_match_for_what_is_no_text() -> None:
    assert not matches([{"eventName": [{"prefix": "I"}]}], {"eventName": 1})


def test_a_rule_that_is_not_played_here_is_an_error() -> None:
    with pytest.raises(UnknownRule):
        matches([{"eventName": [{"anything-but": ["INSERT"]}]}], record())
