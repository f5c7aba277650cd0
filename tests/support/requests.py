"""What IAM is told of a request to DynamoDB, worked out from the request itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from intake.adapters.table import Table
from tests.support.policy import Call

_EXPRESSIONS: Final = (
    "ProjectionExpression", "KeyConditionExpression", "UpdateExpression", "ConditionExpression",
)  # fmt: skip
_WORD: Final = re.compile(r"[:#]?\b[a-z_]+\b")
_FUNCTIONS: Final = frozenset({"attribute_exists", "attribute_not_exists", "begins_with"})
_VERBS: Final = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}


class Heard:
    """Hears every request that a table's client makes, as calls that a policy can be asked of."""

    def __init__(self, table: Table, resource: str) -> None:
        self.calls: list[Call] = []
        self._resource = resource
        events = table._client.meta.events  # noqa: SLF001 a test may listen
        events.register("provide-client-params.dynamodb", self._hear)
        self._name = table._name  # noqa: SLF001

    def _hear(self, params: Mapping[str, Any], model: Any, **_: Any) -> None:
        if model.name == "TransactWriteItems":
            for operation in params["TransactItems"]:
                ((verb, each),) = operation.items()
                self._note(_VERBS[verb], each, EnclosingOperation=["TransactWriteItems"])
        else:
            select = {"Select": [params["Select"]]} if "Select" in params else {}
            self._note(model.name, params, **select)

    def _note(self, verb: str, params: Mapping[str, Any], **context: list[str]) -> None:
        if params["TableName"] != self._name:
            return
        if index := params.get("IndexName"):
            self.calls.append(Call(f"dynamodb:{verb}", f"{self._resource}/index/{index}", {}))
            return
        told = {**context, "LeadingKeys": [_partition(params)], "Attributes": [*_named(params)]}
        if not told["Attributes"]:
            del told["Attributes"]
        named = {f"dynamodb:{key}": values for key, values in told.items()}
        self.calls.append(Call(f"dynamodb:{verb}", self._resource, named))


def _partition(params: Mapping[str, Any]) -> str:
    key = params.get("Key") or params.get("Item")
    return str((key["pk"] if key else params["ExpressionAttributeValues"][":pk"])["S"])


def _named(params: Mapping[str, Any]) -> Iterator[str]:
    """Return the attributes named: all of an item that is put, and none when all are asked for."""
    if "Item" in params:
        yield from params["Item"]
        return
    reads = "UpdateExpression" not in params and "ConditionExpression" not in params
    if reads and "ProjectionExpression" not in params:
        return
    names = params.get("ExpressionAttributeNames", {})
    for expression in _EXPRESSIONS:
        for word in _WORD.findall(params.get(expression, "")):
            if not word.startswith(":") and word not in _FUNCTIONS:
                yield names.get(word, word)
