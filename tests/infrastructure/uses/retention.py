"""What the nightly round does about cases whose time is over, that are held, and that are kept."""

from datetime import timedelta

from intake.adapters.case_reader import CaseReader
from tests.support.clock import Clock
from tests.support.deployed import Deployed
from tests.support.kept_case import Office


def the_nightly_round_runs(world: Deployed) -> None:
    """One case has more items than a transaction takes, one leaves its hold, one stays."""
    clock = Clock(world.now() - timedelta(days=100))
    office = Office(world.table, world.ledger, clock)
    deleted, held, kept = (office.receive() for _ in range(3))
    for _ in range(3):
        CaseReader(world.table).note_reading(deleted, "m-1", clock())
    office.close(deleted, "spam")
    office.close(held)
    office.close(kept)
    office.hold(held, clock() + timedelta(days=3))
    world.call("KeepRetention", {})
