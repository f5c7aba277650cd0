"""CloudFormation: a stack made or changed through a change set, or removed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from time import sleep
from typing import Any, Final
from uuid import uuid4

from botocore.exceptions import ClientError

from deployment.failure import failure
from deployment.terminal import Refusal

Values = Mapping[str, str]
"""Parameters or outputs, by their names in the template."""

_PATIENCE: Final = 3600
"""Seconds; a CDN takes up to a quarter of an hour to be everywhere."""

_UNCHANGED: Final = ("didn't contain changes", "No updates are to be performed")
_REVIEWED: Final = "REVIEW_IN_PROGRESS"
"""Nothing but a name: a change set asked for it, and was not carried out."""

_TAKEN_BACK: Final = ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED")
"""The first attempt failed: such a stack can be looked at and removed, never changed."""


@dataclass(frozen=True)
class Stack:
    """What is there: its id and state, what it was given, and what it gives."""

    stack_id: str
    status: str
    parameters: Values
    outputs: Values


class Stacks:
    """The stacks of one region; `pause` is how many seconds lie between two looks."""

    def __init__(
        self,
        client: Any,  # noqa: ANN401 botocore's clients have no static type
        pause: float = 5,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self._client = client
        self._pause = pause
        self._wait = wait

    def find(self, name: str) -> Stack | None:
        """Return a stack by its name or id, or None when it is not there."""
        try:
            (found,) = self._client.describe_stacks(StackName=name)["Stacks"]
        except ClientError as error:
            if error.response["Error"]["Code"] != "ValidationError":
                raise
            return None
        given, gives = found.get("Parameters", []), found.get("Outputs", [])
        return Stack(
            found["StackId"],
            found["StackStatus"],
            {each["ParameterKey"]: each["ParameterValue"] for each in given},
            {each["OutputKey"]: each["OutputValue"] for each in gives},
        )

    def standing(self, name: str) -> Stack | None:
        """Return a stack that has been made; None also for one of which only an attempt is left."""
        found = self.find(name)
        return None if found is None or found.status in (_REVIEWED, *_TAKEN_BACK) else found

    def apply(
        self, name: str, template: Mapping[str, Any], given: Values, kept: Collection[str] = ()
    ) -> Values:
        """Bring a stack to a template and return its outputs; what is equal stays as it is.

        `template` is what create_change_set takes: TemplateURL, TemplateBody or
        UsePreviousTemplate; a parameter of `kept` that is not given keeps the value it has. Raises
        Refusal with what CloudFormation says. A new stack that fails is rolled back and can be
        looked at in the console until the next attempt, which removes it first.
        """
        self._clear(name)
        there, token = self.standing(name), _token()
        made = self._client.create_change_set(
            StackName=name,
            ChangeSetName=token,
            ChangeSetType="UPDATE" if there else "CREATE",
            Capabilities=["CAPABILITY_IAM"],
            Parameters=_parameters(there, given, kept),
            **template,
        )
        if self._has_changes(made["Id"]):
            self._client.execute_change_set(ChangeSetName=made["Id"], ClientRequestToken=token)
            self._settle(name, made["StackId"], ("CREATE_COMPLETE", "UPDATE_COMPLETE"), token)
        settled = self.find(name)
        return settled.outputs if settled else {}

    def remove(self, name: str) -> None:
        """Remove a stack and wait until it is gone; one that is not there is no error."""
        if there := self.find(name):
            token = _token()
            self._client.delete_stack(StackName=name, ClientRequestToken=token)
            self._settle(name, there.stack_id, ("DELETE_COMPLETE",), token)

    def resources(self, name: str) -> dict[str, str]:
        """Return what a stack has: the names in AWS by the names in the template.

        What it no longer has stays on CloudFormation's list for a while, as deleted.
        """
        pages = self._client.get_paginator("list_stack_resources").paginate(StackName=name)
        return {
            each["LogicalResourceId"]: each.get("PhysicalResourceId", "")
            for page in pages
            for each in page["StackResourceSummaries"]
            if each["ResourceStatus"] != "DELETE_COMPLETE"
        }

    def _clear(self, name: str) -> None:
        found = self.find(name)
        if found and found.status in _TAKEN_BACK:
            self.remove(name)

    def _has_changes(self, change_set: str) -> bool:
        """Wait for a change set; False, and it is gone, when it would change nothing."""
        for _ in self._looks():
            found = self._client.describe_change_set(ChangeSetName=change_set)
            if found["Status"] == "CREATE_COMPLETE":
                return True
            if found["Status"] == "FAILED":
                self._client.delete_change_set(ChangeSetName=change_set)
                why = found.get("StatusReason", "")
                if any(words in why for words in _UNCHANGED):
                    return False
                raise Refusal(f"CloudFormation refuses the template: {why}")
        raise Refusal("CloudFormation has not looked at the template for an hour.")

    def _settle(self, name: str, stack_id: str, wanted: Collection[str], token: str) -> None:
        for _ in self._looks():
            found = self.find(stack_id)
            status = found.status if found else "DELETE_COMPLETE"
            if status in wanted:
                return
            if not status.endswith("_IN_PROGRESS"):
                why = failure(self._events(stack_id), token)
                raise Refusal(f"The stack {name} is {status}: {why}")
        raise Refusal(f"The stack {name} has not settled for an hour: look at it in the console.")

    def _events(self, stack_id: str) -> Iterator[dict[str, Any]]:
        pages = self._client.get_paginator("describe_stack_events").paginate(StackName=stack_id)
        return (each for page in pages for each in page["StackEvents"])

    def _looks(self) -> Iterator[None]:
        for _ in range(int(_PATIENCE / self._pause)):
            yield
            self._wait(self._pause)


def _parameters(there: Stack | None, given: Values, kept: Collection[str]) -> list[dict[str, Any]]:
    keeps = [key for key in kept if there and key in there.parameters and key not in given]
    return [
        *({"ParameterKey": key, "ParameterValue": given[key]} for key in given),
        *({"ParameterKey": key, "UsePreviousValue": True} for key in keeps),
    ]


def _token() -> str:
    """Return a name for what is done now, by which its events are known later."""
    return f"deploy-{uuid4().hex}"
