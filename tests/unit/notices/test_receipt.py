import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.notices.notice import DOUBT, State
from intake.notices.receipt import Event, NotAReceipt, read_receipt
from tests.support.notices import NOW, a_notice
from tests.support.receipts import event_body

KEYS = st.sampled_from(["eventType", "mail", "tags", "notice", "timestamp", "bounce"]) | st.text()
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)
CLAIM = a_notice().claimed(NOW, "01KAJ2Y7G0ABCDEFGHJKMNPQRS")


def test_the_marks_of_an_email_come_back_with_its_events() -> None:
    receipt = read_receipt(event_body(CLAIM, "Delivery"))
    assert (receipt.owner, receipt.slot, receipt.tag) == (CLAIM.owner, CLAIM.slot, CLAIM.tag)
    assert (receipt.event, receipt.at) == (Event.DELIVERY, NOW)


@pytest.mark.parametrize(
    ("event", "details", "state"),
    [
        ("Send", {}, State.SENT),
        ("Delivery", {}, State.DELIVERED),
        ("Bounce", {"bounceType": "Permanent"}, State.BOUNCED),
        ("Bounce", {"bounceType": "Transient"}, State.SENT),
        ("Bounce", {"bounceType": "Undetermined"}, State.SENT),
        ("Complaint", {}, State.DELIVERED),
        ("DeliveryDelay", {}, State.SENT),
        ("Reject", {}, State.BOUNCED),
    ],
)
def test_each_event_says_what_became_of_it(
    event: str, details: dict[str, Any], state: State
) -> None:
    receipt = read_receipt(event_body(CLAIM, event, **details))
    assert receipt.applied(CLAIM, NOW).state(NOW) is state


def test_a_delay_is_a_doubt_from_when_it_is_known() -> None:
    receipt = read_receipt(event_body(CLAIM, "DeliveryDelay"))
    doubted = receipt.applied(CLAIM, NOW + DOUBT)
    assert (doubted.doubted_at, doubted.due_at) == (NOW, NOW + DOUBT + DOUBT)


def test_a_repeated_event_changes_nothing() -> None:
    receipt = read_receipt(event_body(CLAIM, "Delivery"))
    once = receipt.applied(CLAIM, NOW)
    assert receipt.applied(once, NOW) is once


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"Message": 5}',
        '{"Message": "{}"}',
        '{"Type": "SubscriptionConfirmation", "Message": "You have chosen to subscribe"}',
        event_body(CLAIM, "Open"),
        event_body(CLAIM, "Delivery").replace("2026-11-21T09:30:00Z", "yesterday"),
        event_body(CLAIM, "Delivery").replace("2026-11-21T09:30:00Z", "2026-11-21T09:30:00"),
        event_body(CLAIM, "Delivery").replace("notice", "other"),
        event_body(a_notice(), "Delivery"),
    ],
)
def test_what_is_no_event_of_ours_is_refused(body: str) -> None:
    with pytest.raises(NotAReceipt):
        read_receipt(body)


@given(told=ANY_JSON)
def test_no_message_whatever_breaks_the_reader(told: object) -> None:
    with pytest.raises(NotAReceipt):
        read_receipt(json.dumps({"Message": json.dumps(told)}))
