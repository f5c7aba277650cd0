"""A stage taken away again; what people have told us stays."""

from collections.abc import Iterator

from deployment.bucket import Bucket
from deployment.deploy import Client
from deployment.layout import StackPlan
from deployment.stacks import Stacks
from deployment.terminal import Say
from deployment.translation import BUCKET, REGION


def destruction(stacks: tuple[StackPlan, ...]) -> Iterator[str]:
    """Say what goes and what stays, in the order in which it happens."""
    for stack in reversed(stacks):
        yield f"Remove the stack {stack.name} in {stack.region}."
        for name in stack.outlives:
            yield f"  {name} stays: {stack.template['Resources'][name]['Type']}"


def destroy(stacks: tuple[StackPlan, ...], client: Client, tell: Say, pause: float = 5) -> None:
    """Remove the stacks, the last made first; raises Refusal when AWS refuses a step."""
    for stack in reversed(stacks):
        there = Stacks(client("cloudformation", stack.region), pause)
        found = there.find(stack.name)
        if found is None:
            continue
        names = there.resources(stack.name)
        if BUCKET in found.outputs:
            Bucket(client("s3", REGION), found.outputs[BUCKET]).empty()
        tell(f"Removing the stack {stack.name}; this can take some minutes.")
        there.remove(stack.name)
        for name in stack.outlives:
            if name in names:
                tell(f"{name} stays: {names[name]}")
