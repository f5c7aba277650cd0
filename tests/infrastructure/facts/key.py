"""The key that all that is kept is encrypted with, and who may use it."""

from typing import Any

from tests.support.breaking import Break
from tests.support.policy import as_list
from tests.support.template import Document, properties

ARN = {"Fn::GetAtt": ["Key", "Arn"]}
REF = {"Ref": "Key"}
ENCRYPTED = {
    "AWS::DynamoDB::Table": ("SSESpecification", "KMSMasterKeyId"),
    "AWS::SecretsManager::Secret": ("KmsKeyId",),
    "AWS::SQS::Queue": ("KmsMasterKeyId",),
    "AWS::SNS::Topic": ("KmsMasterKeyId",),
    "AWS::Logs::LogGroup": ("KmsKeyId",),
}
"""What keeps something, and where it says with which key."""

TELLING = {"ses.amazonaws.com", "cloudwatch.amazonaws.com", "sns.amazonaws.com"}
USED_THROUGH = {
    f"{service}.${{AWS::Region}}.amazonaws.com" for service in ("dynamodb", "secretsmanager", "sqs")
}


def all_that_is_kept_has_our_key(document: Document) -> None:
    for kind, path in ENCRYPTED.items():
        for found in properties(document, kind):
            place: Any = found
            for step in path:
                place = place[step]
            assert place in (ARN, REF)


def tables_use_it_as_a_key_of_ours(document: Document) -> None:
    for table in properties(document, "AWS::DynamoDB::Table"):
        assert table["SSESpecification"]["SSEType"] == "KMS"


def key_outlives_the_stack(document: Document) -> None:
    key = document["Resources"]["Key"]
    assert key["DeletionPolicy"] == key["UpdateReplacePolicy"] == "Retain"
    assert key["Properties"]["PendingWindowInDays"] == 30


def key_turns_over(document: Document) -> None:
    assert document["Resources"]["Key"]["Properties"]["EnableKeyRotation"] is True


def nobody_but_the_account_manages_the_key(document: Document) -> None:
    managing = [each for each in _statements(document) if "*" in str(each["Action"])]
    assert [each["Principal"] for each in managing] == [
        {"AWS": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}}
    ]


def whoever_uses_the_key_does_it_through_what_is_kept(document: Document) -> None:
    (anybody,) = (each for each in _statements(document) if each["Principal"] == {"AWS": "*"})
    condition = anybody["Condition"]["StringEquals"]
    assert condition["kms:CallerAccount"] == {"Ref": "AWS::AccountId"}
    assert {each["Fn::Sub"] for each in condition["kms:ViaService"]} == USED_THROUGH


def services_that_tell_may_and_no_other(document: Document) -> None:
    services = [
        service
        for each in _statements(document)
        for service in as_list(each["Principal"].get("Service", []))
    ]
    assert {each for each in services if isinstance(each, str)} == TELLING
    assert [each for each in services if not isinstance(each, str)] == [
        {"Fn::Sub": "logs.${AWS::Region}.amazonaws.com"}
    ]


def logs_are_those_of_this_stage(document: Document) -> None:
    (logs,) = (each for each in _statements(document) if each["Sid"] == "LogsAreWritten")
    groups = logs["Condition"]["ArnLike"]["kms:EncryptionContext:aws:logs:arn"]
    assert all("${Stage}" in each["Fn::Sub"] for each in groups)


def _statements(document: Document) -> list[dict[str, Any]]:
    key = document["Resources"]["Key"]["Properties"]
    return list(key["KeyPolicy"]["Statement"])


_P = ("Key", "Properties")
_S = (*_P, "KeyPolicy", "Statement")
BREAKS = (
    Break(all_that_is_kept_has_our_key, ("AlarmTopic", "Properties", "KmsMasterKeyId")),
    Break(all_that_is_kept_has_our_key, ("Receipts", "Properties", "KmsMasterKeyId"), "alias/aws"),
    Break(all_that_is_kept_has_our_key, ("DeskLogs", "Properties", "KmsKeyId")),
    Break(all_that_is_kept_has_our_key, ("TokenSecret", "Properties", "KmsKeyId")),
    Break(
        all_that_is_kept_has_our_key,
        ("Table", "Properties", "SSESpecification", "KMSMasterKeyId"),
    ),
    Break(
        tables_use_it_as_a_key_of_ours,
        ("LedgerTable", "Properties", "SSESpecification", "SSEType"),
        "AES256",
    ),
    Break(key_outlives_the_stack, ("Key", "DeletionPolicy"), "Delete"),
    Break(key_outlives_the_stack, (*_P, "PendingWindowInDays"), 7),
    Break(key_turns_over, (*_P, "EnableKeyRotation"), value=False),
    Break(nobody_but_the_account_manages_the_key, (*_S, 2, "Action"), "kms:*"),
    Break(whoever_uses_the_key_does_it_through_what_is_kept, (*_S, 1, "Condition"), {}),
    Break(
        whoever_uses_the_key_does_it_through_what_is_kept,
        (*_S, 1, "Condition", "StringEquals", "kms:ViaService"),
        [{"Fn::Sub": "s3.${AWS::Region}.amazonaws.com"}],
    ),
    Break(services_that_tell_may_and_no_other, (*_S, 2, "Principal", "Service", 0), "ec2"),
    Break(
        logs_are_those_of_this_stage,
        (*_S, 3, "Condition", "ArnLike", "kms:EncryptionContext:aws:logs:arn", 0),
        {"Fn::Sub": "arn:${AWS::Partition}:logs:*"},
    ),
)
