"""From a stored notice to an email, on a table in memory and moto's mail service."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from intake.adapters.mailer import Mailer
from intake.adapters.notices import Notices
from intake.adapters.table import Item, Table
from intake.services.deliver_notices import Addresses, DeliverNotices
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.door import ADDRESSES, contact_page, door
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
def case_id(table: Table, clock: Clock) -> str:
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


def deliver(
    table: Table, clock: Callable[[], Any], mail: Any, addresses: Any = ADDRESSES
) -> DeliverNotices:
    mailer = Mailer(mail, "desk@example.org", "")
    return DeliverNotices(
        table, Notices(table), mailer, Addresses(addresses), "https://desk.example.org", clock
    )


def notice(table: Table, case_id: str, slot: str = SLOT) -> Item:
    found = table.get(f"CASE#{case_id}", f"NOTICE#{slot}")
    assert found
    return found


def refusal(code: str, status: int) -> ClientError:
    response: Any = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "SendEmail")


def test_a_notice_goes_to_the_address_of_its_role(
    table: Table, clock: Clock, ses: Any, case_id: str
) -> None:
    deliver(table, clock, ses).deliver(case_id, SLOT)
    assert [message["To"] for message in sent()] == ["coordinator@example.org"]


def test_the_email_says_only_what_it_may_and_links_to_the_case(
    table: Table, clock: Clock, ses: Any, case_id: str
) -> None:
    deliver(table, clock, ses).deliver(case_id, SLOT)
    case = table.get(f"CASE#{case_id}", "CASE") or {}
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
        f"https://desk.example.org/cases/{case_id}\n\n"
        "This email holds nothing of what was written to us. Please do not answer it: nobody "
        "would read your answer.\n"
    )


def test_a_sent_notice_leaves_the_due_index(
    table: Table, clock: Clock, ses: Any, case_id: str
) -> None:
    deliver(table, clock, ses).deliver(case_id, SLOT)
    clock.forward(days=1)
    assert [slot for _, slot in Notices(table).due(clock(), 10)] == ["new-1-office"]
    assert notice(table, case_id)["message_id"]


def test_a_notice_is_sent_once_however_often_it_is_delivered(
    table: Table, clock: Clock, ses: Any, case_id: str
) -> None:
    for _ in range(3):
        deliver(table, clock, ses).deliver(case_id, SLOT)
        clock.forward(hours=1)
    assert len(sent_messages()) == 1


def test_a_claimed_notice_is_nobody_elses(table: Table, clock: Clock, case_id: str) -> None:
    assert Notices(table).claim(case_id, SLOT, clock(), "tag-1")
    assert Notices(table).claim(case_id, SLOT, clock(), "tag-2") is None


def test_a_lease_that_ended_can_be_claimed_again(table: Table, clock: Clock, case_id: str) -> None:
    Notices(table).claim(case_id, SLOT, clock(), "tag-1")
    clock.forward(minutes=10)
    again = Notices(table).claim(case_id, SLOT, clock(), "tag-2")
    assert again
    assert again.attempts == 2


def test_a_notice_is_claimed_before_it_is_sent(table: Table, clock: Clock, case_id: str) -> None:
    mail = BrokenMail(EndpointConnectionError(endpoint_url="x"))
    deliver(table, clock, mail).deliver(case_id, SLOT)
    assert notice(table, case_id)["lease_until"] == "2026-11-21T09:40:00Z"


def test_an_unknown_outcome_stays_claimed_until_its_lease_ends(
    table: Table, clock: Clock, ses: Any, case_id: str
) -> None:
    deliver(table, clock, BrokenMail(refusal("InternalFailure", 500))).deliver(case_id, SLOT)
    deliver(table, clock, ses).deliver(case_id, SLOT)
    assert sent_messages() == []
    clock.forward(minutes=10)
    deliver(table, clock, ses).deliver(case_id, SLOT)
    assert len(sent_messages()) == 1


@pytest.mark.parametrize("code", ["TooManyRequestsException", "MessageRejected"])
def test_a_refusal_is_tried_again_after_a_minute(
    table: Table, clock: Clock, ses: Any, case_id: str, code: str
) -> None:
    deliver(table, clock, BrokenMail(refusal(code, 400))).deliver(case_id, SLOT)
    assert notice(table, case_id)["due_at"] == "2026-11-21T09:31:00Z"
    clock.forward(minutes=1)
    deliver(table, clock, ses).deliver(case_id, SLOT)
    assert len(sent_messages()) == 1


def test_a_notice_without_an_address_waits(table: Table, clock: Clock, case_id: str) -> None:
    mail = BrokenMail(AssertionError())
    deliver(table, clock, mail, addresses={}).deliver(case_id, SLOT)
    assert mail.calls == 0
    assert notice(table, case_id)["due_at"] > clock().isoformat()[:19]


def test_a_notice_that_does_not_exist_is_left_alone(
    table: Table, clock: Clock, ses: Any, case_id: str
) -> None:
    deliver(table, clock, ses).deliver(case_id, "new-1-nobody")
    assert table.get(f"CASE#{case_id}", "NOTICE#new-1-nobody") is None


def test_waiting_counts_every_open_case_of_the_team(
    table: Table, clock: Clock, ses: Any, case_id: str
) -> None:
    table.put({"pk": "CASE#x", "sk": "CASE", "open_for": "general", "promised_by": "2026"})
    table.put({"pk": "CASE#y", "sk": "CASE", "open_for": "safeguarding", "promised_by": "2026"})
    deliver(table, clock, ses).deliver(case_id, SLOT)
    assert "Waiting for your team: 2 cases" in sent_messages()[0]


def test_back_off_grows_and_stays_at_ten_minutes(table: Table, clock: Clock, case_id: str) -> None:
    waits = []
    for _ in range(6):
        deliver(table, clock, BrokenMail(refusal("Throttled", 429))).deliver(case_id, SLOT)
        before = clock()
        clock.moment = clock.moment.fromisoformat(notice(table, case_id)["due_at"])
        waits.append((clock() - before) // timedelta(minutes=1))
    assert waits == [1, 2, 5, 10, 10, 10]
