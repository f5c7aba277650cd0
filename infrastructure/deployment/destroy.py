"""A stage taken away again; what people have told us stays."""

from collections.abc import Iterator

from deployment.bucket import Bucket
from deployment.deploy import Client
from deployment.layout import StackPlan
from deployment.stacks import Stack, Stacks
from deployment.terminal import Say
from deployment.translation import BUCKET, REGION


def destruction(stacks: tuple[StackPlan, ...], client: Client) -> Iterator[str]:
    """Say what goes and what stays, in the order in which it happens; nothing is changed."""
    for stack, there, _ in _found(stacks, client):
        yield f"Remove the stack {stack.name} in {stack.region}."
        for line in _kept(stack, there):
            yield f"  {line}"


def destroy(stacks: tuple[StackPlan, ...], client: Client, tell: Say, pause: float = 5) -> None:
    """Remove the stacks, the last made first; raises Refusal when AWS refuses a step."""
    for stack, there, found in _found(stacks, client, pause):
        kept = [*_kept(stack, there)]
        if BUCKET in found.outputs:
            Bucket(client("s3", REGION), found.outputs[BUCKET]).empty()
        tell(f"Removing the stack {stack.name}; this can take some minutes.")
        there.remove(stack.name)
        for line in kept:
            tell(line)


def _found(
    stacks: tuple[StackPlan, ...], client: Client, pause: float = 5
) -> Iterator[tuple[StackPlan, Stacks, Stack]]:
    for stack in reversed(stacks):
        there = Stacks(client("cloudformation", stack.region), pause)
        if found := there.find(stack.name):
            yield stack, there, found


def _kept(stack: StackPlan, there: Stacks) -> Iterator[str]:
    names = there.resources(stack.name)
    return (f"{name} stays: {names[name]}" for name in stack.outlives if name in names)
