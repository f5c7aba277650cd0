"""Each function's role allows every request to the table that the function really makes."""

from datetime import timedelta
from typing import Any

import pytest

from intake.adapters.notices import Notices
from intake.adapters.open_cases import OpenCases
from intake.adapters.table import Table
from intake.notices.notice import Notice
from intake.services.deliver_notices import MOST_AN_HOUR
from intake.services.record_receipts import RecordReceipts
from intake.services.remind_of_cases import RemindOfCases
from intake.services.send_digest import SendDigest
from intake.services.sweep_notices import SweepNotices
from tests.support.casework import COL, JO, LEE, OUT, AtWork, desk_cases
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.door import ADDRESSES, definitions, door
from tests.support.mail import Mail
from tests.support.notices import delivering
from tests.support.receipts import event_body
from tests.support.requests import Heard
from tests.support.roles import DESK, DIGEST, NOTIFY, RECEIPTS, SUBMIT, SWEEP, TRIAL, may
from tests.support.stored_case import case_id, new_case, store
from tests.support.trial import TOLD, DoorSite, for_a_while, our_mark, send_contact, trial

TEAMS = {"general": {**ADDRESSES["general"], "manager": "manager@example.org"}}


@pytest.fixture
def own(table: Table) -> Table:  # noqa: ARG001 it must stand before its clients
    """The same table through a client of its own: that of the function that is listened to."""
    return Table(aws_client("dynamodb"), "alongside")


@pytest.fixture
def heard(own: Table) -> Heard:
    return Heard(own, "Table.Arn")


@pytest.fixture
def notice(table: Table, clock: Clock) -> Notice:
    """A notice of a case that somebody sent."""
    send_contact(DoorSite(door(table, clock)), lambda _id: "")
    return waiting(table, clock)[0]


def waiting(table: Table, clock: Clock) -> list[Notice]:
    keys = [(pk, sk.removeprefix("NOTICE#")) for pk, sk in Notices(table).due(clock(), 100)]
    found = [Notices(table).read(*key) for key in keys]
    return [each for each in found if each]


def refused(role: str, heard: Heard) -> list[Any]:
    assert heard.calls
    return [call for call in heard.calls if not may(role, call)]


def sweep(table: Table, clock: Clock, mail: Mail) -> None:
    notices = Notices(table)
    remind = RemindOfCases(OpenCases(table), definitions().teams)
    deliver = delivering(table, mail, clock, TEAMS)
    SweepNotices(notices, deliver, remind, clock)(lambda: True)


@pytest.mark.parametrize("mark", [our_mark, lambda _id: ""])
def test_submitting(own: Table, heard: Heard, clock: Clock, mark: Any) -> None:
    site = DoorSite(door(own, clock))
    send_contact(site, mark)
    assert refused(SUBMIT, heard) == []


def test_delivering_from_the_stream(own: Table, heard: Heard, clock: Clock, notice: Notice) -> None:
    delivering(own, Mail(), clock, TEAMS).deliver(notice.owner, notice.slot)
    assert refused(NOTIFY, heard) == []


@pytest.mark.usefixtures("notice")
def test_sweeping_and_reminding(own: Table, heard: Heard, clock: Clock) -> None:
    for days in (0, 3, 10):
        clock.forward(days=days)
        sweep(own, clock, Mail())
    assert refused(SWEEP, heard) == []


def test_summing_up(table: Table, own: Table, heard: Heard, clock: Clock, notice: Notice) -> None:
    for _ in range(MOST_AN_HOUR):
        Notices(table).count_this_hour(notice.team, notice.role, clock())
    sweep(own, clock, Mail())
    assert refused(SWEEP, heard) == []
    assert "dynamodb:ConditionCheckItem" in {call.action for call in heard.calls}


@pytest.mark.usefixtures("notice")
def test_making_digests(own: Table, heard: Heard, clock: Clock) -> None:
    SendDigest(Notices(own), OpenCases(own), definitions().teams)(clock())
    assert refused(DIGEST, heard) == []


@pytest.mark.parametrize("event", ["Send", "Delivery", "Bounce", "Complaint"])
def test_recording_receipts(
    table: Table, own: Table, heard: Heard, clock: Clock, notice: Notice, event: str
) -> None:
    delivering(table, Mail(), clock, TEAMS).deliver(notice.owner, notice.slot)
    sent = Notices(table).read(notice.owner, notice.slot)
    assert sent
    record = RecordReceipts(Notices(own), delivering(own, Mail(), clock, TEAMS), clock)
    record(event_body(sent, event, clock() + timedelta(seconds=1), bounceType="Permanent"))
    assert refused(RECEIPTS, heard) == []


def test_trying_the_door(table: Table, own: Table, heard: Heard, clock: Clock) -> None:
    def deliver_all(_seconds: float) -> None:
        deliver = delivering(table, Mail(), clock, TOLD)
        for each in waiting(table, clock):
            deliver.deliver(each.owner, each.slot)

    site = DoorSite(door(table, clock))
    trial(own, clock, site=site)(lambda: False)
    trial(own, clock, site=site, wait=deliver_all)(for_a_while())
    assert refused(TRIAL, heard) == []
    assert "dynamodb:DeleteItem" in {call.action for call in heard.calls}


def test_working_cases(table: Table, own: Table, heard: Heard, clock: Clock) -> None:
    store(table, new_case(1))
    store(table, new_case(2), suspicions=("quick",))
    table.put({"pk": "REF#CDFH-2342", "sk": "REF", "case_id": case_id(2)})
    work = AtWork(desk_cases(own), own, clock)
    work.act(JO, "not-spam", number=2)
    work.to_allocated()
    work.cases.read.to_print(JO, case_id(1), clock())
    work.cases.read.other_party(JO, case_id(1), clock())
    opened = work.cases.read(JO, case_id(1), clock())
    assert opened
    work.act(JO, "link", {"reference": "CDFH-2342", "relation": "duplicate"})
    assert work.cases.show(JO, opened, clock())
    booking = {"session": "1", "when": "2026-12-01T10:00", "preference": "online"}
    work.act(COL, "book-session", booking)
    work.act(COL, "session-missed", {"session": "1", "missed_because": "not_there", "text": "x"})
    work.act(LEE, "hold", {"until": "2027-01-01", "held_because": "complaint"})
    work.act(JO, "close", {"ending": "not_taken_up:no_reply"})
    work.act(JO, "reopen")
    work.act(JO, "transfer", {"team": "other"})
    work.act(OUT, "note", {"text": "x"})
    assert refused(DESK, heard) == []
