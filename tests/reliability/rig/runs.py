"""The runs that tests make short and `make soak` makes long."""

from collections.abc import Callable
from datetime import timedelta

from tests.reliability.rig.audit import Audit, audit
from tests.reliability.rig.faults import Faults
from tests.reliability.rig.generated import generated
from tests.reliability.rig.submissions import Submission, ordinary, urgent
from tests.reliability.rig.world import World

A_MINUTE = 40
"""Submissions a minute."""

Say = Callable[[str], object]


def a_submission(number: int, world: World) -> Submission:
    """Return the next submission: seven of ten are urgent, so that each has an email of its own."""
    make = ordinary if number % 10 < 3 else urgent
    return make(number, world.clock(), world.faults)


def generated_now(number: int, world: World) -> Submission:
    """Return the next submission of every form in turn."""
    return generated(number, world.clock(), world.faults)


Make = Callable[[int, World], Submission]


def combined(
    engine: str,
    faults: Faults,
    submissions: int,
    *,
    event_loss: float = 0.0,
    tell: Say = str,
    make: Make = a_submission,
) -> tuple[World, Audit]:
    """Send so many submissions under these faults, wait until all is settled, and look."""
    world = World(engine, faults)
    world.queue.loss = event_loss
    with world.running():
        for number in range(submissions):
            world.visitors.add(make(number, world), world.clock())
            if number % A_MINUTE == A_MINUTE - 1:
                world.minute()
                if number % 1000 == 999:
                    tell(f"  {number + 1} of {submissions} sent")
        world.settle(timedelta(hours=60))
        return world, audit(world)
