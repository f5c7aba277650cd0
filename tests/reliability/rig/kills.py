"""Functions that are killed at points of their whole course."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from math import inf

from tests.reliability.rig import faults
from tests.reliability.rig.audit import Audit, audit
from tests.reliability.rig.killing import KillInCode
from tests.reliability.rig.runs import A_MINUTE
from tests.reliability.rig.submissions import urgent
from tests.reliability.rig.world import World


@dataclass
class Kills:
    """How many points there were, how often a function was killed, and what was found after."""

    points: int
    killed: int
    audit: Audit


def kills_in_submit(engine: str, points: int, times: int) -> Kills:
    """Kill the submitting function at points of its whole course; the person sends again."""
    world = World(engine, faults.none())
    with world.running():
        first = urgent(0, world.clock(), world.faults)
        world.functions.call("submit_form", first.event())
        world.visitors.add(first, world.clock())
        with KillInCode(inf) as course:
            world.functions.call("submit_form", urgent(1, world.clock(), world.faults).event())
        halves: list[str] = []
        for number in range(points * times):
            submission = urgent(number + 2, world.clock(), world.faults)
            with KillInCode(course.steps * (number % points + 0.5) / points):
                world.functions.call("submit_form", submission.event())
            halves += _half_of(world, submission.case_id, submission.id)
            world.visitors.add(submission, world.clock())
            if number % A_MINUTE == A_MINUTE - 1:
                world.minute()
        world.settle()
        found = audit(world)
        found.half += halves
        # the one that only measured the course came from nobody on the list
        found.doubled = found.doubled[1:]
        return Kills(points, world.functions.killed, found)


def _half_of(world: World, case_id: str, submission_id: str) -> list[str]:
    """Return what there is of a submission of which not all is there."""
    parts = {
        "case": bool(world.table.get(f"CASE#{case_id}", "CASE")),
        "notices": bool(world.table.query(f"CASE#{case_id}", "NOTICE#")),
        "answers": bool(world.table.query(f"ANSWERS#{case_id}")),
        "receipt": bool(world.table.get(f"RECEIPT#{submission_id}", "RECEIPT")),
    }
    there = [name for name, is_there in parts.items() if is_there]
    return [] if len(there) in (0, len(parts)) else [f"{case_id}: only {there}"]


def kills_in_notify(engine: str, points: int, times: int) -> Kills:
    """Kill the notifying function at points of its whole course; sweeper and events do the rest."""
    world = World(engine, faults.none())
    with world.running():
        world.visitors.add(urgent(0, world.clock(), world.faults), world.clock())
        world.minute()
        course = KillInCode(inf)
        world.stream.hand_over(world.clock(), lambda _: None)
        for number in range(points * times + 1):
            submission = urgent(number + 1, world.clock(), world.faults)
            world.functions.call("submit_form", submission.event())
            world.visitors.add(submission, world.clock() + timedelta(days=9))
            where = course.steps * ((number - 1) % points + 0.5) / points if number else inf
            killing = KillInCode(where)
            world.stream.hand_over(world.clock(), _killed(world, killing))
            course = course if number else killing
            if number % A_MINUTE == A_MINUTE - 1:
                world.minute()
        world.visitors.give_up()
        world.settle()
        return Kills(points, world.functions.killed, audit(world))


def _killed(world: World, killing: KillInCode) -> Callable[[object], object]:
    def call(event: object) -> object:
        with killing:
            return world.functions.call("notify_coordinators", event)

    return call
