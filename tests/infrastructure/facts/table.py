"""What is true of the table, whatever else changes."""

from typing import Any

from tests.support.breaking import Break
from tests.support.template import Document, properties, resources

KIND = "AWS::DynamoDB::Table"


def _table(document: Document) -> dict[str, Any]:
    (table,) = properties(document, KIND)
    return table


def table_outlives_the_stack(document: Document) -> None:
    (table,) = resources(document, KIND).values()
    assert table["DeletionPolicy"] == "Retain"
    assert table["UpdateReplacePolicy"] == "Retain"


def table_refuses_to_be_deleted(document: Document) -> None:
    assert _table(document)["DeletionProtectionEnabled"] is True


def table_can_be_restored_to_any_moment(document: Document) -> None:
    recovery = _table(document)["PointInTimeRecoverySpecification"]
    assert recovery["PointInTimeRecoveryEnabled"] is True


def table_is_encrypted(document: Document) -> None:
    assert _table(document)["SSESpecification"]["SSEEnabled"] is True


def items_expire(document: Document) -> None:
    expected = {"AttributeName": "expires_at", "Enabled": True}
    assert _table(document)["TimeToLiveSpecification"] == expected


def stream_carries_keys_only(document: Document) -> None:
    assert _table(document)["StreamSpecification"] == {"StreamViewType": "KEYS_ONLY"}


def table_costs_nothing_idle(document: Document) -> None:
    assert _table(document)["BillingMode"] == "PAY_PER_REQUEST"


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


def only_the_worklist_copies_more_than_keys(document: Document) -> None:
    indexes = _table(document)["GlobalSecondaryIndexes"]
    copied = {each["IndexName"]: each["Projection"].get("NonKeyAttributes") for each in indexes}
    listed = ["reference", "service", "form", "form_title"]
    listed += ["flags", "status", "received_at", "case_id"]
    assert copied == {"due": None, "worklist": listed, "received": None, "expiry": None}
    kinds = [each["Projection"]["ProjectionType"] for each in indexes]
    assert sorted(kinds) == ["INCLUDE", "KEYS_ONLY", "KEYS_ONLY", "KEYS_ONLY"]


def every_key_is_a_string(document: Document) -> None:
    kinds = {each["AttributeType"] for each in _table(document)["AttributeDefinitions"]}
    assert kinds == {"S"}


def _key_names(keyed: dict[str, Any]) -> list[str]:
    kinds = [each["KeyType"] for each in keyed["KeySchema"]]
    assert kinds == ["HASH", "RANGE"]
    return [each["AttributeName"] for each in keyed["KeySchema"]]


_P = ("Table", "Properties")
_WORKLIST = (*_P, "GlobalSecondaryIndexes", 1)
BREAKS = (
    Break(table_outlives_the_stack, ("Table", "DeletionPolicy"), "Delete"),
    Break(table_outlives_the_stack, ("Table", "UpdateReplacePolicy"), "Snapshot"),
    Break(table_refuses_to_be_deleted, (*_P, "DeletionProtectionEnabled"), value=False),
    Break(
        table_can_be_restored_to_any_moment,
        (*_P, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"),
        value=False,
    ),
    Break(table_is_encrypted, (*_P, "SSESpecification", "SSEEnabled"), value=False),
    Break(items_expire, (*_P, "TimeToLiveSpecification", "Enabled"), value=False),
    Break(items_expire, (*_P, "TimeToLiveSpecification", "AttributeName"), "expires"),
    Break(stream_carries_keys_only, (*_P, "StreamSpecification", "StreamViewType"), "NEW_IMAGE"),
    Break(table_costs_nothing_idle, (*_P, "BillingMode"), "PROVISIONED"),
    Break(keys_are_pk_and_sk, (*_P, "KeySchema", 0, "AttributeName"), "id"),
    Break(keys_are_pk_and_sk, (*_P, "KeySchema", 1, "KeyType"), "HASH"),
    Break(indexes_are_as_documented, (*_P, "GlobalSecondaryIndexes", 3)),
    Break(indexes_are_as_documented, (*_WORKLIST, "KeySchema", 1, "AttributeName"), "due_at"),
    Break(
        only_the_worklist_copies_more_than_keys,
        (*_WORKLIST, "Projection", "ProjectionType"),
        "ALL",
    ),
    Break(
        only_the_worklist_copies_more_than_keys,
        (*_WORKLIST, "Projection", "NonKeyAttributes", 0),
        "name",
    ),
    Break(every_key_is_a_string, (*_P, "AttributeDefinitions", 0, "AttributeType"), "N"),
)
