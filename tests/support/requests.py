"""What IAM is told of a request to AWS, worked out from the request itself.

Tables and secrets are called here by the names of their resources in the template.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from local_stack.environment import SENDER
from tests.support.policy import Call

Params = Mapping[str, Any]

SES: Final = "arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:"
THROUGH: Final = ("identity/SenderIdentity", "configuration-set/ConfigurationSet")
"""What IAM asks about for each email: both must be allowed."""

_EXPRESSIONS: Final = (
    "ProjectionExpression", "KeyConditionExpression", "UpdateExpression", "ConditionExpression",
)  # fmt: skip
_WORD: Final = re.compile(r"[:#]?\b[a-z_]+\b")
_FUNCTIONS: Final = frozenset({"attribute_exists", "attribute_not_exists", "begins_with", "size"})
_VERBS: Final = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}


def calls_of(service: str, operation: str, params: Params) -> Iterator[Call]:
    """Return what IAM is asked; KeyError for a service that no function has used before."""
    return {"dynamodb": _to_tables, "secretsmanager": _to_secrets, "sesv2": _to_ses}[service](
        operation, params
    )


def _to_tables(operation: str, params: Params) -> Iterator[Call]:
    if operation == "TransactWriteItems":
        for each in params["TransactItems"]:
            ((verb, item),) = each.items()
            yield _to_table(_VERBS[verb], item, EnclosingOperation=["TransactWriteItems"])
        return
    select = {"Select": [params["Select"]]} if "Select" in params else {}
    yield _to_table(operation, params, **select)


def _to_table(verb: str, params: Params, **context: list[str]) -> Call:
    table = f"{params['TableName']}.Arn"
    if index := params.get("IndexName"):
        return Call(f"dynamodb:{verb}", f"{table}/index/{index}")
    told = {**context, "LeadingKeys": [_partition(params)], "Attributes": [*_named(params)]}
    named = {f"dynamodb:{key}": values for key, values in told.items() if values}
    return Call(f"dynamodb:{verb}", table, named)


def _to_secrets(operation: str, params: Params) -> Iterator[Call]:
    yield Call(f"secretsmanager:{operation}", params["SecretId"])


def _to_ses(operation: str, params: Params) -> Iterator[Call]:
    sender = params["FromEmailAddress"]
    context = {"ses:FromAddress": ["Sender" if sender == SENDER else sender]}
    # SES asks for the second one as well when the message is a whole MIME text
    for action in (operation, "SendRawEmail"):
        for through in THROUGH:
            yield Call(f"ses:{action}", SES + through, context)


def _partition(params: Params) -> str:
    key = params.get("Key") or params.get("Item")
    return str((key["pk"] if key else params["ExpressionAttributeValues"][":pk"])["S"])


def _named(params: Params) -> Iterator[str]:
    """Return the attributes named: all of an item that is put, none when all are asked for.

    Those of the key are among them (DynamoDB's handbook, "Specifying conditions").
    """
    if "Item" in params:
        yield from params["Item"]
        return
    reads = "UpdateExpression" not in params and "ConditionExpression" not in params
    if reads and "ProjectionExpression" not in params:
        return
    yield from params.get("Key", ())
    names = params.get("ExpressionAttributeNames", {})
    for expression in _EXPRESSIONS:
        for word in _WORD.findall(params.get(expression, "")):
            if not word.startswith(":") and word not in _FUNCTIONS:
                yield names.get(word, word)
