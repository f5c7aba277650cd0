"""AWS on paper, as far as a deployment asks it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from botocore.exceptions import ClientError

_NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


class FakeS3:
    """Buckets; `events` has what was done to which key, one after the other."""

    def __init__(self, **buckets: dict[str, bytes]) -> None:
        self.buckets = buckets
        self.events: list[str] = []
        self._listing = ""

    def put_object(self, Bucket: str, Key: str, Body: bytes, **_: str) -> None:  # noqa: N803 botocore's names
        self.buckets.setdefault(Bucket, {})[Key] = Body
        self.events.append(f"put {Key}")

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        return {"Body": BytesIO(self.buckets[Bucket][Key])}

    def delete_objects(self, Bucket: str, Delete: dict[str, Any]) -> dict[str, Any]:  # noqa: N803
        for each in Delete["Objects"]:
            self.buckets[Bucket].pop(each["Key"], None)
            self.events.append(f"delete {each['Key']}")
        return {}

    def get_paginator(self, name: str) -> "FakeS3":
        self._listing = name
        return self

    def paginate(self, Bucket: str) -> Iterator[dict[str, Any]]:  # noqa: N803
        kind = "Contents" if self._listing == "list_objects_v2" else "Versions"
        for key in sorted(self.buckets.get(Bucket, {})):
            yield {kind: [{"Key": key, "LastModified": _NOW, "VersionId": "1"}]}


class FakeCloudFormation:
    """Stacks that are made at once; `fails` names what cannot be made, with the reason.

    As CloudFormation has it: a first change set leaves a stack under review that only CREATE
    takes further, and a first attempt that failed leaves one that can only be deleted.
    """

    def __init__(self, outputs: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.outputs = dict(outputs or {})
        self.stacks: dict[str, dict[str, Any]] = {}
        self.asked: list[dict[str, Any]] = []
        self.fails: dict[str, str] = {}
        self.refuses = ""
        self._waiting: dict[str, dict[str, Any]] = {}
        self._events: list[dict[str, str]] = []
        self._listing = ""

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803 botocore's name
        name = StackName.removeprefix("id-of-")
        if name not in self.stacks:
            raise _invalid(f"Stack with id {StackName} does not exist", "DescribeStacks")
        return {"Stacks": [self.stacks[name]]}

    def create_change_set(self, **asked: Any) -> dict[str, str]:
        name, kind = asked["StackName"], asked["ChangeSetType"]
        status = self.stacks.get(name, {}).get("StackStatus", "REVIEW_IN_PROGRESS")
        if (kind == "CREATE") != (status == "REVIEW_IN_PROGRESS") or status == "ROLLBACK_COMPLETE":
            raise _invalid(f"{kind} is not for a stack that is {status}", "CreateChangeSet")
        self.stacks.setdefault(name, {"StackId": f"id-of-{name}", "StackStatus": status})
        self.asked.append(asked)
        self._waiting[asked["ChangeSetName"]] = asked
        return {"Id": asked["ChangeSetName"], "StackId": f"id-of-{name}"}

    def describe_change_set(self, ChangeSetName: str) -> dict[str, str]:  # noqa: ARG002, N803
        if self.refuses:
            return {"Status": "FAILED", "StatusReason": self.refuses}
        return {"Status": "CREATE_COMPLETE"}

    def delete_change_set(self, ChangeSetName: str) -> None:  # noqa: N803
        del self._waiting[ChangeSetName]

    def execute_change_set(self, ChangeSetName: str, ClientRequestToken: str) -> None:  # noqa: N803
        asked = self._waiting.pop(ChangeSetName)
        name, there = asked["StackName"], self.stacks[asked["StackName"]]
        before = {each["ParameterKey"]: each for each in there.get("Parameters", [])}
        given = [
            before[each["ParameterKey"]] if each.get("UsePreviousValue") else each
            for each in asked["Parameters"]
        ]
        outputs = self.outputs.get(name, {}).items()
        self.stacks[name] = {
            "StackId": f"id-of-{name}",
            "StackStatus": self._outcome(name, asked["ChangeSetType"], ClientRequestToken),
            "Parameters": given,
            "Outputs": [{"OutputKey": key, "OutputValue": value} for key, value in outputs],
        }

    def _outcome(self, name: str, kind: str, token: str) -> str:
        if name not in self.fails:
            return f"{kind}_COMPLETE"
        self._events += [
            {
                "ClientRequestToken": token,
                "LogicalResourceId": resource,
                "PhysicalResourceId": f"the-{resource.lower()}",
                "ResourceStatus": status,
                **({"ResourceStatusReason": self.fails[name]} if resource == "Queue" else {}),
            }
            for resource, status in (
                ("Queue", "CREATE_FAILED"),
                ("Desk", "CREATE_FAILED"),
                ("Table", "DELETE_SKIPPED"),
                *((f"Alarm{number}", "DELETE_COMPLETE") for number in range(_MANY)),
            )
        ]
        return "ROLLBACK_COMPLETE" if kind == "CREATE" else "UPDATE_ROLLBACK_COMPLETE"

    def delete_stack(self, StackName: str, ClientRequestToken: str) -> None:  # noqa: ARG002, N803
        del self.stacks[StackName]

    def get_paginator(self, name: str) -> "FakeCloudFormation":
        self._listing = name
        return self

    def paginate(self, StackName: str) -> list[dict[str, Any]]:  # noqa: ARG002, N803
        if self._listing == "describe_stack_events":
            latest = self._events[::-1]
            pages = (latest[:_MANY], latest[_MANY:])
            return [{"StackEvents": page} for page in pages]
        resources = (("Table", "CREATE_COMPLETE"), ("LedgerTable", "DELETE_COMPLETE"))
        listed = [
            {
                "LogicalResourceId": name,
                "PhysicalResourceId": f"the-{name.lower()}",
                "ResourceStatus": status,
            }
            for name, status in resources
        ]
        return [{"StackResourceSummaries": listed}]


_MANY = 100
"""How many events CloudFormation gives at once."""


def _invalid(message: str, operation: str) -> ClientError:
    return ClientError({"Error": {"Code": "ValidationError", "Message": message}}, operation)
