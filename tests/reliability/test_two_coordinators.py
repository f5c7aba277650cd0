"""Two coordinators do something with one case at the same moment, on the official engine."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Final

from intake.adapters.table import Table
from intake.cases.member import Member
from intake.services.desk_cases import DeskCases
from intake.services.work_case import Overtaken, Wish
from tests.support.casework import COL, LEE, AtWork, contact, desk_cases
from tests.support.clock import Clock
from tests.support.stored_case import case_id, new_case, store

PAIRS: Final = 200
SEEN: Final = 4
MO: Final = replace(LEE, key="m-mo", name="Mo Lane")
BOOKING: Final = {"session": "1", "when": "2026-12-01T10:00", "preference": "online"}
ACTS: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    ("take", {}),
    ("note", {"text": "words that must not be lost"}),
    ("confirm", {"preference": "home"}),
    ("funding", {"funding": "funded"}),
    ("book-session", BOOKING),
    ("contact", contact(Clock()())),
    ("deallocate", {"member": COL.key}),
    ("transfer", {"team": "other"}),
    ("close", {"ending": "not_taken_up:changed_mind"}),
    ("hold", {"until": "2027-03-01", "held_because": "complaint"}),
)
"""Each of them with each of them; a lead may do all of them."""


def tried(
    cases: DeskCases, start: Barrier, member: Member, wish: Wish, clock: Clock
) -> tuple[str, ...] | None:
    """Do it when both are ready; None when it was done, else the kinds of what changed."""
    start.wait()
    try:
        cases.work(member, wish, clock())
    except Overtaken as overtaken:
        return tuple(each.kind for each in overtaken.since)
    return None


def ready(table: Table, number: int) -> None:
    """A case with a coach, which both have open in front of them at turn 4."""
    store(table, new_case(number))
    values = {":status": "allocated", ":coach": [COL.key], ":turn": SEEN}
    table.update(
        f"CASE#{case_id(number)}",
        "CASE",
        "SET #status = :status, allocated = :coach, turn = :turn",
        values,
    )


def pair(number: int) -> Iterator[tuple[Member, Wish]]:
    """What two leads want of a case: each pair of acts comes twice."""
    for member, at in ((LEE, number % len(ACTS)), (MO, number // len(ACTS) % len(ACTS))):
        action, typed = ACTS[at]
        yield member, Wish(case_id(number), action, SEEN, typed)


def test_of_two_hundred_conflicting_pairs_no_act_is_lost_or_half_written(
    local_table: Table, clock: Clock
) -> None:
    work = AtWork(desk_cases(local_table), local_table, clock)
    with ThreadPoolExecutor(2) as threads:
        for number in range(1, PAIRS + 1):
            ready(local_table, number)
            start = Barrier(2)
            wishes = [
                threads.submit(tried, work.cases, start, member, wish, clock)
                for member, wish in pair(number)
            ]
            told = [wish.result() for wish in wishes]
            # one was done and is all that happened; the other was told of it
            (since,) = [each for each in told if each is not None]
            assert work.case(number).turn == SEEN + 1
            assert since == tuple(work.events(number))
            assert len(since) == 1
