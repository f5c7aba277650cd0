"""What a role's policy grants, taken apart, and whether some call needs a part of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import product
from typing import Any, Final

from tests.support.policy import Call, Resource, applies, as_list, as_text, statements_of

_KEYS: Final = "dynamodb:LeadingKeys"
_ATTRIBUTES: Final = "dynamodb:Attributes"
_WITHIN: Final = "dynamodb:EnclosingOperation"
_ALWAYS_WITHIN: Final = "dynamodb:ConditionCheckItem"
"""What there is in transactions alone: nothing needs to say so."""


@dataclass(frozen=True)
class Grant:
    """The least that a statement grants: one action on one thing, below one prefix of keys."""

    statement: Mapping[str, Any]
    action: str
    resource: str
    prefix: str = "*"
    attribute: str = ""

    def __str__(self) -> str:
        words = (self.statement["Sid"], self.action, self.resource, self.prefix, self.attribute)
        return " ".join(word for word in words if word not in ("*", ""))


def granted(role: Resource) -> Iterator[Grant]:
    """Return everything that a role grants; each attribute once, whatever it is asked of."""
    for statement in statements_of(role):
        actions, resources = as_list(statement["Action"]), as_list(statement["Resource"])
        texts = [*map(as_text, resources)]
        for action, resource, prefix in product(actions, texts, _named(statement, _KEYS) or "*"):
            yield Grant(statement, action, resource, prefix)
        for attribute in _named(statement, _ATTRIBUTES):
            yield Grant(statement, "*", "*", attribute=attribute)


def is_used(grant: Grant, calls: Sequence[Call]) -> bool:
    """Say whether one of the calls needs this grant.

    Whatever is asked in transactions alone does not need what is granted outside of them too.
    """
    anywhere = grant.action not in (_ALWAYS_WITHIN, "*") and not _asks_for_transaction(grant)
    return any(
        applies(grant.statement, call)
        and not (anywhere and _WITHIN in call.context)
        and fnmatchcase(call.action, grant.action)
        and grant.resource in ("*", call.resource)
        and all(fnmatchcase(key, grant.prefix) for key in call.context.get(_KEYS, ()))
        and (not grant.attribute or grant.attribute in call.context[_ATTRIBUTES])
        for call in calls
    )


def _asks_for_transaction(grant: Grant) -> bool:
    return any(_WITHIN in tests for tests in grant.statement.get("Condition", {}).values())


def _named(statement: Mapping[str, Any], key: str) -> list[str]:
    """Return what a statement limits a request to."""
    conditions = statement.get("Condition", {})
    return [
        each
        for operator, tests in conditions.items()
        if operator.startswith("ForAllValues")
        for each in as_list(tests.get(key, []))
    ]
