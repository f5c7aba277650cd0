import ast
import inspect
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from intake.settings import Settings
from tests.support.template import properties, translated

FUNCTIONS: list[dict[str, Any]] = list(properties(translated(), "AWS::Lambda::Function"))


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


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each["Handler"])
def test_handler_can_be_called(function: dict[str, Any]) -> None:
    name = function["Handler"].rpartition(".")[2]
    parameters = inspect.signature(getattr(handler_module(function), name)).parameters
    assert len(parameters) == 2


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each["Handler"])
def test_function_is_given_what_its_handler_reads_and_no_more(function: dict[str, Any]) -> None:
    source = inspect.getsource(handler_module(function))
    assert function["Environment"]["Variables"].keys() == settings_read_by(source)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each["Handler"])
def test_settings_know_every_variable(function: dict[str, Any]) -> None:
    names = {field.upper() for field in Settings.__dataclass_fields__}
    assert function["Environment"]["Variables"].keys() <= names


def test_settings_of_a_handler_are_found_in_its_source() -> None:
    source = "def make(settings, other): return settings.table_name, other.desk_url"
    assert settings_read_by(source) == {"TABLE_NAME"}
