from typing import Any

import pytest

from deployment.conditions import let_through
from deployment.layout import stacks_of

TEMPLATE: dict[str, Any] = {
    "Parameters": {"Name": {"Default": ""}, "Most": {"Default": 0}},
    "Conditions": {
        "Named": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Name"}, ""]}]},
        "Limited": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Most"}, "0"]}]},
        "Both": {"Fn::And": [{"Condition": "Named"}, {"Condition": "Limited"}]},
        "Either": {"Fn::Or": [{"Condition": "Named"}, {"Condition": "Limited"}]},
    },
    "Resources": {
        "Always": {},
        **{name: {"Condition": name} for name in ("Named", "Limited", "Both", "Either")},
    },
}


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({}, "Always"),
        ({"Name": "", "Most": "0"}, "Always"),
        ({"Name": "x"}, "Always Named Either"),
        ({"Most": "9"}, "Always Limited Either"),
        ({"Name": "x", "Most": "9"}, "Always Named Limited Both Either"),
    ],
    ids=str,
)
def test_what_is_made_follows_from_what_is_given(given: dict[str, str], made: str) -> None:
    assert let_through(TEMPLATE, "Resources", given).keys() == set(made.split())


def test_a_template_need_not_have_a_section() -> None:
    assert let_through(TEMPLATE, "Outputs", {}) == {}


@pytest.mark.parametrize("stack", stacks_of("demo"), ids=lambda stack: stack.name)
def test_every_condition_of_ours_is_understood(stack: Any) -> None:
    for name in stack.template.get("Conditions", {}):
        probe = {**stack.template, "Resources": {"One": {"Condition": name}}}
        assert let_through(probe, "Resources", {}).keys() <= {"One"}
