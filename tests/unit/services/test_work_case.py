from dataclasses import replace
from datetime import UTC, datetime

import pytest

from intake.adapters.case_histories import CaseHistories
from intake.adapters.notices import Notices
from intake.adapters.open_cases import OpenCases
from intake.adapters.submissions import Submissions
from intake.adapters.table import Item, Table
from intake.cases.member import Member
from intake.services.work_case import NotChosen, NotHere, Overtaken, Wish
from tests.support.casework import (
    CAS,
    COL,
    JO,
    KIT,
    LEE,
    OUT,
    AtWork,
    Staff,
    contact,
    contact_form,
    desk_cases,
)
from tests.support.clock import Clock
from tests.support.stored_case import MESSAGE, NAME, case_id, new_case, store

Typed = dict[str, str]


@pytest.fixture
def work(table: Table, clock: Clock) -> AtWork:
    """Case 1 of the general team, read once."""
    store(table, new_case(1))
    at_work = AtWork(desk_cases(table), table, clock)
    at_work.cases.read(JO, case_id(1), clock())
    return at_work


def item(work: AtWork, number: int = 1) -> Item:
    found = work.table.get(f"CASE#{case_id(number)}", "CASE")
    assert found
    return found


def problems(work: AtWork, action: str, typed: Typed, member: Member = JO) -> object:
    with pytest.raises(NotChosen) as refused:
        work.act(member, action, typed)
    return refused.value.problems


# The way of a case


def test_whole_way_of_one_to_one_support(work: AtWork) -> None:
    work.act(JO, "take")
    work.to_allocated()
    work.act(JO, "funding", {"funding": "funded"})
    booking = {"when": "2026-12-01T10:00", "preference": "online"}
    for number in ("1", "2", "3"):
        work.act(COL, "book-session", {"session": number, **booking})
        outcome = {"session": number, "session_outcome": "progress", "text": "It went well."}
        work.act(COL, "session-held", outcome)
    case = work.act(JO, "close", {"ending": "completed:goals_met"})
    assert (case.status, case.turn) == ("closed", 13)
    assert work.events() == [
        "read", "taken", "contacted", "confirmed", "allocated", "funding",
        *("session_booked", "session_held") * 3, "closed",
    ]  # fmt: skip
    assert item(work)["outcome"] == "completed"
    sessions = work.table.query(f"CASE#{case_id(1)}", "SESSION#")
    assert [(each["state"], each["outcome"]) for each in sessions] == [("held", "progress")] * 3


def test_figures_learn_when_it_was_and_not_when_it_was_written_down(work: AtWork) -> None:
    work.cases.read(JO, case_id(1), work.clock())
    called = {**contact(work.clock()), "when": "2026-11-20T16:00"}
    work.act(JO, "contact", called)
    work.act(JO, "confirm", {"preference": "online"})
    work.act(JO, "allocate", {"member": COL.key})
    booking = {"session": "1", "when": "2026-11-21T08:00", "preference": "online"}
    work.act(COL, "book-session", booking)
    work.act(COL, "session-held", {"session": "1", "session_outcome": "progress"})
    history = CaseHistories(work.table).of(case_id(1))
    assert history
    assert history.first_contact == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    assert history.first_session == datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def test_contact_that_did_not_reach_them_leaves_it_open(work: AtWork) -> None:
    assert work.act(JO, "contact", dict(contact(work.clock(), "no_reply"))).status == "open"
    assert work.act(JO, "contact", dict(contact(work.clock()))).status == "contacted"
    assert work.act(JO, "contact", dict(contact(work.clock(), "no_reply"))).status == "contacted"


def test_case_is_passed_on_to_no_team_that_nobody_can_tell(work: AtWork) -> None:
    mute = replace(work, cases=desk_cases(work.table, told=("general", "guardian")))
    assert problems(mute, "transfer", {"team": "other"}) == {"team": "not_offered"}
    assert mute.act(JO, "transfer", {"team": "guardian"}).team == "guardian"


def test_typed_words_stand_in_a_note_and_in_no_event(work: AtWork) -> None:
    work.act(JO, "note", {"text": "canary words"})
    (note,) = work.table.query(f"CASE#{case_id(1)}", "NOTE#")
    assert (note["text"], note["by"]) == ("canary words", JO.key)
    assert "canary" not in str(work.table.query(f"CASE#{case_id(1)}", "EVENT#"))
    assert "canary" not in str(item(work))


def test_mediation_writes_to_the_other_party_only_once_the_first_agreed(
    table: Table, clock: Clock
) -> None:
    store(table, new_case(1))
    work = AtWork(desk_cases(table, form=contact_form(two_parties=True)), table, clock)
    work.cases.read(JO, case_id(1), clock())
    work.act(JO, "contact", contact(clock()))
    assert problems(work, "party-stage", {"stage": "other:written_to"}) == {"stage": "not_offered"}
    for stage in ("first:agreed", "other:written_to", "other:agreed", "joint:booked", "joint:held"):
        case = work.act(JO, "party-stage", {"stage": stage})
    assert case.parties == {"first": "agreed", "other": "agreed", "joint": "held"}


def test_form_about_one_person_knows_no_parties(work: AtWork) -> None:
    work.act(JO, "contact", contact(work.clock()))
    assert problems(work, "party-stage", {"stage": "first:agreed"}) == {"": "not_now"}


def test_reopened_case_is_where_it_was(work: AtWork) -> None:
    before = work.to_allocated()
    work.act(JO, "close", {"ending": "not_taken_up:changed_mind"})
    assert work.act(JO, "reopen") == replace(before, turn=before.turn + 2)


def test_hold_keeps_a_closed_case_and_its_end_lets_it_go(work: AtWork) -> None:
    work.act(JO, "close", {"ending": "answered:answered"})
    assert work.act(LEE, "hold", {"until": "2027-01-31", "held_because": "complaint"}).held
    assert "delete_after" not in item(work)
    assert item(work)["held_until"] == "2027-02-01T00:00:00Z"
    assert not work.act(LEE, "end-hold").held
    assert "delete_after" in item(work)


# Who may


@pytest.mark.parametrize(
    ("member", "action"),
    [
        (OUT, "take"), (OUT, "note"), (COL, "take"), (COL, "note"), (COL, "declare-conflict"),
        (JO, "hold"), (JO, "exclude"), (JO, "delete"), (JO, ""),
    ],
)  # fmt: skip
def test_who_may_not_learns_nothing(work: AtWork, member: Member, action: str) -> None:
    with pytest.raises(NotHere):
        work.act(member, action, {"text": "words"})
    assert work.case().turn == 1


@pytest.mark.parametrize("wanted", [case_id(2), "nonsense", ""])
def test_unknown_case_is_answered_alike(work: AtWork, wanted: str) -> None:
    with pytest.raises(NotHere):
        work.cases.work(JO, Wish(wanted, "take", 0, {}), work.clock())


@pytest.mark.parametrize("name", ["restricted_at", "delete_after"])
def test_hidden_case_takes_no_act(work: AtWork, name: str) -> None:
    pk = f"CASE#{case_id(1)}"
    work.table.update(pk, "CASE", f"SET {name} = :t", {":t": "2026-11-20T09:30:00Z"})
    with pytest.raises(NotHere):
        work.act(JO, "take")


def test_coach_works_what_is_allocated_and_nothing_of_a_coordinators(work: AtWork) -> None:
    work.to_allocated()
    work.act(COL, "note", {"text": "words"})
    for action in ("close", "transfer", "link", "allocate"):
        with pytest.raises(NotHere):
            work.act(COL, action)
    with pytest.raises(NotHere):
        work.act(CAS, "note", {"text": "words"})


def test_excluded_coordinator_is_out_and_has_the_case_no_more(work: AtWork) -> None:
    work.act(JO, "take")
    assert work.act(LEE, "exclude", {"member": JO.key}).coordinator == ""
    with pytest.raises(NotHere):
        work.act(JO, "take")
    work.act(LEE, "include", {"member": JO.key})
    assert work.act(JO, "take").coordinator == JO.key


def test_coordinator_declares_a_conflict_of_their_own(work: AtWork) -> None:
    assert work.act(JO, "declare-conflict").excluded == (JO.key,)
    with pytest.raises(NotHere):
        work.act(JO, "take")


def test_last_one_who_works_a_case_cannot_be_kept_out(table: Table, clock: Clock) -> None:
    store(table, new_case(1))
    work = AtWork(desk_cases(table, staff=Staff((JO, COL))), table, clock)
    assert problems(work, "declare-conflict", {}) == {"": "not_now"}


def test_excluded_coach_is_never_allocated(work: AtWork) -> None:
    work.act(LEE, "exclude", {"member": COL.key})
    work.act(JO, "contact", contact(work.clock()))
    work.act(JO, "confirm", {"preference": "online"})
    assert problems(work, "allocate", {"member": COL.key}) == {"member": "not_offered"}
    assert problems(work, "allocate", {"member": KIT.key}) == {"member": "not_offered"}
    assert work.act(JO, "allocate", {"member": CAS.key}).allocated == (CAS.key,)


def test_last_coach_taken_away_leaves_it_confirmed(work: AtWork) -> None:
    work.to_allocated()
    work.act(JO, "allocate", {"member": CAS.key})
    assert work.act(JO, "deallocate", {"member": COL.key}).status == "allocated"
    assert work.act(JO, "deallocate", {"member": CAS.key}).status == "confirmed"


# Who comes second


def test_who_comes_second_is_told_what_changed_and_writes_nothing(work: AtWork) -> None:
    seen = work.case().turn
    work.act(KIT, "take")
    before = item(work)
    with pytest.raises(Overtaken) as overtaken:
        work.act(JO, "note", {"text": "words"}, seen=seen)
    assert [(each.kind, each.by) for each in overtaken.value.since] == [("taken", KIT.key)]
    assert item(work) == before


@pytest.mark.parametrize("action", ["close", "hold"])
def test_who_keeps_a_case_on_an_old_turn_writes_nothing(work: AtWork, action: str) -> None:
    typed = {"ending": "answered:answered", "until": "2027-01-01", "held_because": "complaint"}
    work.act(KIT, "take")
    with pytest.raises(Overtaken):
        work.act(LEE, action, typed, seen=1)
    assert work.case().status == "open"


# Another team


def test_passed_on_case_is_new_to_its_team_which_is_told(work: AtWork) -> None:
    work.act(JO, "take")
    case = work.act(JO, "transfer", {"team": "other"})
    assert (case.status, case.team, case.coordinator) == ("new", "other", "")
    assert item(work)["open_for"] == "other"
    notices = work.table.query(f"CASE#{case_id(1)}", "NOTICE#")
    assert [(each["team"], each["role"]) for each in notices] == [("other", "coordinator")]
    assert Notices(work.table).due(work.clock(), 9)
    assert OpenCases(work.table).unopened(f"CASE#{case_id(1)}")
    with pytest.raises(NotHere):
        work.act(JO, "take")


def test_edited_answers_are_told_to_the_team_that_has_the_case(work: AtWork) -> None:
    work.act(JO, "transfer", {"team": "other"})
    receipt = Submissions(work.table).receipt(case_id(1))
    assert receipt
    assert receipt.team == "other"


def test_case_that_comes_back_tells_its_team_again(work: AtWork) -> None:
    work.act(JO, "transfer", {"team": "other"})
    work.cases.read(OUT, case_id(1), work.clock())
    work.act(OUT, "transfer", {"team": "general"})
    notices = work.table.query(f"CASE#{case_id(1)}", "NOTICE#")
    assert sorted(each["team"] for each in notices) == ["general", "general", "other"]


# Spam


@pytest.fixture
def suspect(table: Table, clock: Clock) -> AtWork:
    store(table, new_case(1), suspicions=("quick",))
    return AtWork(desk_cases(table), table, clock)


def test_suspect_that_is_let_in_is_new_and_its_team_is_told(suspect: AtWork) -> None:
    case = suspect.act(JO, "not-spam")
    kept = item(suspect)
    assert (case.status, kept["open_for"]) == ("new", "general")
    assert "suspicions" not in kept
    assert kept["promised_by"] == "2026-11-25T17:00:00Z"
    notices = suspect.table.query(f"CASE#{case_id(1)}", "NOTICE#")
    assert [each["role"] for each in notices] == ["coordinator", "office"]
    receipt = Submissions(suspect.table).receipt(case_id(1))
    assert receipt
    assert not receipt.quarantined
    assert suspect.events() == ["released_from_quarantine"]


def test_suspect_whose_promise_is_over_goes_to_the_lead_at_once(suspect: AtWork) -> None:
    suspect.clock.forward(days=30)
    suspect.act(JO, "not-spam")
    waiting = OpenCases(suspect.table).unopened(f"CASE#{case_id(1)}")
    assert waiting
    assert waiting.due_at <= suspect.clock()


def test_spam_is_closed_as_such(suspect: AtWork) -> None:
    assert suspect.act(JO, "spam").status == "closed"
    assert item(suspect)["outcome"] == "spam"
    assert suspect.events() == ["judged_spam"]
    assert suspect.act(JO, "reopen").status == "quarantined"


# Links


@pytest.fixture
def two(work: AtWork) -> AtWork:
    """Two cases; their references are the right kind."""
    store(work.table, new_case(2, reference="CDFH-2346"))
    work.table.put({"pk": "REF#CDFH-2342", "sk": "REF", "case_id": case_id(2)})
    work.table.put({"pk": "REF#CDFH-235N", "sk": "REF", "case_id": case_id(1)})
    return work


def reference_of(number: int) -> str:
    return {1: "CDFH-235N", 2: "CDFH-2342"}[number]


def test_linked_cases_both_say_so_and_can_be_parted(two: AtWork) -> None:
    two.act(JO, "link", {"reference": reference_of(2), "relation": "duplicate"})
    assert two.case(1).links == {case_id(2): "duplicate"}
    assert two.case(2).links == {case_id(1): "duplicate"}
    two.act(JO, "unlink", {"case": case_id(2)})
    assert (two.case(1).links, two.case(2).links) == ({}, {})
    assert two.events(1)[1:] == two.events(2) == ["linked", "unlinked"]


def test_case_of_another_team_is_not_found_for_a_link(two: AtWork) -> None:
    two.cases.read(LEE, case_id(2), two.clock())
    two.act(LEE, "transfer", {"team": "other"}, number=2)
    typed = {"reference": reference_of(2), "relation": "other_side"}
    assert problems(two, "link", typed) == {"reference": "not_found"}


def test_link_to_a_case_that_is_gone_can_be_taken_away(two: AtWork) -> None:
    two.act(JO, "link", {"reference": reference_of(2), "relation": "duplicate"})
    two.table.delete(f"CASE#{case_id(2)}", "CASE")
    assert two.act(JO, "unlink", {"case": case_id(2)}).links == {}


def test_case_is_not_linked_to_itself(two: AtWork) -> None:
    typed = {"reference": reference_of(1), "relation": "duplicate"}
    assert problems(two, "link", typed) == {"reference": "this_case"}


def test_other_party_is_read_by_those_who_may_and_it_is_recorded(
    table: Table, clock: Clock
) -> None:
    store(table, new_case(1), {"person": (NAME,), "other_party": (MESSAGE,)})
    cases = desk_cases(table)
    found = cases.read.other_party(JO, case_id(1), clock())
    assert found
    assert found.revisions == [(1, [MESSAGE])]
    assert [e["kind"] for e in table.query(f"CASE#{case_id(1)}", "EVENT#")] == ["other_party_read"]
    assert cases.read.other_party(COL, case_id(1), clock()) is None
