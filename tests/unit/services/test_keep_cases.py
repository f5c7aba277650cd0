from datetime import UTC, datetime, timedelta

import pytest

from intake.adapters.table import ConditionFailed, Item, Table
from intake.cases.keeping import NotPossible
from intake.cases.moments import kept
from tests.support.clock import Clock
from tests.support.kept_case import BY, Office

ENDS = "2027-05-21T23:00:00Z"


@pytest.fixture
def office(table: Table, ledger: Table, clock: Clock) -> Office:
    return Office(table, ledger, clock)


def item(office: Office, case_id: str) -> Item:
    found = office.table.get(f"CASE#{case_id}", "CASE")
    assert found
    return found


def events(office: Office, case_id: str) -> list[Item]:
    return office.table.query(f"CASE#{case_id}", "EVENT#")


def test_closed_case_has_its_date_and_stands_on_no_list(office: Office) -> None:
    case_id = office.receive()
    office.close(case_id)
    closed = item(office, case_id)
    assert (closed["status"], closed["outcome"]) == ("closed", "answered")
    assert (closed["closed_shard"], closed["delete_after"]) == ("0", ENDS)
    assert closed["closed_at"] == "2026-11-21T09:30:00Z"
    assert "open_for" not in closed
    assert office.table.query_index("worklist", "open_for", "general") == []


def test_closing_is_recorded(office: Office) -> None:
    case_id = office.receive()
    office.close(case_id)
    (event,) = events(office, case_id)
    assert (event["kind"], event["by"], event["outcome"]) == ("closed", BY, "answered")


def test_looking_at_a_change_changes_nothing(office: Office) -> None:
    case_id = office.receive()
    before = item(office, case_id)
    office.cases.close(case_id, "answered", BY, office.clock())
    assert item(office, case_id) == before
    assert events(office, case_id) == []


def test_reopened_case_is_as_it_was_but_for_its_reminder(office: Office) -> None:
    case_id = office.receive()
    before = item(office, case_id)
    office.close(case_id)
    office.cases.do(office.cases.reopen(case_id, BY, office.clock()))
    office.run_round()
    assert item(office, case_id) == {**before, "due_at": kept(office.clock()), "turn": 2}


def test_held_case_has_no_date_until_it_is_released(office: Office) -> None:
    case_id = office.receive()
    office.close(case_id)
    office.hold(case_id, office.clock() + timedelta(days=900))
    assert "delete_after" not in item(office, case_id)
    office.cases.do(office.cases.release(case_id, BY, office.clock()))
    assert item(office, case_id)["delete_after"] == ENDS
    assert [event["kind"] for event in events(office, case_id)] == ["closed", "held", "released"]


def test_restricted_case_is_out_of_sight_until_it_is_lifted(office: Office) -> None:
    case_id = office.receive()
    office.cases.do(office.cases.restrict(case_id, BY, office.clock()))
    assert office.table.query_index("worklist", "open_for", "general") == []
    office.cases.do(office.cases.lift(case_id, BY, office.clock()))
    assert len(office.table.query_index("worklist", "open_for", "general")) == 1


def test_two_at_once_do_not_both_win(office: Office) -> None:
    case_id = office.receive()
    now = office.clock()
    first = office.cases.close(case_id, "answered", BY, now)
    second = office.cases.restrict(case_id, BY, now)
    office.cases.do(first)
    with pytest.raises(ConditionFailed):
        office.cases.do(second)
    assert len(events(office, case_id)) == 1


def test_unknown_outcome_is_refused_with_the_known_ones(office: Office) -> None:
    case_id = office.receive()
    with pytest.raises(NotPossible, match="answered, spam"):
        office.cases.close(case_id, "completed", BY, office.clock())


def test_case_past_its_time_cannot_be_found(office: Office) -> None:
    case_id = office.receive()
    office.close(case_id)
    office.clock.moment = datetime(2027, 5, 21, 23, tzinfo=UTC)
    with pytest.raises(NotPossible, match="no such case"):
        office.cases.reopen(case_id, BY, office.clock())
