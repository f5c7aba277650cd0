import ast
import inspect
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from intake.settings import Settings
from tests.support.template import properties, translated

FUNCTIONS: list[dict[str, Any]] = list(properties(translated(), "AWS::Lambda::Function"))


OF_LIBRARIES = {"POWERTOOLS_METRICS_NAMESPACE"}
"""Variables that Powertools reads by itself."""


def handler_module(function: dict[str, Any]) -> ModuleType:
    return import_module(function["Handler"].rpartition(".")[0])


def settings_read_by(source: str) -> set[str]:
    """Return the settings a handler takes from its variable `settings`, as variable names."""
    return {
        node.attr.upper()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "settings"
    }


def settings_of(module: ModuleType) -> set[str]:
    """Return the settings read by a handler, and by the modules beside it that it is made of."""
    source = inspect.getsource(module)
    beside = (
        import_module(node.module)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("intake.handlers.")
    )
    return settings_read_by(source).union(*map(settings_of, beside))


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each["Handler"])
def test_handler_can_be_called(function: dict[str, Any]) -> None:
    name = function["Handler"].rpartition(".")[2]
    parameters = inspect.signature(getattr(handler_module(function), name)).parameters
    assert len(parameters) == 2


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each["Handler"])
def test_function_is_given_what_its_handler_reads_and_no_more(function: dict[str, Any]) -> None:
    read = settings_of(handler_module(function))
    assert function["Environment"]["Variables"].keys() - OF_LIBRARIES == read


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each["Handler"])
def test_settings_know_every_variable(function: dict[str, Any]) -> None:
    names = {field.upper() for field in Settings.__dataclass_fields__}
    assert function["Environment"]["Variables"].keys() - OF_LIBRARIES <= names


def test_settings_are_found_in_what_a_handler_is_made_of() -> None:
    module = import_module("intake.handlers.sweep_notices")
    assert not settings_read_by(inspect.getsource(module))
    assert "SENDER" in settings_of(module)


def test_settings_of_a_handler_are_found_in_its_source() -> None:
    source = "def make(settings, other): return settings.table_name, other.desk_url"
    assert settings_read_by(source) == {"TABLE_NAME"}
