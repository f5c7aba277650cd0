"""Much at once, or the same thing in other words."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from intake.adapters.table import Item
from tests.reliability.rig import database, faults
from tests.reliability.rig.audit import Stored
from tests.reliability.rig.submissions import ordinary, reference, urgent
from tests.reliability.rig.world import World


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
            shown[reference(again)] += 1
        stored = Stored.of(world.table)
        answers = [each for each in stored.items if each["pk"].startswith("ANSWERS#")]
        return Edited(submissions, len(_texts(answers)), len(stored.cases), len(shown))


def _texts(items: list[Item]) -> list[str]:
    return [
        str(answer["value"])
        for item in items
        for answer in item["answers"]
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
            urgent_told=(told[0] - asked) / timedelta(minutes=1),
            most_an_hour=max(hours.values()),
            listed=len(listed),
            states=Counter(str(each.state(world.clock())) for each in stored.notices),
        )
