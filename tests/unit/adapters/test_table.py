import pytest

from intake.adapters.table import ConditionFailed, Table, changed_item, deleted_item, new_item

ITEM = {"pk": "CASE#1", "sk": "CASE", "count": 1, "words": ["a", {"b": True}]}


def test_what_was_put_is_got(table: Table) -> None:
    table.put(ITEM)
    assert table.get("CASE#1", "CASE") == ITEM


def test_what_is_not_there_is_none(table: Table) -> None:
    assert table.get("CASE#1", "CASE") is None


def test_a_taken_key_is_not_overwritten(table: Table) -> None:
    table.put(ITEM, unless_exists=True)
    with pytest.raises(ConditionFailed):
        table.put({**ITEM, "count": 2}, unless_exists=True)
    assert table.get("CASE#1", "CASE") == ITEM


def test_query_reads_a_partition_in_order(table: Table) -> None:
    for sk in ("NOTE#2", "CASE", "NOTE#1"):
        table.put({"pk": "CASE#1", "sk": sk})
    table.put({"pk": "CASE#2", "sk": "NOTE#3"})
    assert [item["sk"] for item in table.query("CASE#1")] == ["CASE", "NOTE#1", "NOTE#2"]


def test_query_keeps_to_a_prefix(table: Table) -> None:
    for sk in ("NOTE#2", "CASE", "NOTE#1"):
        table.put({"pk": "CASE#1", "sk": sk})
    assert [item["sk"] for item in table.query("CASE#1", "NOTE#")] == ["NOTE#1", "NOTE#2"]


def test_query_index_is_bounded_and_in_order(table: Table) -> None:
    for at in (3, 1, 2):
        table.put({"pk": f"CASE#{at}", "sk": "N", "due_shard": "0", "due_at": f"2026-0{at}"})
    found = table.query_index("due", "due_shard", "0", limit=2)
    assert [item["pk"] for item in found] == ["CASE#1", "CASE#2"]


def test_query_index_stops_at_a_moment(table: Table) -> None:
    for at in (3, 1, 2):
        table.put({"pk": f"CASE#{at}", "sk": "N", "due_shard": "0", "due_at": f"2026-0{at}"})
    found = table.query_index("due", "due_shard", "0", until=("due_at", "2026-02"))
    assert [item["pk"] for item in found] == ["CASE#1", "CASE#2"]


def test_only_the_named_attributes_are_read(table: Table) -> None:
    table.put({**ITEM, "status": "new"})
    wanted = {"pk": "CASE#1", "status": "new"}
    assert table.get("CASE#1", "CASE", ("pk", "status", "missing")) == wanted
    assert table.query("CASE#1", attributes=("pk", "status")) == [wanted]


def test_a_bounded_list_is_all_that_dynamodb_reads(table: Table) -> None:
    asked: list[int] = []
    table._client.meta.events.register(  # noqa: SLF001 a test may look
        "provide-client-params.dynamodb.Query", lambda params, **_: asked.append(params["Limit"])
    )
    table.query_index("due", "due_shard", "0", limit=2)
    assert asked == [2]


def test_count_index_stops_at_its_limit(table: Table) -> None:
    for at in range(5):
        table.put({"pk": f"CASE#{at}", "sk": "CASE", "open_for": "a", "promised_by": str(at)})
    assert table.count_index("worklist", "open_for", "a", 100) == 5
    assert table.count_index("worklist", "open_for", "a", 3) == 3


def test_update_returns_the_item_as_it_is_then(table: Table) -> None:
    table.put(ITEM)
    changed = table.update("CASE#1", "CASE", "ADD steps :one", {":one": 1})
    assert changed == {**ITEM, "steps": 1}


def test_update_makes_no_item(table: Table) -> None:
    with pytest.raises(ConditionFailed):
        table.update("CASE#1", "CASE", "SET steps = :one", {":one": 1})
    assert table.get("CASE#1", "CASE") is None


def test_delete_removes(table: Table) -> None:
    table.put(ITEM)
    table.delete("CASE#1", "CASE")
    assert table.get("CASE#1", "CASE") is None


def test_a_transaction_is_all_or_nothing(local_table: Table) -> None:
    local_table.put({"pk": "REF#1", "sk": "REF"})
    with pytest.raises(ConditionFailed) as raised:
        local_table.transact([new_item(ITEM), new_item({"pk": "REF#1", "sk": "REF"})])
    assert raised.value.failed == (1,)
    assert local_table.get("CASE#1", "CASE") is None


def test_a_change_in_a_transaction_keeps_its_condition(local_table: Table) -> None:
    local_table.put(ITEM)
    condition = "size(words) = :known"
    change = changed_item(
        "CASE#1", "CASE", "SET words = :new", {":new": [], ":known": 2}, condition
    )
    local_table.transact([change])
    with pytest.raises(ConditionFailed):
        local_table.transact([change])


def test_item_is_deleted_in_a_transaction_under_its_condition(table: Table) -> None:
    table.put(ITEM)
    with pytest.raises(ConditionFailed):
        table.transact([deleted_item("CASE#1", "CASE", "steps = :s", {":s": 2})])
    assert table.get("CASE#1", "CASE") == ITEM
    table.transact([deleted_item("CASE#1", "CASE")])
    assert table.get("CASE#1", "CASE") is None
