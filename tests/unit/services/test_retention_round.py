import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from intake.adapters.case_parts import CaseParts
from intake.adapters.case_reader import CaseReader
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import Ledger
from intake.adapters.table import Table, changed_item
from intake.cases.keeping import REMINDERS, Keeping
from intake.services.delete_case import DeleteCase
from intake.services.find_person import Found
from intake.services.retention_round import RetentionRound, RoundIncomplete
from tests.support.clock import Clock
from tests.support.kept import everything
from tests.support.kept_case import SAM, Office
from tests.support.stored_case import ABOUT_PERSON, case_id, new_case, store_revision

ENDS = datetime(2027, 5, 21, 23, tzinfo=UTC)


@pytest.fixture
def office(table: Table, ledger: Table, clock: Clock) -> Office:
    return Office(table, ledger, clock)


def stamps(office: Office) -> set[int]:
    return {item.get("expires_at", 0) for item in everything(office.table)}


def test_case_past_its_time_goes_with_every_item(office: Office) -> None:
    office.close(office.receive())
    office.clock.moment = ENDS
    office.run_round()
    assert everything(office.table) == []


def test_case_before_its_time_stays(office: Office) -> None:
    office.close(office.receive())
    office.clock.moment = ENDS - timedelta(seconds=1)
    office.run_round()
    assert len(everything(office.table)) == 10


def test_open_case_is_never_deleted_by_a_clock(office: Office) -> None:
    office.receive()
    office.clock.forward(days=36500)
    before = everything(office.table)
    office.run_round()
    assert everything(office.table) == before


def test_edited_answers_go_as_well(office: Office) -> None:
    office.receive()
    store_revision(office.table, new_case(1), ABOUT_PERSON, [(SAM, "person"), ("f0", "person")])
    office.close(case_id(1))
    office.clock.moment = ENDS
    office.run_round()
    assert everything(office.table) == []


def test_ledger_says_which_case_went_when_and_why_and_nothing_else(office: Office) -> None:
    office.close(office.receive())
    office.clock.moment = ENDS
    office.run_round()
    (entry,) = everything(office.ledger._table)  # noqa: SLF001 a test may look
    assert entry == {
        "pk": "LEDGER#2027-05",
        "sk": f"{case_id(1)}#case",
        "because": "retention",
        "deleted_at": "2027-05-21T23:00:00Z",
    }


def test_every_item_of_a_closed_case_expires_thirty_days_after_its_time(office: Office) -> None:
    office.close(office.receive())
    office.run_round()
    assert stamps(office) == {int((ENDS + timedelta(days=30)).timestamp())}


def test_what_comes_after_the_stamp_is_stamped_while_there_is_time(office: Office) -> None:
    office.close(office.receive())
    office.run_round()
    CaseReader(office.table).note_reading(case_id(1), "m-1", office.clock())
    assert 0 in stamps(office)
    office.clock.moment = ENDS - timedelta(days=30)
    office.run_round()
    assert len(stamps(office)) == 1


def test_open_and_held_cases_do_not_expire(office: Office) -> None:
    held = office.receive()
    office.receive()
    office.close(held)
    office.run_round()
    office.hold(held, office.clock() + timedelta(days=900))
    office.run_round()
    assert stamps(office) == {0}


def test_reopened_case_does_not_expire(office: Office) -> None:
    reopened = office.receive()
    office.close(reopened)
    office.run_round()
    office.cases.do(office.cases.reopen(reopened, "jo", office.clock()))
    assert office.kept(reopened).due == (REMINDERS, office.clock())
    office.run_round()
    assert stamps(office) == {0}
    assert office.kept(reopened).due == (REMINDERS, office.clock())


def test_case_that_edited_answers_have_opened_does_not_expire(office: Office) -> None:
    flagged = office.receive()
    office.close(flagged)
    office.run_round()
    case = new_case(1, flags=("safeguarding",), received_at=office.clock())
    store_revision(office.table, case, ABOUT_PERSON)
    assert office.kept(flagged).status == "new"
    office.run_round()
    assert stamps(office) == {0}
    assert office.keepings.to_look_at(office.clock()) == []


def test_edited_answers_that_come_before_the_round_keep_a_case_past_its_time(
    office: Office,
) -> None:
    edited = office.receive()
    office.close(edited)
    office.run_round()
    office.clock.moment = ENDS + timedelta(hours=1)
    store_revision(office.table, new_case(1, received_at=office.clock()), ABOUT_PERSON)
    office.run_round()
    assert office.kept(edited).status == "new"
    assert office.table.query(f"ANSWERS#{edited}", "person#2")
    assert stamps(office) == {0}


class OpenedMeanwhile(CaseParts):
    """Finds that edited answers have opened the case since it was read, or before a transaction."""

    def __init__(self, office: Office, before: int) -> None:
        super().__init__(WaitingTable(office, before))


class WaitingTable(Table):
    def __init__(self, office: Office, before: int) -> None:
        super().__init__(office.table._client, office.table._name)  # noqa: SLF001 the same table
        self._office, self._before = office, before

    def transact(self, operations: Any) -> None:
        if not self._before:
            case = new_case(1, received_at=self._office.clock())
            store_revision(self._office.table, case, ABOUT_PERSON)
        self._before -= 1
        super().transact(operations)


@pytest.mark.parametrize("before", [0, 1])
def test_case_that_was_opened_since_it_was_read_does_not_expire(
    office: Office, before: int
) -> None:
    opened = office.receive()
    read_often(office, opened, 9)
    office.close(opened)
    parts = OpenedMeanwhile(office, before)
    delete = DeleteCase(office.parts, office.ledger)
    with pytest.raises(RoundIncomplete):
        RetentionRound(office.keepings, parts, delete)(office.clock())
    office.clock.forward(hours=1)
    office.run_round()
    assert stamps(office) == {0}


def test_round_takes_away_no_mark_that_was_left_since_it_began(office: Office) -> None:
    began = office.clock()
    marked = office.close(office.receive())
    office.clock.forward(seconds=1)
    store_revision(office.table, new_case(1, received_at=office.clock()), ABOUT_PERSON)
    office.keepings.looked_at(marked, began)
    assert office.keepings.to_look_at(office.clock()) == [marked.case_id]
    office.keepings.looked_at(marked, office.clock())
    assert office.keepings.to_look_at(office.clock()) == []


def test_held_case_outlives_its_time(office: Office) -> None:
    held = office.receive()
    office.close(held)
    office.hold(held, ENDS + timedelta(days=10))
    office.run_round()
    office.clock.moment = ENDS + timedelta(days=9)
    office.run_round()
    assert office.keepings.find(held)


def test_hold_ends_by_itself(office: Office) -> None:
    held = office.receive()
    office.close(held)
    office.hold(held, office.clock() + timedelta(days=10))
    office.run_round()
    office.clock.forward(days=10)
    office.run_round()
    assert office.kept(held).held_until is None
    assert office.kept(held).ends_at == ENDS
    (*_, released) = office.table.query(f"CASE#{held}", "EVENT#")
    assert (released["kind"], released["by"]) == ("released", "retention")


@pytest.mark.parametrize("moved", [False, True])
def test_hold_of_an_open_case_ends_by_itself_and_leaves_its_reminder(
    office: Office, *, moved: bool
) -> None:
    held = office.receive()
    office.hold(held, office.clock() + timedelta(days=10))
    office.run_round()
    office.clock.forward(days=5)
    if moved:
        case = new_case(1, flags=("safeguarding",), received_at=office.clock())
        store_revision(office.table, case, ABOUT_PERSON)
    office.run_round()
    due = office.kept(held).due
    assert office.kept(held).held_until
    office.clock.forward(days=5)
    office.run_round()
    assert office.kept(held).held_until is None
    assert office.kept(held).due == due
    assert "released" in [each["kind"] for each in office.table.query(f"CASE#{held}", "EVENT#")]
    assert office.keepings.to_look_at(office.clock() + timedelta(days=999)) == []


def test_hold_of_a_case_that_is_opened_again_ends_by_itself(office: Office) -> None:
    held = office.receive()
    office.close(held)
    office.hold(held, office.clock() + timedelta(days=10))
    office.run_round()
    office.cases.do(office.cases.reopen(held, "jo", office.clock()))
    office.run_round()
    office.clock.forward(days=10)
    office.run_round()
    assert office.kept(held).held_until is None


def test_what_is_overdue_when_its_hold_ends_goes_the_same_night(office: Office) -> None:
    held = office.receive()
    office.close(held)
    office.hold(held, ENDS + timedelta(days=10))
    office.run_round()
    office.clock.moment = ENDS + timedelta(days=10)
    office.run_round()
    assert everything(office.table) == []


def test_quarantined_case_is_kept_until_somebody_has_judged_it(office: Office) -> None:
    spam = office.receive()
    pk, values = f"CASE#{spam}", {":s": "quarantined", ":l": "general#quarantined"}
    quarantine = "SET #status = :s, open_for = :l REMOVE due_shard, due_at"
    office.table.transact([changed_item(pk, "CASE", quarantine, values, "attribute_exists(pk)")])
    office.clock.forward(days=400)
    office.run_round()
    office.close(spam, "spam")
    office.clock.forward(days=30)
    office.run_round()
    assert office.keepings.find(spam)
    office.clock.forward(days=1)
    office.run_round()
    assert office.keepings.find(spam) is None


class DyingParts(CaseParts):
    """Dies before the transaction of a number."""

    def __init__(self, table: Table, lives: int) -> None:
        super().__init__(DyingTable(table, lives))


class DyingTable(Table):
    def __init__(self, table: Table, lives: int) -> None:
        super().__init__(table._client, table._name)  # noqa: SLF001 the same table
        self._lives = lives

    def transact(self, operations: Any) -> None:
        if not self._lives:
            raise ConnectionError
        self._lives -= 1
        super().transact(operations)


def dying_round(office: Office, lives: int) -> RetentionRound:
    parts = DyingParts(office.table, lives)
    return RetentionRound(office.keepings, parts, DeleteCase(parts, office.ledger))


def read_often(office: Office, case_id: str, times: int) -> None:
    reader = CaseReader(office.table)
    for _ in range(times):
        reader.note_reading(case_id, "m-1", office.clock())


@pytest.mark.parametrize("lives", [0, 1, 2])
def test_what_died_half_way_is_finished_by_the_next_round(office: Office, lives: int) -> None:
    read = office.receive()
    read_often(office, read, 60)
    office.close(read)
    office.clock.moment = ENDS
    with pytest.raises(RoundIncomplete):
        dying_round(office, lives)(office.clock())
    assert office.keepings.find(read)
    office.run_round()
    assert everything(office.table) == []


class OneBadCase(Keepings):
    """Cannot read one case."""

    def find(self, wanted: str) -> Keeping | None:
        if wanted == case_id(1):
            raise ConnectionError
        return super().find(wanted)


def test_one_bad_case_holds_up_no_other_and_silences_the_heartbeat(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        office.close(office.receive())
    office.clock.moment = ENDS
    bad = OneBadCase(office.table)
    delete = DeleteCase(office.parts, office.ledger)
    with pytest.raises(RoundIncomplete):
        RetentionRound(bad, office.parts, delete)(office.clock())
    assert office.keepings.find(case_id(2)) is None
    assert "RetentionRan" not in capsys.readouterr().out


def figures(printed: str) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in printed.splitlines() if "_aws" in line]


def test_round_without_anything_to_do_reports_its_heartbeat(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.run_round()
    (figure,) = figures(capsys.readouterr().out)
    assert figure["RetentionRan"] == [1.0]


class LedgerThatFails(Ledger):
    def note(self, *_: object) -> None:
        raise ConnectionError


def test_case_that_was_opened_as_it_was_to_be_deleted_is_not_deleted_by_a_replay(
    office: Office,
) -> None:
    opened = office.receive()
    office.close(opened)
    office.clock.moment = ENDS
    delete = DeleteCase(OpenedMeanwhile(office, 0), office.ledger)
    with pytest.raises(RoundIncomplete):
        RetentionRound(office.keepings, office.parts, delete)(office.clock())
    office.clock.forward(days=1)
    assert list(office.ledger.since(ENDS.date(), office.clock()))
    assert list(office.replay.look(ENDS.date(), office.clock())) == []


@pytest.mark.parametrize("erased", [False, True])
def test_case_that_was_moved_before_it_went_is_deleted_again(
    office: Office, *, erased: bool
) -> None:
    moved = office.receive()
    case = new_case(1, flags=("safeguarding",), received_at=office.clock())
    store_revision(office.table, case, ABOUT_PERSON)
    office.close(moved)
    copy, begun = everything(office.table), office.clock().date()
    if erased:
        (step,) = office.erase.plan([Found(office.kept(moved), ["person"])], office.clock())
        office.erase.do(step, "jo", office.clock())
    else:
        office.clock.moment = ENDS
        office.run_round()
    for each in copy:
        office.table.put(each)
    office.clock.forward(days=1)
    (returned,) = office.replay.look(begun, office.clock())
    assert returned.deletion.case_id == moved


def test_nothing_is_deleted_that_the_ledger_does_not_know(office: Office) -> None:
    office.close(office.receive())
    office.clock.moment = ENDS
    failing = DeleteCase(office.parts, LedgerThatFails(office.table))
    with pytest.raises(RoundIncomplete):
        RetentionRound(office.keepings, office.parts, failing)(office.clock())
    assert len(everything(office.table)) == 10
