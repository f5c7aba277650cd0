"""The one DynamoDB table, in plain Python values."""

import re
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

    def get(self, pk: str, sk: str, attributes: Sequence[str] = ()) -> Item | None:
        """Read one item, or only some attributes of it, consistently; None when there is none."""
        found = self._client.get_item(
            TableName=self._name, Key=key(pk, sk), ConsistentRead=True, **_only(attributes)
        )
        return decode(found["Item"]) if "Item" in found else None

    def query(self, pk: str, sk_prefix: str = "", attributes: Sequence[str] = ()) -> list[Item]:
        """Read a partition, or only some attributes, consistently, in the order of sort keys."""
        condition, values = "pk = :pk", {":pk": pk}
        if sk_prefix:
            condition, values = "pk = :pk AND begins_with(sk, :sk)", {":pk": pk, ":sk": sk_prefix}
        return self._read_all(
            KeyConditionExpression=condition,
            ExpressionAttributeValues=encode(values),
            ConsistentRead=True,
            **({"Select": "SPECIFIC_ATTRIBUTES", **_only(attributes)} if attributes else {}),
        )

    def query_index(
        self,
        index: str,
        attribute: str,
        value: str,
        *,
        after: tuple[str, str] | None = None,
        until: tuple[str, str] | None = None,
        limit: int | None = None,
    ) -> list[Item]:
        """Read what an index holds under one value, in the index's order, at most `limit`.

        `after` or `until` is the index's range attribute and a value: only what is greater, or
        what is not, is read.
        """
        condition, names, values = "#hash = :value", {"#hash": attribute}, {":value": value}
        if after:
            condition += " AND #range > :after"
            names["#range"], values[":after"] = after
        if until:
            condition += " AND #range <= :until"
            names["#range"], values[":until"] = until
        return self._read_all(
            limit,
            IndexName=index,
            KeyConditionExpression=condition,
            ExpressionAttributeNames=names,
            ExpressionAttributeValues=encode(values),
        )

    def index_page(
        self,
        index: str,
        where: tuple[str, str],
        *,
        limit: int,
        after: Item | None = None,
        until: tuple[str, str] | None = None,
    ) -> list[Item]:
        """Read at most `limit` items of an index in one request, from after a key of it.

        `where` is its hash attribute and a value, `until` its range attribute and the last value;
        `after` holds the four key attributes of an item. Fewer than `limit` means the end.
        """
        condition, names, values = "#hash = :value", {"#hash": where[0]}, {":value": where[1]}
        if until:
            condition += " AND #range <= :until"
            names["#range"], values[":until"] = until
        found = self._client.query(
            TableName=self._name,
            IndexName=index,
            KeyConditionExpression=condition,
            ExpressionAttributeNames=names,
            ExpressionAttributeValues=encode(values),
            Limit=limit,
            **({"ExclusiveStartKey": encode(after)} if after else {}),
        )
        return [decode(item) for item in found["Items"]]

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
                **_names(f"{expression} {condition}"),
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
        # without a page's size DynamoDB reads a megabyte for a list of a hundred
        paging = {"MaxItems": limit, "PageSize": limit} if limit else {}
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


def put_item(
    item: Item, condition: str = "", values: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the operation of a transaction that puts an item, perhaps under a condition.

    Without one it may be new or stand in the place of another.
    """
    return {"Put": {"Item": encode(item), **_only_if(condition, values)}}


def changed_item(
    pk: str, sk: str, expression: str, values: Mapping[str, Any], condition: str
) -> dict[str, Any]:
    """Return the operation of a transaction that changes an item under a condition."""
    return {
        "Update": {
            "Key": key(pk, sk),
            "UpdateExpression": expression,
            "ConditionExpression": condition,
            **({"ExpressionAttributeValues": encode(values)} if values else {}),
            **_names(f"{expression} {condition}"),
        }
    }


def deleted_item(
    pk: str, sk: str, condition: str = "", values: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the operation of a transaction that removes an item, perhaps under a condition."""
    return {"Delete": {"Key": key(pk, sk), **_only_if(condition, values)}}


def checked_item(pk: str, sk: str, condition: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the operation of a transaction that only asks whether a condition holds."""
    return {
        "ConditionCheck": {
            "Key": key(pk, sk),
            "ConditionExpression": condition,
            **({"ExpressionAttributeValues": encode(values)} if values else {}),
            **_names(condition),
        }
    }


def _only_if(condition: str, values: Mapping[str, Any] | None) -> dict[str, Any]:
    conditions = {"ConditionExpression": condition} if condition else {}
    known = {"ExpressionAttributeValues": encode(values)} if values else {}
    return {**conditions, **known}


def _names(expressions: str) -> dict[str, Any]:
    """Return the names behind `#status` and its like: DynamoDB keeps some words for itself."""
    names = {f"#{word}": word for word in re.findall(r"#(\w+)", expressions)}
    return {"ExpressionAttributeNames": names} if names else {}


def _only(attributes: Sequence[str]) -> dict[str, Any]:
    """Return what makes a request read these attributes and no other; nothing for all of them."""
    if not attributes:
        return {}
    expression = ", ".join(f"#{attribute}" for attribute in attributes)
    return {"ProjectionExpression": expression, **_names(expression)}


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
