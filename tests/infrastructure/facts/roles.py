"""How wide the roles of the functions are."""

import re
from collections.abc import Iterator
from typing import Any

from tests.support.breaking import Break
from tests.support.policy import as_list, as_text, statements_of
from tests.support.template import Document, properties, resources

ROLE = "AWS::IAM::Role"

WIDER_THAN_ONE_THING = {
    ("NotifyCoordinatorsRole", "ListStreams"): (
        "AWS defines no resource for this action (Service Authorization Reference, DynamoDB); "
        "it answers with names of streams and nothing else"
    ),
}
"""Statements whose resource holds an asterisk, each with why AWS offers nothing narrower."""


def _roles(document: Document) -> dict[str, Any]:
    """The roles of the functions; SAM makes those of the schedules (facts/schedules.py)."""
    functions = properties(document, "AWS::Lambda::Function")
    names = {each["Role"]["Fn::GetAtt"][0] for each in functions}
    return {name: role for name, role in resources(document, ROLE).items() if name in names}


def _statements(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, role in _roles(document).items():
        for statement in statements_of(role):
            yield name, statement


def every_statement_allows_and_has_a_name(document: Document) -> None:
    for _, statement in _statements(document):
        assert statement["Effect"] == "Allow"
        assert statement["Sid"]


def no_action_is_a_wildcard(document: Document) -> None:
    for _, statement in _statements(document):
        for action in as_list(statement["Action"]):
            assert "*" not in action


def no_statement_allows_all_but_a_few(document: Document) -> None:
    for _, statement in _statements(document):
        assert not {"NotAction", "NotResource"} & statement.keys()


def no_resource_is_a_wildcard(document: Document) -> None:
    wide = {
        (role, statement["Sid"])
        for role, statement in _statements(document)
        for resource in as_list(statement["Resource"])
        if "*" in as_text(resource)
    }
    assert wide == WIDER_THAN_ONE_THING.keys()


def no_role_borrows_a_policy_of_aws(document: Document) -> None:
    for role in properties(document, ROLE):
        assert "ManagedPolicyArns" not in role


def every_role_is_a_function_s_or_a_schedule_s(document: Document) -> None:
    schedules = resources(document, "AWS::Scheduler::Schedule").values()
    called = {each["Properties"]["Target"]["RoleArn"]["Fn::GetAtt"][0] for each in schedules}
    assert resources(document, ROLE).keys() == _roles(document).keys() | called


def only_lambda_takes_the_roles(document: Document) -> None:
    for role in _roles(document).values():
        (trust,) = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
        assert trust["Principal"] == {"Service": "lambda.amazonaws.com"}
        assert trust["Action"] == "sts:AssumeRole"


def nobody_scans(document: Document) -> None:
    for _, statement in _statements(document):
        assert "dynamodb:Scan" not in as_list(statement["Action"])


def items_are_reached_by_prefix_only(document: Document) -> None:
    for _, statement in _statements(document):
        tables = {"Table.Arn", "LedgerTable.Arn"}
        if tables & set(map(as_text, as_list(statement["Resource"]))):
            condition = statement["Condition"]
            prefixes = as_list(condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"])
            assert all(re.fullmatch(r"[A-Z]+#([A-Z]+-)?\*|MEMBERS", prefix) for prefix in prefixes)
            # ForAllValues is true of a request that has no keys, such as a scan
            assert condition["Null"]["dynamodb:LeadingKeys"] == "false"


def secrets_are_read_one_by_one(document: Document) -> None:
    assert {
        (role, as_text(secret))
        for role, statement in _statements(document)
        if "secretsmanager:GetSecretValue" in as_list(statement["Action"])
        for secret in as_list(statement["Resource"])
    } == {
        ("SubmitFormRole", "TokenSecret"),
        ("SubmitFormRole", "PersonSecret"),
        ("SubmitFormRole", "OriginKeyA"),
        ("SubmitFormRole", "OriginKeyB"),
        ("DeskRole", "OriginKeyA"),
        ("DeskRole", "OriginKeyB"),
        ("DeskRole", "DeskSecret"),
        ("DeskRole", "OpenIdSecret"),
        ("DeskRole", "PersonSecret"),
        ("TryPublicDoorRole", "TokenSecret"),
    }


_DESK = ("DeskRole", "Properties")
_S = (*_DESK, "Policies", 0, "PolicyDocument", "Statement")
_READ = (*_S, 1)
BREAKS = (
    Break(every_statement_allows_and_has_a_name, (*_READ, "Effect"), "Deny"),
    Break(no_action_is_a_wildcard, (*_READ, "Action"), "dynamodb:*"),
    Break(no_action_is_a_wildcard, (*_READ, "Action"), ["dynamodb:GetItem", "dynamodb:Get*"]),
    Break(no_statement_allows_all_but_a_few, (*_READ, "NotAction"), "dynamodb:Scan"),
    Break(no_resource_is_a_wildcard, (*_READ, "Resource"), "*"),
    Break(no_resource_is_a_wildcard, (*_READ, "Resource"), {"Fn::Sub": "${Table.Arn}/index/*"}),
    Break(
        no_role_borrows_a_policy_of_aws,
        (*_DESK, "ManagedPolicyArns"),
        ["arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess"],
    ),
    Break(
        every_role_is_a_function_s_or_a_schedule_s,
        ("AnotherRole",),
        {"Type": ROLE, "Properties": {"AssumeRolePolicyDocument": {}}},
    ),
    Break(
        only_lambda_takes_the_roles,
        (*_DESK, "AssumeRolePolicyDocument", "Statement", 0, "Principal"),
        {"AWS": "*"},
    ),
    Break(nobody_scans, (*_READ, "Action"), ["dynamodb:Query", "dynamodb:Scan"]),
    Break(
        items_are_reached_by_prefix_only,
        (*_READ, "Condition", "ForAllValues:StringLike", "dynamodb:LeadingKeys", 0),
        "*",
    ),
    Break(items_are_reached_by_prefix_only, (*_READ, "Condition", "Null"), {}),
    Break(secrets_are_read_one_by_one, (*_S, -1, "Resource"), {"Ref": "TokenSecret"}),
)
