"""From a stored notice to an email, on a table in memory and moto's mail service."""

from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from intake.adapters.notices import Notices
from intake.adapters.table import Item, Table
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.door import contact_page, door
from tests.support.notices import delivering
from tests.support.outbox import sent, sent_messages
from tests.support.visitor import Visitor

SLOT = "new-1-coordinator"


class BrokenMail:
    """A mail client whose every send fails with one error."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.calls = 0

    def send_email(self, **_: Any) -> None:
        self.calls += 1
        raise self.error


@pytest.fixture
def owner(table: Table, clock: Clock) -> str:
    visitor = Visitor(contact_page(), door(table, clock))
    visitor.press({"topic": "mediation", "message": "Words"})
    visitor.press({"name": "Al", "reply-channels": ["email"], "reply-email": "al@example.org"})
    visitor.press()
    return Notices(table).due(clock(), 1)[0][0]


@pytest.fixture
def ses(aws: None) -> Any:  # noqa: ARG001 it must stand before the client
    client = aws_client("sesv2")
    client.create_email_identity(EmailIdentity="desk@example.org")
    return client


def notice(table: Table, owner: str, slot: str = SLOT) -> Item:
    found = table.get(owner, f"NOTICE#{slot}")
    assert found
    return found


def refusal(code: str, status: int) -> ClientError:
    response: Any = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "SendEmail")


def test_a_notice_goes_to_the_address_of_its_role(
    table: Table, clock: Clock, ses: Any, owner: str
) -> None:
    delivering(table, ses, clock).deliver(owner, SLOT)
    assert [message["To"] for message in sent()] == ["coordinator@example.org"]


def test_the_email_says_only_what_it_may_and_links_to_the_case(
    table: Table, clock: Clock, ses: Any, owner: str
) -> None:
    delivering(table, ses, clock).deliver(owner, SLOT)
    case = table.get(owner, "CASE") or {}
    (message,) = sent()
    text = message.get_body(("plain",)).get_content()  # type: ignore[attr-defined]
    assert text.replace("\r\n", "\n") == (
        "New: General enquiries\n\n"
        f"Reference: {case['reference']}\n"
        "Received: 21 November 2026, 9:30am\n"
        "Priority: Normal\n"
        "Reply by: Wednesday 25 November 2026\n"
        "Waiting for your team: 1 case\n\n"
        "Sign in to read it:\n"
        f"https://desk.example.org/cases/{case['case_id']}\n\n"
        "This email holds nothing of what was written to us. Please do not answer it: nobody "
        "would read your answer.\n"
    )


def test_a_sent_notice_leaves_the_due_index(
    table: Table, clock: Clock, ses: Any, owner: str
) -> None:
    delivering(table, ses, clock).deliver(owner, SLOT)
    clock.forward(days=1)
    assert [slot for _, slot in Notices(table).due(clock(), 10)] == ["NOTICE#new-1-office"]
    assert notice(table, owner)["message_id"]


def test_a_notice_is_sent_once_however_often_it_is_delivered(
    table: Table, clock: Clock, ses: Any, owner: str
) -> None:
    for _ in range(3):
        delivering(table, ses, clock).deliver(owner, SLOT)
        clock.forward(hours=1)
    assert len(sent_messages()) == 1


def test_a_claimed_notice_is_nobody_elses(table: Table, clock: Clock, owner: str) -> None:
    notices = Notices(table)
    held = notices.read(owner, SLOT)
    assert held
    assert notices.save(held.claimed(clock(), "tag-1"))
    assert not notices.save(held.claimed(clock(), "tag-2"))


def test_a_change_of_an_older_value_is_made_on_the_newest(
    table: Table, clock: Clock, owner: str
) -> None:
    notices = Notices(table)
    older = notices.read(owner, SLOT)
    assert older
    assert notices.save(older.claimed(clock(), "tag-1"))
    changed = notices.change(older, lambda held: held.sent(clock(), "message-1"))
    assert changed == notices.read(owner, SLOT)
    assert changed
    assert (changed.tag, changed.message_id) == ("tag-1", "message-1")


def test_a_notice_that_is_gone_is_changed_no_more(table: Table, clock: Clock, owner: str) -> None:
    notices = Notices(table)
    held = notices.read(owner, SLOT)
    assert held
    table.delete(owner, f"NOTICE#{SLOT}")
    assert notices.change(held, lambda each: each.parked(clock())) is None
    assert notices.read(owner, SLOT) is None


def test_a_notice_is_claimed_before_it_is_sent(table: Table, clock: Clock, owner: str) -> None:
    mail = BrokenMail(ReadTimeoutError(endpoint_url="x"))
    delivering(table, mail, clock).deliver(owner, SLOT)
    assert notice(table, owner)["lease_until"] == "2026-11-21T09:40:00Z"


def test_an_unknown_outcome_stays_claimed_until_its_lease_ends(
    table: Table, clock: Clock, ses: Any, owner: str
) -> None:
    delivering(table, BrokenMail(refusal("InternalFailure", 500)), clock).deliver(owner, SLOT)
    delivering(table, ses, clock).deliver(owner, SLOT)
    assert sent_messages() == []
    clock.forward(minutes=10)
    delivering(table, ses, clock).deliver(owner, SLOT)
    assert len(sent_messages()) == 1


@pytest.mark.parametrize("code", ["TooManyRequestsException", "SendingPausedException"])
def test_a_refusal_is_tried_again_after_a_minute(
    table: Table, clock: Clock, ses: Any, owner: str, code: str
) -> None:
    delivering(table, BrokenMail(refusal(code, 400)), clock).deliver(owner, SLOT)
    assert notice(table, owner)["due_at"] == "2026-11-21T09:31:00Z"
    clock.forward(minutes=1)
    delivering(table, ses, clock).deliver(owner, SLOT)
    assert len(sent_messages()) == 1


def test_a_notice_without_an_address_waits_for_a_person(
    table: Table, clock: Clock, owner: str
) -> None:
    mail = BrokenMail(AssertionError())
    delivering(table, mail, clock, addresses={}).deliver(owner, SLOT)
    assert mail.calls == 0
    assert Notices(table).parked("general", 5) == [(owner, f"NOTICE#{SLOT}")]


def test_a_notice_that_does_not_exist_is_left_alone(
    table: Table, clock: Clock, ses: Any, owner: str
) -> None:
    delivering(table, ses, clock).deliver(owner, "new-1-nobody")
    assert table.get(owner, "NOTICE#new-1-nobody") is None


def test_waiting_counts_every_open_case_of_the_team(
    table: Table, clock: Clock, ses: Any, owner: str
) -> None:
    table.put({"pk": "CASE#x", "sk": "CASE", "open_for": "general", "promised_by": "2026"})
    table.put({"pk": "CASE#y", "sk": "CASE", "open_for": "safeguarding", "promised_by": "2026"})
    delivering(table, ses, clock).deliver(owner, SLOT)
    assert "Waiting for your team: 2 cases" in sent_messages()[0]


def test_back_off_grows_and_stays_at_ten_minutes(table: Table, clock: Clock, owner: str) -> None:
    waits = []
    for _ in range(6):
        delivering(table, BrokenMail(refusal("Throttled", 429)), clock).deliver(owner, SLOT)
        before = clock()
        clock.moment = clock.moment.fromisoformat(notice(table, owner)["due_at"])
        waits.append((clock() - before) // timedelta(minutes=1))
    assert waits == [1, 2, 5, 10, 10, 10]
