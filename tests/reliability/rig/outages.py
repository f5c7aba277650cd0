"""A part that everything needs is away for long: SES for hours, or the stream altogether."""

from dataclasses import dataclass
from datetime import timedelta
from math import inf
from typing import Final

from tests.reliability.rig import faults, ses
from tests.reliability.rig.alarms import Ringing, own_alarms, rung
from tests.reliability.rig.audit import Audit, Stored, audit
from tests.reliability.rig.runs import A_MINUTE, a_submission
from tests.reliability.rig.world import World

RIG_RUNS = frozenset({"SweeperRan"})
"""The heartbeats of what runs on the rig; the others' alarms would ring for want of them."""


@dataclass
class Outage:
    """Minutes from the start to the first alarm, and from the end until the last was told."""

    alarms: list[Ringing]
    first_alarm: float
    last_told: float
    audit: Audit


KINDS: Final = {"refused": ses.DOWN, "failed": ses.FAILS, "silent": ses.NEVER_ARRIVES}
"""How SES can be away: it answers 503, so that nothing went; 500; or nothing, and hangs up."""


def outage(engine: str, submissions: int, hours: int, kind: str = "refused") -> Outage:
    """SES is away for hours, in one of KINDS, while submissions come in evenly."""
    world = World(engine, faults.none())
    with world.running():
        for _ in range(10):
            world.minute()
        world.ses.plan = lambda: KINDS[kind]
        start, minutes, number = world.clock(), hours * 60, 0
        for minute in range(minutes):
            while number * minutes <= minute * submissions:
                world.visitors.add(a_submission(number, world), world.clock())
                number += 1
            world.minute()
        world.ses.plan = ses.takes_all
        end = world.clock()
        world.settle()
        alarms = [a for a in own_alarms() if a.missing != "breaching" or a.metric in RIG_RUNS]
        rings = rung(alarms, world.functions.printed.figures, start, world.clock())
        return Outage(
            alarms=rings,
            first_alarm=_minutes(rings[0].at - start) if rings else inf,
            last_told=max(_minutes(each.at - end) for each in world.ses.accepted),
            audit=audit(world),
        )


@dataclass
class StreamOff:
    """Minutes until the slowest was told, and how many were left to an hour's summary."""

    slowest: float
    summed_up: int
    audit: Audit


def stream_off(engine: str, submissions: int) -> StreamOff:
    """Nothing comes from the stream: the sweeper is alone."""
    world = World(engine, faults.none())
    world.stream.is_on = False
    with world.running():
        for number in range(submissions):
            world.visitors.add(a_submission(number, world), world.clock())
            if number % A_MINUTE == A_MINUTE - 1:
                world.minute()
        world.settle()
        stored = Stored.of(world.table)
        accepted = {each.notice: each.at for each in world.ses.accepted}
        waits = [
            _minutes(accepted[notice.tag] - notice.waiting_since)
            for notice in stored.notices
            if notice.tag in accepted
        ]
        summed_up = sum(bool(notice.summarised_at) for notice in stored.notices)
        return StreamOff(max(waits), summed_up, audit(world))


def _minutes(duration: timedelta) -> float:
    return duration / timedelta(minutes=1)
