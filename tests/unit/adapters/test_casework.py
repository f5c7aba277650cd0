from dataclasses import replace

import pytest

from intake.adapters.case_reader import CaseReader
from intake.adapters.casework import Caseworks, Write
from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.adapters.table import ConditionFailed, Table
from intake.cases.casework import Casework
from intake.cases.retention import Period, delete_after
from tests.support.clock import Clock
from tests.support.stored_case import ABOUT_PERSON, case_id, new_case, store, store_revision


def act(table: Table, clock: Clock, **changes: object) -> Casework:
    """Write one act on the case and return it as it is then."""
    caseworks = Caseworks(table)
    before = caseworks.find(case_id(1))
    assert before
    caseworks.save([Write(before, before.next(**changes), Event("noted", "m-1", clock()))])
    after = caseworks.find(case_id(1))
    assert after
    return after


def mine(table: Table, member: str) -> list[str]:
    return [
        item["case_id"] for item in table.query_index("worklist", "open_for", f"member#{member}")
    ]


@pytest.fixture
def case(table: Table) -> Table:
    store(table, new_case(1))
    return table


def test_act_is_kept_with_its_turn(case: Table, clock: Clock) -> None:
    after = act(
        case, clock, preference="online", sessions={"1": "booked"}, links={"x": "duplicate"}
    )
    assert (after.turn, after.preference, after.sessions) == (1, "online", {"1": "booked"})
    assert act(case, clock, preference="", sessions={}) == replace(
        after, turn=2, preference="", sessions={}
    )


def test_event_says_which_turn_it_made(case: Table, clock: Clock) -> None:
    act(case, clock)
    act(case, clock)
    assert [e["turn"] for e in case.query(f"CASE#{case_id(1)}", "EVENT#")] == [1, 2]


@pytest.mark.parametrize("acts", [0, 1])
def test_who_saw_another_turn_writes_nothing(case: Table, clock: Clock, acts: int) -> None:
    caseworks = Caseworks(case)
    for _ in range(acts):
        act(case, clock)
    seen = caseworks.find(case_id(1))
    assert seen
    act(case, clock, preference="online")
    late = Write(seen, seen.next(preference="home"), Event("confirmed", "m-2", clock()))
    with pytest.raises(ConditionFailed):
        caseworks.save([late])
    kept = caseworks.find(case_id(1))
    assert kept
    assert (kept.turn, kept.preference) == (acts + 1, "online")


def test_restricted_case_takes_no_act(case: Table, clock: Clock) -> None:
    case.update(f"CASE#{case_id(1)}", "CASE", "SET restricted_at = :t", {":t": "2026-11-20"})
    with pytest.raises(ConditionFailed):
        act(case, clock)


def test_who_works_a_case_has_it_on_a_list_of_their_own(case: Table, clock: Clock) -> None:
    act(case, clock, coordinator="m-1", allocated=("m-2", "m-3"))
    assert [mine(case, each) for each in ("m-1", "m-2", "m-3")] == [[case_id(1)]] * 3
    act(case, clock, coordinator="", allocated=("m-3",))
    assert [mine(case, each) for each in ("m-1", "m-2", "m-3")] == [[], [], [case_id(1)]]


def test_list_shows_a_case_as_it_is_now(case: Table, clock: Clock) -> None:
    act(case, clock, coordinator="m-1", status="open")
    act(case, clock, status="contacted")
    (shown,) = case.query_index("worklist", "open_for", "member#m-1")
    (listed,) = case.query_index("worklist", "open_for", "general")
    keys = ("pk", "sk", "open_for")
    assert {n: v for n, v in shown.items() if n not in keys} == {
        n: v for n, v in listed.items() if n not in keys
    }
    assert shown["status"] == "contacted"


def test_closed_case_is_on_nobodys_list_until_it_is_reopened(case: Table, clock: Clock) -> None:
    act(case, clock, coordinator="m-1")
    keepings = Keepings(case)
    before = keepings.find(case_id(1))
    assert before
    ends = delete_after(clock(), Period.read("6 months"))
    closed = before.closed("answered", ends, clock())
    keepings.save(before, closed, Event("closed", "m-1", clock()))
    assert mine(case, "m-1") == []
    keepings.save(closed, closed.reopened(clock()), Event("reopened", "m-1", clock()))
    assert mine(case, "m-1") == [case_id(1)]


def test_closing_on_another_turn_writes_nothing(case: Table, clock: Clock) -> None:
    keepings = Keepings(case)
    before = keepings.find(case_id(1))
    assert before
    act(case, clock)
    closed = before.closed("answered", clock(), clock())
    with pytest.raises(ConditionFailed):
        keepings.save(before, closed, Event("closed", "m-1", clock()))


def test_edited_answers_with_a_flag_take_a_case_from_whoever_had_it(
    case: Table, clock: Clock
) -> None:
    act(case, clock, coordinator="m-1", allocated=("m-2",), status="allocated")
    store_revision(case, new_case(1, flags=("safeguarding",), team="safeguarding"), ABOUT_PERSON)
    record = CaseReader(case).find(case_id(1))
    assert record
    CaseReader(case).note_opening(record, "m-9", clock())
    moved = Caseworks(case).find(case_id(1))
    assert moved
    assert (moved.coordinator, moved.allocated, moved.status) == ("", (), "open")
    assert (moved.turn, mine(case, "m-1"), mine(case, "m-2")) == (3, [], [])
