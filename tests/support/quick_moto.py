"""Moto's tables with the results of moto's own way, only sooner.

Imported before any test (tests/conftest.py). Moto looks for ten types in every attribute that it
sends, each under several names: here an attribute is sent as it stands. And it copies a table,
with all that its stream ever carried, once for every item of a transaction: here what the
transaction names is copied, and of the rest it is remembered where it stands. Words, which it
compares by the thousand, are known for words at once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy, deepcopy
from typing import Any

from moto.core.serialize import SERVICE_SPECIFIC_SERIALIZERS, JSONSerializer
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType
from moto.dynamodb.models.table import Table

_transact = DynamoDBBackend.transact_write_items
_value = DynamoType.cast_value


class AsItStands(JSONSerializer):
    """Sends an attribute as it was stored; binary ones, which no table here has, fail."""

    def _serialize_type_structure(self, serialized: Any, value: Any, shape: Any, key: str) -> None:
        if shape.name == "AttributeValue":
            self._default_serialize(serialized, value, shape, key)
        else:
            super()._serialize_type_structure(serialized, value, shape, key)


def transact(backend: DynamoDBBackend, items: list[dict[str, Any]]) -> None:
    """Run a transaction; should it fail, moto puts back what is kept aside here."""
    asked = [op for item in items for op in item.values()]
    tables = [backend.tables[name] for name in {op["TableName"] for op in asked}]
    for table in tables:
        aside = kept(table, [op for op in asked if op["TableName"] == table.name])
        vars(table)["__deepcopy__"] = lambda _memo, aside=aside: aside
    try:
        _transact(backend, items)
    finally:
        for table in tables:
            del vars(table)["__deepcopy__"]


def kept(table: Table, asked: Sequence[Mapping[str, Any]]) -> Table:
    """What a table is before these requests; it shares with it what they leave alone."""
    aside = copy(table)
    aside.items = defaultdict(dict, {pk: copy(parts) for pk, parts in table.items.items()})
    for op in asked:
        key = op.get("Key") or op["Item"]
        pk, sk = (DynamoType(key[name]) for name in table.table_key_attrs)
        if sk in aside.items.get(pk, {}):
            aside.items[pk][sk] = deepcopy(aside.items[pk][sk])
    if table.stream_shard:
        aside.stream_shard = copy(table.stream_shard)
        aside.stream_shard.table = aside
        aside.stream_shard.items = copy(table.stream_shard.items)
    return aside


def value_of(attribute: DynamoType) -> Any:
    """What an attribute is compared by."""
    return attribute.value if attribute.type == "S" else _value.__get__(attribute)


SERVICE_SPECIFIC_SERIALIZERS["dynamodb"] = {"json": AsItStands}
DynamoDBBackend.transact_write_items = transact  # type: ignore[assignment, method-assign]
DynamoType.cast_value = property(value_of)  # type: ignore[assignment, method-assign]
