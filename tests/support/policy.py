"""What a role's policy allows, decided the way IAM decides it, for the operators we use."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

Resource = dict[str, Any]
Values = Sequence[str]


@dataclass(frozen=True)
class Call:
    """One request to AWS: what it does, to what, and what IAM is told about it."""

    action: str
    resource: str
    context: Mapping[str, Values] = field(default_factory=dict)


def item_call(verb: str, partition: str, *, within: str = "") -> Call:
    """Return a call on one item of the table, perhaps `within` a transaction."""
    context: dict[str, Values] = {"dynamodb:LeadingKeys": [partition]}
    if within:
        context["dynamodb:EnclosingOperation"] = [within]
    return Call(f"dynamodb:{verb}", "Table.Arn", context)


def allows(role: Resource, call: Call) -> bool:
    """Say whether a role (as the template has it) may make a call; KeyError for new operators."""
    return any(applies(statement, call) for statement in statements_of(role))


def statements_of(role: Resource) -> list[dict[str, Any]]:
    """Return all statements of a role's own policies."""
    policies = role["Properties"]["Policies"]
    return [each for policy in policies for each in policy["PolicyDocument"]["Statement"]]


def as_list(value: object) -> list[Any]:
    """Return what IAM lets one write with or without brackets as a list."""
    return value if isinstance(value, list) else [value]


def as_text(resource: object) -> str:
    """Return a resource as text; an intrinsic as what stands for it: `Table.Arn/index/due`."""
    match resource:
        case {"Fn::GetAtt": [name, attribute]}:
            return f"{name}.{attribute}"
        case {"Ref": name}:
            return str(name)
        case {"Fn::Sub": text}:
            return str(text).replace("${", "").replace("}", "")
    return str(resource)


def applies(statement: Mapping[str, Any], call: Call) -> bool:
    """Say whether one statement allows a call."""
    return (
        call.action in as_list(statement["Action"])
        and any(
            fnmatchcase(call.resource, as_text(each)) for each in as_list(statement["Resource"])
        )
        and all(
            _OPERATORS[operator](call.context.get(key, ()), [as_text(each) for each in as_list(of)])
            for operator, tests in statement.get("Condition", {}).items()
            for key, of in tests.items()
        )
    )


def _like(value: str, patterns: Values) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in patterns)


_OPERATORS: dict[str, Callable[[Values, Values], bool]] = {
    # true of an empty request, as in IAM
    "ForAllValues:StringLike": lambda found, wanted: all(_like(each, wanted) for each in found),
    "ForAllValues:StringEquals": lambda found, wanted: all(each in wanted for each in found),
    "ForAnyValue:StringEquals": lambda found, wanted: any(each in wanted for each in found),
    "StringEquals": lambda found, wanted: len(found) == 1 and found[0] in wanted,
    "StringEqualsIfExists": lambda found, wanted: not found or found[0] in wanted,
    "Null": lambda found, wanted: (not found) == (wanted == ["true"]),
}
