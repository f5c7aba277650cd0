"""What a notice becomes: refusals, unknown outcomes, evidence in any order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.notices.notice import (
    BACK_OFF,
    DOUBT,
    GIVE_UP,
    LEASE,
    MOST_SENDS,
    URGENT_LEASE,
    Kind,
    Notice,
    State,
    Step,
)
from tests.support.notices import NOW, a_notice

MINUTE = timedelta(minutes=1)
Change = Callable[[Notice], Notice]


@pytest.mark.parametrize(
    ("kind", "role", "number", "slot"),
    [
        (Kind.NEW, "coordinator", "1", "new-1-coordinator"),
        (Kind.DIGEST, "office", "2026-11-21", "digest-2026-11-21-office"),
    ],
)
def test_slot_names_a_notice_within_what_it_is_about(
    kind: Kind, role: str, number: str, slot: str
) -> None:
    assert a_notice(kind=kind, role=role, number=number).slot == slot


def test_a_new_notice_is_to_be_sent() -> None:
    assert a_notice().state(NOW) is State.PENDING
    assert a_notice().next_step(NOW) is Step.SEND


def test_what_is_due_later_waits() -> None:
    assert a_notice(due_at=NOW + MINUTE).next_step(NOW) is Step.WAIT


def test_what_nobody_must_look_at_waits() -> None:
    assert a_notice(due_at=None).next_step(NOW) is Step.WAIT


@pytest.mark.parametrize(("priority", "lease"), [(False, LEASE), (True, URGENT_LEASE)])
def test_a_claim_holds_until_its_lease_ends(priority: bool, lease: timedelta) -> None:
    claim = a_notice(priority=priority).claimed(NOW, "tag")
    assert claim.state(NOW + lease - MINUTE) is State.SENDING
    assert claim.next_step(NOW + lease - MINUTE) is Step.WAIT
    assert claim.state(NOW + lease) is State.PENDING
    assert claim.next_step(NOW + lease) is Step.SEND


def test_the_tag_of_the_first_claim_stays() -> None:
    again = a_notice().claimed(NOW, "first").claimed(NOW + LEASE, "second")
    assert again.tag == "first"


def test_after_three_unknown_outcomes_it_is_parked_and_not_sent_again() -> None:
    notice, now = a_notice(), NOW
    for _ in range(MOST_SENDS):
        assert notice.next_step(now) is Step.SEND
        notice = notice.claimed(now, "tag")
        now += LEASE
    assert notice.next_step(now) is Step.PARK


def test_a_refusal_gives_the_send_back() -> None:
    refused = a_notice().claimed(NOW, "tag").refused(NOW)
    assert (refused.sends, refused.refusals, refused.lease_until) == (0, 1, None)


@pytest.mark.parametrize(
    ("refusals", "minutes"), [(1, 1), (2, 2), (3, 5), (4, 10), (5, 10), (288, 10)]
)
def test_every_refusal_waits_longer_up_to_ten_minutes(refusals: int, minutes: int) -> None:
    refused = a_notice(refusals=refusals - 1).claimed(NOW, "tag").refused(NOW)
    assert refused.due_at == NOW + minutes * MINUTE


@pytest.mark.parametrize(
    ("waited", "state"), [(GIVE_UP - MINUTE, State.PENDING), (GIVE_UP, State.PARKED)]
)
def test_after_two_days_of_refusals_a_person_must_look(waited: timedelta, state: State) -> None:
    now = NOW + waited
    refused = a_notice().claimed(now, "tag").refused(now)
    assert refused.state(now) is state
    assert (refused.due_at is None) == (state is State.PARKED)


@pytest.mark.parametrize(
    ("priority", "before", "minutes"), [(True, 0, 3), (True, 3, 10), (False, 0, 10)]
)
def test_what_nobody_was_answered_counts_for_nothing_and_waits_for_its_lease_at_least(
    priority: bool, before: int, minutes: int
) -> None:
    claim = a_notice(priority=priority, refusals=before).claimed(NOW, "tag")
    given_back = claim.unanswered(NOW)
    assert (given_back.sends, given_back.refusals) == (0, before + 1)
    assert given_back.lease_until == given_back.due_at == NOW + minutes * MINUTE
    assert not given_back.waits_after_refusal()


def test_no_wait_is_longer_than_a_lease() -> None:
    assert max(BACK_OFF) * MINUTE <= LEASE


def test_what_was_sent_needs_nobody() -> None:
    sent = a_notice().claimed(NOW, "tag").sent(NOW, "accepted-1")
    assert (sent.state(NOW), sent.next_step(NOW + LEASE)) == (State.SENT, Step.WAIT)


@pytest.mark.parametrize(
    "change",
    [
        lambda notice: notice.sent(NOW, "id"),
        lambda notice: notice.delivered(NOW),
        lambda notice: notice.bounced(NOW),
        lambda notice: notice.parked(NOW),
        lambda notice: notice.summed_up(NOW),
    ],
)
def test_what_is_settled_is_due_no_more(change: Change) -> None:
    assert change(a_notice().claimed(NOW, "tag")).due_at is None


def test_evidence_after_parking_settles_it() -> None:
    parked = a_notice().claimed(NOW, "tag").parked(NOW)
    assert parked.state(NOW) is State.PARKED
    assert parked.sent(NOW, "id").state(NOW) is State.SENT


def test_unparking_begins_anew() -> None:
    later = NOW + GIVE_UP
    before = a_notice(sends=3, refusals=9, tag="tag", counts={"new": 1}, priority=True)
    parked = before.sent(NOW, "id").doubted(NOW, NOW).bounced(NOW).complained(NOW).parked(NOW)
    again = a_notice(counts={"new": 1}, priority=True, waiting_since=later, due_at=later)
    assert parked.unparked(later) == replace(again, turn=parked.turn + 1)


def test_a_doubtful_bounce_without_a_delivery_is_told_to_the_next() -> None:
    doubted = a_notice().claimed(NOW, "tag").sent(NOW, "id").doubted(NOW, NOW)
    assert doubted.next_step(NOW + DOUBT - MINUTE) is Step.WAIT
    assert doubted.next_step(NOW + DOUBT) is Step.TELL_NEXT


EVENTS: dict[str, Change] = {
    "send": lambda notice: notice.sent(NOW, "id"),
    "delivery": lambda notice: notice.delivered(NOW),
    "out of office": lambda notice: notice.doubted(NOW, NOW),
    "complaint": lambda notice: notice.complained(NOW),
    "too long in doubt": lambda notice: notice.undelivered(NOW, nobody_left=False),
    "the same, nobody left": lambda notice: notice.undelivered(NOW, nobody_left=True),
}
LASTING: dict[str, Change] = {"bounce": lambda notice: notice.bounced(NOW)}


@pytest.mark.parametrize("order", list(permutations(["send", "delivery", "out of office"])))
def test_an_out_of_office_note_is_no_failure_in_any_order(order: tuple[str, ...]) -> None:
    notice = a_notice().claimed(NOW, "tag")
    for name in order:
        notice = EVENTS[name](notice)
    assert notice.state(NOW) is State.DELIVERED
    assert notice.next_step(NOW + DOUBT) is Step.WAIT


@given(names=st.lists(st.sampled_from([*EVENTS, *LASTING]), min_size=1))
def test_the_order_and_number_of_events_make_no_difference(names: list[str]) -> None:
    def after(order: list[str]) -> State:
        notice = a_notice().claimed(NOW, "tag")
        for name in order:
            notice = LASTING[name](notice) if name in LASTING else EVENTS[name](notice)
        return notice.state(NOW)

    assert after(names) == after(sorted(names)) == after(names + names)


@pytest.mark.parametrize("kind", [Kind.NEW, Kind.UPDATED])
def test_ordinary_news_may_be_summed_up(kind: Kind) -> None:
    assert a_notice(kind=kind).may_be_summed_up()


@pytest.mark.parametrize(
    "changes",
    [
        {"priority": True},
        {"kind": Kind.REMINDER},
        {"kind": Kind.ESCALATION},
        {"kind": Kind.DIGEST},
        {"kind": Kind.SUMMARY},
        {"tag": "of its first claim"},
    ],
)
def test_nothing_else_is_summed_up(changes: dict[str, object]) -> None:
    assert not a_notice(**changes).may_be_summed_up()


@pytest.mark.parametrize(
    ("notice", "waits"),
    [
        (a_notice(refusals=1), True),
        (a_notice(), False),
        (a_notice(refusals=1).claimed(NOW, "tag"), False),
        (a_notice(refusals=1).claimed(NOW, "tag").sent(NOW, "id").doubted(NOW, NOW), False),
        (a_notice(refusals=1).parked(NOW), False),
    ],
)
def test_only_the_refused_wait_for_nothing_but_their_next_try(notice: Notice, waits: bool) -> None:
    assert notice.waits_after_refusal() is waits


def test_passing_on_tells_the_same_to_another_role() -> None:
    told = a_notice(priority=True, sends=2, tag="tag").bounced(NOW).passed_on("manager", NOW)
    assert told == a_notice(role="manager", priority=True)


def test_every_change_counts() -> None:
    assert a_notice().claimed(NOW, "tag").refused(NOW).turn == 2


@pytest.mark.parametrize(
    ("notice", "minutes"),
    [
        (a_notice(), 20),
        (a_notice().claimed(NOW, "tag"), 20),
        (a_notice().sent(NOW, "id"), 0),
        (a_notice().parked(NOW), 0),
        (a_notice().summed_up(NOW), 0),
        (a_notice().sent(NOW, "id").doubted(NOW, NOW), 0),
    ],
)
def test_only_the_unsettled_wait(notice: Notice, minutes: int) -> None:
    assert notice.waited(NOW + 20 * MINUTE) == minutes * MINUTE
