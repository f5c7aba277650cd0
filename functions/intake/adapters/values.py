"""Python values as DynamoDB's wire form and back.

boto3 brings a serialiser of its own but costs the submit path its start (docs/decisions,
botocore-not-boto3); ours needs five kinds of value and no decimals.
"""

from collections.abc import Mapping
from typing import Any


def encode(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return each value in wire form; TypeError names the kind of value that has none."""
    return {name: _encode(value) for name, value in values.items()}


def decode(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return each value of an item in wire form as a Python value."""
    return {name: _decode(value) for name, value in values.items()}


def _encode(value: object) -> dict[str, Any]:
    match value:
        case "":
            # DynamoDB Local refuses an empty text, and a message may hold an empty line
            return {"NULL": True}
        case str():
            return {"S": value}
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case list() | tuple():
            return {"L": [_encode(part) for part in value]}
        case Mapping():
            return {"M": encode(value)}
    raise TypeError(type(value).__name__)


def _decode(value: Mapping[str, Any]) -> Any:  # noqa: ANN401
    ((kind, content),) = value.items()
    match kind:
        case "N":
            return int(content)
        case "L":
            return [_decode(part) for part in content]
        case "M":
            return decode(content)
        case "S" | "BOOL":
            return content
        case "NULL":
            return ""
    raise TypeError(kind)
