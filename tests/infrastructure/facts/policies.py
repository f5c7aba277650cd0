"""Every policy, of roles, topics, queues and the key: none is wider than is listed here."""

from collections.abc import Iterator
from typing import Any

from tests.support.breaking import Break
from tests.support.policy import as_list, as_text
from tests.support.template import Document

WIDE = {
    ("Key", "TheAccountManages", "kms:*"): "without it nobody could manage the key any more",
    ("Key", "TheAccountManages", "*"): "in the policy of a key it means that key",
    ("Key", "WhatIsKeptIsUsed", "*"): "the same; and anybody of the account, through what is kept",
    ("Key", "ServicesTell", "*"): "the same",
    ("Key", "LogsAreWritten", "*"): "the same",
    ("NotifyCoordinatorsRole", "ListStreams", "*"): "AWS knows no narrower resource for it",
    (
        "SandboxMail",
        "WriteToVerifiedAddresses",
        "arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity/*",
    ): "only in the sandbox, where SES asks about whoever is written to; the sender stays ours",
}
"""Where an asterisk stands in an action, a resource or a principal, each with its reason."""


def _statements(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "Effect" in part and "Action" in part:
            yield part
        else:
            for each in part.values():
                yield from _statements(each)
    elif isinstance(part, list):
        for each in part:
            yield from _statements(each)


def no_policy_is_wider_than_is_listed(document: Document) -> None:
    wide = {
        (name, statement.get("Sid", ""), text)
        for name, resource in document["Resources"].items()
        for statement in _statements(resource)
        for key in ("Action", "Resource", "Principal")
        for each in as_list(statement.get(key, []))
        for part in as_list(each.get("AWS", each) if isinstance(each, dict) else each)
        if "*" in (text := as_text(part))
    }
    assert wide == WIDE.keys()


_Q = ("ReceiptsPolicy", "Properties", "PolicyDocument", "Statement", 0)
_CLOCK = ("SendDigestEveryMorningRole", "Properties", "Policies", 0, "PolicyDocument", "Statement")
BREAKS = (
    Break(no_policy_is_wider_than_is_listed, (*_Q, "Principal"), "*"),
    Break(no_policy_is_wider_than_is_listed, (*_Q, "Principal"), {"AWS": "*"}),
    Break(no_policy_is_wider_than_is_listed, (*_Q, "Action"), "sqs:*"),
    Break(no_policy_is_wider_than_is_listed, (*_CLOCK, 0, "Resource"), "*"),
)
