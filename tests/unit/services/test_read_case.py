from dataclasses import replace

import pytest

from intake.adapters.case_reader import CaseReader
from intake.adapters.table import Table
from intake.cases.member import Member
from intake.services.read_case import OpenedCase, ReadCase
from tests.support.clock import Clock
from tests.support.stored_case import NAME, case_id, new_case, store, store_revision

JO = Member("m-1", "Jo Field", ("general", "one-to-one"), ("coordinator",))


def read(table: Table, clock: Clock, wanted: str) -> OpenedCase | None:
    return ReadCase(CaseReader(table), ())(JO, wanted, clock())


def test_case_of_a_team_opens(table: Table, clock: Clock) -> None:
    store(table, new_case(1, team="one-to-one"))
    opened = read(table, clock, case_id(1))
    assert opened is not None
    assert opened.case.id == case_id(1)
    assert opened.answers.revision == 1


def test_opening_is_recorded(table: Table, clock: Clock) -> None:
    store(table, new_case(1))
    read(table, clock, case_id(1))
    (event,) = table.query(f"CASE#{case_id(1)}", "EVENT#")
    assert event["by"] == "m-1"


@pytest.mark.parametrize("wanted", [case_id(1), case_id(2), "nonsense", ""])
def test_nothing_else_opens_or_is_recorded(table: Table, clock: Clock, wanted: str) -> None:
    store(table, new_case(1, team="safeguarding"))
    assert read(table, clock, wanted) is None
    assert table.query(f"CASE#{case_id(1)}", "EVENT#") == []


def test_case_past_its_time_is_gone(table: Table, clock: Clock) -> None:
    store(table, new_case(1))
    pk = f"CASE#{case_id(1)}"
    table.update(pk, "CASE", "SET delete_after = :t", {":t": "2026-11-21T09:30:00Z"})
    assert read(table, clock, case_id(1)) is None
    clock.forward(seconds=-1)
    assert read(table, clock, case_id(1)) is not None


def test_restricted_case_does_not_open(table: Table, clock: Clock) -> None:
    store(table, new_case(1))
    pk = f"CASE#{case_id(1)}"
    table.update(pk, "CASE", "SET restricted_at = :t", {":t": "2026-11-20T09:30:00Z"})
    assert read(table, clock, case_id(1)) is None


def test_earlier_answers_are_read_and_recorded_too(table: Table, clock: Clock) -> None:
    case = store(table, new_case(1))
    store_revision(table, case, {"person": (replace(NAME, words=("Sam Lake",)),)})
    reading = ReadCase(CaseReader(table), ())
    opened = reading(JO, case.id, clock(), 1)
    assert opened
    assert opened.answers.about["person"][0] == NAME
    assert opened.answers.current["person"][0].words == ("Sam Lake",)
    assert reading(JO, case.id, clock(), 3) is None
    assert len(table.query(f"CASE#{case.id}", "EVENT#")) == 2


def test_printing_is_recorded_as_such(table: Table, clock: Clock) -> None:
    store(table, new_case(1))
    assert ReadCase(CaseReader(table), ()).to_print(JO, case_id(1), clock())
    (event,) = table.query(f"CASE#{case_id(1)}", "EVENT#")
    assert event["kind"] == "printed"


def test_first_reader_sees_the_case_as_opened(table: Table, clock: Clock) -> None:
    store(table, new_case(1))
    opened = read(table, clock, case_id(1))
    assert opened
    assert opened.case.status == "open"


class NoEvents(CaseReader):
    """A table that takes no event."""

    def note_reading(self, *_: object) -> None:
        raise ConnectionError

    def note_opening(self, *_: object) -> None:
        raise ConnectionError


@pytest.mark.parametrize("opened_before", [False, True])
def test_what_cannot_be_recorded_is_not_read(
    table: Table, clock: Clock, opened_before: bool
) -> None:
    store(table, new_case(1))
    if opened_before:
        read(table, clock, case_id(1))
    with pytest.raises(ConnectionError):
        ReadCase(NoEvents(table), ())(JO, case_id(1), clock())


def test_the_first_reading_opens_a_case_and_the_second_changes_nothing(
    table: Table, clock: Clock
) -> None:
    store(table, new_case(1))
    read(table, clock, case_id(1))
    opened = table.get(f"CASE#{case_id(1)}", "CASE")
    assert opened
    assert (opened["status"], opened["opened_at"]) == ("open", "2026-11-21T09:30:00Z")
    clock.forward(hours=1)
    read(table, clock, case_id(1))
    assert table.get(f"CASE#{case_id(1)}", "CASE") == opened
