"""A CloudFormation or SAM template read from YAML."""

from typing import Any, Final

import yaml

_WITHOUT_PREFIX: Final = ("Ref", "Condition")


def load(text: str) -> dict[str, Any]:
    """Return a template's values, with !Tags in the long form that JSON templates use."""
    # a subclass of the safe loader: it builds plain values and nothing else
    return dict(yaml.load(text, Loader=_Loader))  # noqa: S506


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short tags."""


def _intrinsic(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in _WITHOUT_PREFIX else f"Fn::{suffix}"
    value = _value(loader, node)
    if name == "Fn::GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name: value}


def _value(loader: _Loader, node: yaml.Node) -> Any:  # noqa: ANN401 whatever the template holds
    match node:
        case yaml.MappingNode():
            return loader.construct_mapping(node, deep=True)
        case yaml.SequenceNode():
            return loader.construct_sequence(node, deep=True)
        case yaml.ScalarNode():
            return loader.construct_scalar(node)


_Loader.add_multi_constructor("!", _intrinsic)
