"""Why CloudFormation could not do what it was asked, from the events of a stack."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Event = Mapping[str, Any]
"""One of describe_stack_events."""

_TOLD: Final = 5
"""How many reasons of a failure are told; the rest follow from the first."""


def failure(events: Iterable[Event], token: str) -> str:
    """Say what failed, the first first, and what stays although its creation was taken back.

    `events` come as CloudFormation lists them, the latest first; all that an operation caused bear
    its token (CloudFormation API, StackEvent), and those of earlier attempts another.
    """
    ours = [each for each in events if each.get("ClientRequestToken") == token][::-1]
    reasons = [*_reasons(ours)][:_TOLD] or ["see its events in the console"]
    return "\n".join(["; ".join(reasons), *_kept(ours)])


def _reasons(events: Iterable[Event]) -> Iterator[str]:
    for each in events:
        if each["ResourceStatus"].endswith("_FAILED"):
            why = each.get("ResourceStatusReason", "no reason given")
            yield f"{each['LogicalResourceId']}: {why}"


def _kept(events: Iterable[Event]) -> Iterator[str]:
    """Give a line for each resource that its DeletionPolicy keeps (status DELETE_SKIPPED)."""
    for each in events:
        if each["ResourceStatus"] == "DELETE_SKIPPED":
            yield f"{each['LogicalResourceId']} stays: {each['PhysicalResourceId']}"
