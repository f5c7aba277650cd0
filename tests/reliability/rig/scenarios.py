"""Runs with one thing wrong at a time, each with the figures it is judged by."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from math import inf

from tests.reliability.rig import database, faults, ses
from tests.reliability.rig.alarms import Ringing, own_alarms, rung
from tests.reliability.rig.audit import Audit, Stored, audit
from tests.reliability.rig.killing import KillInCode
from tests.reliability.rig.runs import A_MINUTE, a_submission
from tests.reliability.rig.visitors import ordinary, urgent
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


def outage(engine: str, submissions: int, hours: int) -> Outage:
    """SES answers 503 for hours, while submissions come in evenly."""
    world = World(engine, faults.none())
    with world.running():
        for _ in range(10):
            world.minute()
        world.ses.plan = lambda: ses.DOWN
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


@dataclass
class Edited:
    """How many texts of how many submissions can still be read, and in how many cases."""

    submissions: int
    texts: int
    cases: int
    references: int


def edited(engine: str, submissions: int) -> Edited:
    """The reply to a first submission is lost; the same token then comes with other answers."""
    world = World(engine, faults.none())
    with world.running():
        shown = Counter[str]()
        for number in range(submissions):
            submission = ordinary(number, world.clock(), world.faults)
            world.database.plan = _reply_lost
            world.functions.call("submit_form", submission.event())
            world.database.plan = database.calm
            again = world.functions.call("submit_form", submission.event(message="mended words"))
            shown[again["body"].partition('class="reference">')[2][:30]] += 1
        stored = Stored.of(world.table)
        answers = [each for each in stored.items if each["pk"].startswith("ANSWERS#")]
        return Edited(submissions, len(_texts(answers)), len(stored.cases), len(shown))


def _texts(items: list[dict[str, object]]) -> list[str]:
    return [
        str(answer["value"])
        for item in items
        for answer in item["answers"]  # type: ignore[attr-defined]
        if answer["id"] == "message"
    ]


def _reply_lost(operation: str) -> database.Fault:
    return database.REPLY_LOST if operation == "TransactWriteItems" else database.CALM


@dataclass
class Flood:
    """Minutes until the urgent one was told, and the most emails to an address in an hour."""

    urgent_told: float
    most_an_hour: int
    listed: int
    states: Counter[str] = field(default_factory=Counter)


def flood(engine: str, submissions: int) -> Flood:
    """Ordinary submissions to one team within ten minutes, then one that is urgent."""
    world = World(engine, faults.none())
    with world.running():
        for number in range(submissions):
            world.visitors.add(ordinary(number * 3, world.clock(), world.faults), world.clock())
            if number % (submissions // 10) == 0:
                world.minute()
        last = urgent(submissions * 3, world.clock(), world.faults)
        world.visitors.add(last, world.clock())
        asked = world.clock()
        world.minute()
        world.settle()
        hours = Counter((each.to, each.at.replace(minute=0)) for each in world.ses.accepted)
        told = [e.at for e in world.ses.accepted if e.tags["owner"] == last.case_id]
        stored = Stored.of(world.table)
        listed = world.table.query_index("worklist", "open_for", "general")
        return Flood(
            urgent_told=_minutes(told[0] - asked),
            most_an_hour=max(hours.values()),
            listed=len(listed),
            states=Counter(str(each.state(world.clock())) for each in stored.notices),
        )


def _minutes(duration: timedelta) -> float:
    return duration / timedelta(minutes=1)
