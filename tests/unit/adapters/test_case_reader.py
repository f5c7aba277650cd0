from dataclasses import replace

from intake.adapters.case_reader import CaseReader
from intake.adapters.table import Table
from intake.adapters.worklist import Worklist
from tests.support.clock import Clock
from tests.support.stored_case import (
    ABOUT_PERSON,
    MESSAGE,
    NAME,
    case_id,
    new_case,
    store,
    store_revision,
)


def test_list_and_case_tell_the_same(table: Table) -> None:
    store(table, new_case(1, flags=("urgent",)))
    record = CaseReader(table).find(case_id(1))
    (listed,) = Worklist(table).read("general", 10)
    assert record is not None
    assert (record.case, record.standing) == (listed.case, listed.standing)


def test_unknown_case_is_not_found(table: Table) -> None:
    assert CaseReader(table).find(case_id(1)) is None


def test_answers_come_as_they_were_given(table: Table) -> None:
    store(table, new_case(1))
    kept = CaseReader(table).answers(case_id(1))
    assert kept.revision == 1
    assert {about: tuple(given) for about, given in kept.about.items()} == ABOUT_PERSON


def test_newest_answers_count_and_no_older_ones_mix_in(table: Table) -> None:
    case = store(table, new_case(1), {"person": (NAME,), "referrer": (MESSAGE,)})
    for number in range(2, 12):
        store_revision(table, case, {"person": (replace(NAME, words=(f"Sam {number}",)),)})
    kept = CaseReader(table).answers(case.id)
    assert kept.revision == 11
    assert list(kept.about) == ["person"]
    assert kept.about["person"][0].words == ("Sam 11",)


def test_words_of_the_other_party_are_not_among_the_answers(table: Table) -> None:
    store(table, new_case(1), {"person": (NAME,), "other_party": (MESSAGE,)})
    assert list(CaseReader(table).answers(case_id(1)).about) == ["person"]


def test_every_revision_can_be_read(table: Table) -> None:
    case = store(table, new_case(1))
    store_revision(table, case, {"person": (replace(NAME, words=("Sam Lake",)),)})
    reader = CaseReader(table)
    first, second = reader.answers(case.id, 1), reader.answers(case.id, 2)
    assert {about: tuple(given) for about, given in first.about.items()} == ABOUT_PERSON
    assert second.about["person"][0].words == ("Sam Lake",)
    assert (first.newest, second.newest, reader.answers(case.id, 3).about) == (2, 2, {})


def test_every_revision_about_the_other_party_comes_the_newest_first(table: Table) -> None:
    case = store(table, new_case(1), {"person": (NAME,), "other_party": (MESSAGE,)})
    store_revision(table, case, {"person": (NAME,), "other_party": (NAME,)})
    reader = CaseReader(table)
    assert reader.has_other_party(case.id)
    assert reader.other_party(case.id) == [(2, [NAME]), (1, [MESSAGE])]


def test_case_about_one_person_has_no_other_party(table: Table) -> None:
    store(table, new_case(1))
    assert not CaseReader(table).has_other_party(case_id(1))


def test_every_reading_leaves_an_event(table: Table, clock: Clock) -> None:
    reader = CaseReader(table)
    reader.note_reading(case_id(1), "m-1", clock())
    reader.note_reading(case_id(1), "m-2", clock())
    events = table.query(f"CASE#{case_id(1)}", "EVENT#")
    assert {event["by"] for event in events} == {"m-1", "m-2"}
    assert all(event["kind"] == "read" for event in events)
    assert all(event["at"] == "2026-11-21T09:30:00Z" for event in events)
