import inspect
from types import ModuleType

import pytest

from tests.infrastructure.facts import (
    alarms,
    apis,
    dashboard,
    email,
    functions,
    key,
    policies,
    provider,
    receipts,
    roles,
    schedules,
    secrets,
    stream,
    table,
)
from tests.support.breaking import Break, Fact
from tests.support.template import translated

MODULES: list[ModuleType] = [
    alarms, apis, dashboard, email, functions, key, policies, provider, receipts, roles, schedules,
    secrets, stream, table,
]  # fmt: skip
BREAKS: list[Break] = [each for module in MODULES for each in module.BREAKS]
FACTS: list[Fact] = [
    member
    for module in MODULES
    for name, member in inspect.getmembers(module, inspect.isfunction)
    if member.__module__ == module.__name__ and not name.startswith("_")
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)
def test_template_holds(fact: Fact) -> None:
    fact(translated())


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_broken_template_is_noticed(broken: Break) -> None:
    with pytest.raises((AssertionError, KeyError)):
        broken.fact(broken.broken_template())


def test_every_fact_has_a_break() -> None:
    assert {fact.__name__ for fact in FACTS} == {each.fact.__name__ for each in BREAKS}
