"""Which parts of a template its conditions let through, for given parameters."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from deployment.stacks import Values

Part = Mapping[str, Any]
"""A resource or an output as a template has it."""


def let_through(template: Part, section: str, given: Values) -> dict[str, Part]:
    """Return a section's parts by name, without those whose condition is false.

    Raises KeyError for a function that CloudFormation does not allow in a condition.
    """
    parts: Mapping[str, Part] = template.get(section, {})
    return {
        name: part
        for name, part in parts.items()
        if "Condition" not in part or _holds(part["Condition"], template, given)
    }


def _holds(name: str, template: Part, given: Values) -> bool:
    return bool(_value(template["Conditions"][name], template, given))


def _value(written: object, template: Part, given: Values) -> object:
    if not isinstance(written, dict):
        return written
    ((function, argument),) = written.items()
    if function == "Ref":
        return given.get(argument, str(template["Parameters"][argument].get("Default", "")))
    if function == "Condition":
        return _holds(argument, template, given)
    return _FUNCTIONS[function]([_value(each, template, given) for each in argument])


_FUNCTIONS: Final[Mapping[str, Callable[[list[object]], bool]]] = {
    "Fn::Equals": lambda pair: pair[0] == pair[1],
    "Fn::Not": lambda one: not one[0],
    "Fn::And": all,
    "Fn::Or": any,
}
