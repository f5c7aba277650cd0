"""The one DynamoDB table, in plain Python values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError

from intake.adapters.values import decode, encode

Item = dict[str, Any]
"""An item or a part of one: strings, whole numbers, booleans, lists and dicts; never None."""


class ConditionFailed(Exception):
    """Raised when a conditional write finds what it must not find, or the other way round."""

    def __init__(self, failed: Sequence[int] = ()) -> None:
        super().__init__()
        self.failed = tuple(failed)
        """Which puts of a transaction failed their condition, counted from 0."""


class Table:
    """Narrow verbs over one table; nothing here can scan."""

    def __init__(self, client: Any, name: str) -> None:  # noqa: ANN401
        self._client = client
        self._name = name

    def get(self, pk: str, sk: str) -> Item | None:
        """Read one item, consistently; None when there is none."""
        found = self._client.get_item(TableName=self._name, Key=key(pk, sk), ConsistentRead=True)
        return decode(found["Item"]) if "Item" in found else None

    def query(self, pk: str, sk_prefix: str = "") -> list[Item]:
        """Read a partition, consistently, in the order of its sort keys."""
        condition, values = "pk = :pk", {":pk": pk}
        if sk_prefix:
            condition, values = "pk = :pk AND begins_with(sk, :sk)", {":pk": pk, ":sk": sk_prefix}
        return self._read_all(
            KeyConditionExpression=condition,
            ExpressionAttributeValues=encode(values),
            ConsistentRead=True,
        )

    def query_index(
        self, index: str, attribute: str, value: str, *, limit: int | None = None
    ) -> list[Item]:
        """Read what an index holds under one value, in the index's order, at most `limit`."""
        return self._read_all(
            limit,
            IndexName=index,
            KeyConditionExpression="#hash = :value",
            ExpressionAttributeNames={"#hash": attribute},
            ExpressionAttributeValues=encode({":value": value}),
        )

    def count_index(self, index: str, attribute: str, value: str, at_most: int) -> int:
        """Count what an index holds under one value, without fetching it, up to `at_most`."""
        found = self._client.query(
            TableName=self._name,
            IndexName=index,
            Select="COUNT",
            Limit=at_most,
            KeyConditionExpression="#hash = :value",
            ExpressionAttributeNames={"#hash": attribute},
            ExpressionAttributeValues=encode({":value": value}),
        )
        return int(found["Count"])

    def put(self, item: Item, *, unless_exists: bool = False) -> None:
        """Write one item; with `unless_exists` raises ConditionFailed when its key is taken."""
        condition = {"ConditionExpression": ABSENT} if unless_exists else {}
        with _conditions():
            self._client.put_item(TableName=self._name, Item=encode(item), **condition)

    def update(
        self,
        pk: str,
        sk: str,
        expression: str,
        values: Mapping[str, Any],
        condition: str = "attribute_exists(pk)",
    ) -> Item:
        """Change one item and return it as it is then; ConditionFailed unless the condition holds.

        Without a condition an item that is not there is made.

        Expressions are constants of the caller; what varies goes through `values` alone.
        """
        conditions = {"ConditionExpression": condition} if condition else {}
        with _conditions():
            changed = self._client.update_item(
                TableName=self._name,
                Key=key(pk, sk),
                UpdateExpression=expression,
                ExpressionAttributeValues=encode(values),
                ReturnValues="ALL_NEW",
                **conditions,
            )
        return decode(changed["Attributes"])

    def delete(self, pk: str, sk: str) -> None:
        """Remove one item; nothing happens when there is none."""
        self._client.delete_item(TableName=self._name, Key=key(pk, sk))

    def transact(self, operations: Iterable[Mapping[str, Any]]) -> None:
        """Do all operations (`new_item`, `changed_item`) or none; else ConditionFailed."""
        named = [
            {verb: {"TableName": self._name, **arguments} for verb, arguments in operation.items()}
            for operation in operations
        ]
        with _conditions():
            self._client.transact_write_items(TransactItems=named)

    def _read_all(self, limit: int | None = None, **arguments: Any) -> list[Item]:  # noqa: ANN401
        paging = {"MaxItems": limit} if limit else {}
        pages = self._client.get_paginator("query").paginate(
            TableName=self._name, PaginationConfig=paging, **arguments
        )
        return [decode(item) for page in pages for item in page["Items"]]


ABSENT = "attribute_not_exists(pk)"


def key(pk: str, sk: str) -> dict[str, Any]:
    """Return a primary key in wire form."""
    return encode({"pk": pk, "sk": sk})


def new_item(item: Item) -> dict[str, Any]:
    """Return the operation of a transaction that puts an item whose key must be free."""
    return {"Put": {"Item": encode(item), "ConditionExpression": ABSENT}}


def put_item(item: Item) -> dict[str, Any]:
    """Return the operation of a transaction that puts an item, new or as it was."""
    return {"Put": {"Item": encode(item)}}


def changed_item(
    pk: str, sk: str, expression: str, values: Mapping[str, Any], condition: str
) -> dict[str, Any]:
    """Return the operation of a transaction that changes an item under a condition."""
    return {
        "Update": {
            "Key": key(pk, sk),
            "UpdateExpression": expression,
            "ConditionExpression": condition,
            "ExpressionAttributeValues": encode(values),
        }
    }


@contextmanager
def _conditions() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        reasons = error.response.get("CancellationReasons", [])
        failed = [at for at, r in enumerate(reasons) if r.get("Code") == "ConditionalCheckFailed"]
        if code == "ConditionalCheckFailedException" or failed:
            raise ConditionFailed(failed) from None
        raise
