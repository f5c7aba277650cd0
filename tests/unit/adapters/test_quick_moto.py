"""The table in moto's memory, made quicker, takes back all of a transaction that fails."""

from typing import Any

import pytest

from intake.adapters.table import ConditionFailed, Table, changed_item, deleted_item, new_item

TAKEN = {"pk": "CASE#9", "sk": "CASE"}
ITEM = {"pk": "CASE#1", "sk": "CASE", "count": 1, "words": ["a", {"b": [True, "c"]}]}
CHANGE = changed_item(
    "CASE#1", "CASE", "SET words[1].b[1] = :d", {":d": "d"}, "attribute_exists(pk)"
)


@pytest.mark.parametrize(
    "operation",
    [
        CHANGE,
        deleted_item("CASE#1", "CASE"),
        new_item({"pk": "CASE#1", "sk": "NOTE"}),
        new_item({"pk": "CASE#2", "sk": "CASE"}),
    ],
    ids=["changed", "deleted", "a new part", "a new item"],
)
def test_a_transaction_that_fails_leaves_all_as_it_was(
    table: Table, operation: dict[str, Any]
) -> None:
    table.put(TAKEN)
    table.put(ITEM)
    with pytest.raises(ConditionFailed):
        table.transact([operation, new_item(TAKEN)])
    assert table.query("CASE#1") == [ITEM]
    assert table.query("CASE#2") == []
    assert table.query("CASE#9") == [TAKEN]


def test_it_can_be_done_once_its_condition_holds(table: Table) -> None:
    table.put(TAKEN)
    table.put(ITEM)
    with pytest.raises(ConditionFailed):
        table.transact([CHANGE, new_item(TAKEN)])
    table.transact([CHANGE, deleted_item("CASE#9", "CASE")])
    assert table.query("CASE#1") == [{**ITEM, "words": ["a", {"b": [True, "d"]}]}]
    assert table.query("CASE#9") == []
