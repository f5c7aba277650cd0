"""What is true of the table and of the ledger of deletions, whatever else changes."""

from typing import Any

from tests.support.breaking import Break
from tests.support.template import Document, properties, resources

KIND = "AWS::DynamoDB::Table"


def _table(document: Document) -> dict[str, Any]:
    found = document["Resources"]["Table"]["Properties"]
    assert isinstance(found, dict)
    return found


def ledger_is_apart_from_the_table(document: Document) -> None:
    assert resources(document, KIND).keys() == {"Table", "LedgerTable"}
    ledger = document["Resources"]["LedgerTable"]["Properties"]
    assert _key_names(ledger) == ["pk", "sk"]
    # an entry is for good: nothing expires, and nobody follows what is written
    assert not {"TimeToLiveSpecification", "StreamSpecification"} & ledger.keys()


def tables_outlive_the_stack(document: Document) -> None:
    for table in resources(document, KIND).values():
        assert table["DeletionPolicy"] == "Retain"
        assert table["UpdateReplacePolicy"] == "Retain"


def tables_refuse_to_be_deleted(document: Document) -> None:
    for table in properties(document, KIND):
        assert table["DeletionProtectionEnabled"] is True


def tables_can_be_restored_to_any_moment(document: Document) -> None:
    for table in properties(document, KIND):
        recovery = table["PointInTimeRecoverySpecification"]
        assert recovery["PointInTimeRecoveryEnabled"] is True


def tables_are_encrypted(document: Document) -> None:
    for table in properties(document, KIND):
        assert table["SSESpecification"]["SSEEnabled"] is True


def items_expire(document: Document) -> None:
    expected = {"AttributeName": "expires_at", "Enabled": True}
    assert _table(document)["TimeToLiveSpecification"] == expected


def stream_carries_keys_only(document: Document) -> None:
    assert _table(document)["StreamSpecification"] == {"StreamViewType": "KEYS_ONLY"}


def tables_cost_nothing_idle(document: Document) -> None:
    for table in properties(document, KIND):
        assert table["BillingMode"] == "PAY_PER_REQUEST"


def keys_are_pk_and_sk(document: Document) -> None:
    assert _key_names(_table(document)) == ["pk", "sk"]


def indexes_are_as_documented(document: Document) -> None:
    indexes = _table(document)["GlobalSecondaryIndexes"]
    assert {each["IndexName"]: _key_names(each) for each in indexes} == {
        "due": ["due_shard", "due_at"],
        "worklist": ["open_for", "promised_by"],
        "received": ["received_month", "received_at"],
        "expiry": ["closed_shard", "delete_after"],
    }


def indexes_copy_no_more_than_their_lists_show(document: Document) -> None:
    indexes = _table(document)["GlobalSecondaryIndexes"]
    copied = {each["IndexName"]: each["Projection"].get("NonKeyAttributes") for each in indexes}
    listed = ["reference", "service", "form", "form_title"]
    listed += ["flags", "status", "received_at", "case_id"]
    listed += ["team", "coordinator", "allocated", "excluded"]
    assert copied == {"due": None, "worklist": listed, "received": None, "expiry": ["team"]}
    kinds = [each["Projection"]["ProjectionType"] for each in indexes]
    assert kinds == ["KEYS_ONLY", "INCLUDE", "KEYS_ONLY", "INCLUDE"]


def every_key_is_a_string(document: Document) -> None:
    kinds = {each["AttributeType"] for each in _table(document)["AttributeDefinitions"]}
    assert kinds == {"S"}


def _key_names(keyed: dict[str, Any]) -> list[str]:
    kinds = [each["KeyType"] for each in keyed["KeySchema"]]
    assert kinds == ["HASH", "RANGE"]
    return [each["AttributeName"] for each in keyed["KeySchema"]]


_P = ("Table", "Properties")
_LEDGER = ("LedgerTable", "Properties")
_WORKLIST = (*_P, "GlobalSecondaryIndexes", 1)
BREAKS = (
    Break(ledger_is_apart_from_the_table, ("LedgerTable",)),
    Break(
        ledger_is_apart_from_the_table,
        (*_LEDGER, "TimeToLiveSpecification"),
        {"AttributeName": "expires_at", "Enabled": True},
    ),
    Break(tables_outlive_the_stack, ("Table", "DeletionPolicy"), "Delete"),
    Break(tables_outlive_the_stack, ("LedgerTable", "UpdateReplacePolicy"), "Snapshot"),
    Break(tables_refuse_to_be_deleted, (*_P, "DeletionProtectionEnabled"), value=False),
    Break(tables_refuse_to_be_deleted, (*_LEDGER, "DeletionProtectionEnabled"), value=False),
    Break(
        tables_can_be_restored_to_any_moment,
        (*_P, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"),
        value=False,
    ),
    Break(tables_are_encrypted, (*_P, "SSESpecification", "SSEEnabled"), value=False),
    Break(items_expire, (*_P, "TimeToLiveSpecification", "Enabled"), value=False),
    Break(items_expire, (*_P, "TimeToLiveSpecification", "AttributeName"), "expires"),
    Break(stream_carries_keys_only, (*_P, "StreamSpecification", "StreamViewType"), "NEW_IMAGE"),
    Break(tables_cost_nothing_idle, (*_P, "BillingMode"), "PROVISIONED"),
    Break(keys_are_pk_and_sk, (*_P, "KeySchema", 0, "AttributeName"), "id"),
    Break(keys_are_pk_and_sk, (*_P, "KeySchema", 1, "KeyType"), "HASH"),
    Break(indexes_are_as_documented, (*_P, "GlobalSecondaryIndexes", 3)),
    Break(indexes_are_as_documented, (*_WORKLIST, "KeySchema", 1, "AttributeName"), "due_at"),
    Break(
        indexes_copy_no_more_than_their_lists_show,
        (*_WORKLIST, "Projection", "ProjectionType"),
        "ALL",
    ),
    Break(
        indexes_copy_no_more_than_their_lists_show,
        (*_WORKLIST, "Projection", "NonKeyAttributes", 0),
        "name",
    ),
    Break(every_key_is_a_string, (*_P, "AttributeDefinitions", 0, "AttributeType"), "N"),
)
