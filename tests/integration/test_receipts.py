"""SES's events, from the queue's message to who is told next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.adapters.notices import Notices
from intake.adapters.table import Table
from intake.cases.synthetic import PREFIX
from intake.notices.notice import DOUBT, Notice, State
from intake.observability import Metric
from intake.services.record_receipts import EARLY, ComesEarly, RecordReceipts
from intake.services.sweep_notices import UNSETTLED
from intake.services.unpark_notices import UnparkNotices
from tests.integration.test_sweep import ADDRESSES, DOWN, store, sweep, sweeping
from tests.support.clock import Clock
from tests.support.figures import figures
from tests.support.mail import Mail
from tests.support.notices import delivering
from tests.support.receipts import event_body

SLOT = "new-1-coordinator"
ByTeam = Mapping[str, Mapping[str, str]]
ALONE = {"general": {"coordinator": "coordinator@example.org"}}
"""Addresses of a team of which nobody else is left."""


@pytest.fixture
def sent(table: Table, clock: Clock) -> Notice:
    store(table)
    sweep(table, Mail(), clock)
    return held(table)


def held(table: Table, slot: str = SLOT) -> Notice:
    notice = Notices(table).read("CASE#0", slot)
    assert notice
    return notice


def record(table: Table, clock: Clock, body: str) -> None:
    deliver = delivering(table, Mail(), clock, ADDRESSES)
    RecordReceipts(Notices(table), deliver, clock)(body)


def test_a_delivery_is_recorded(table: Table, clock: Clock, sent: Notice) -> None:
    record(table, clock, event_body(sent, "Delivery"))
    assert held(table).state(clock()) is State.DELIVERED


def test_an_event_settles_what_nobody_knew(table: Table, clock: Clock) -> None:
    store(table)
    claim = held(table).claimed(clock(), "tag")
    Notices(table).save(claim)
    record(table, clock, event_body(claim, "Send"))
    clock.forward(hours=1)
    mail = Mail()
    sweep(table, mail, clock)
    assert mail.calls == 0
    assert held(table).state(clock()) is State.SENT


def test_an_event_of_an_earlier_send_settles_a_later_one(table: Table, clock: Clock) -> None:
    store(table)
    first = held(table).claimed(clock(), "tag")
    Notices(table).save(first)
    Notices(table).save(held(table).claimed(clock(), "another"))
    record(table, clock, event_body(first, "Delivery"))
    assert held(table).state(clock()) is State.DELIVERED


def test_a_lasting_bounce_tells_the_first_of_the_fallback(
    table: Table, clock: Clock, sent: Notice
) -> None:
    record(table, clock, event_body(sent, "Bounce", bounceType="Permanent"))
    mail = Mail()
    sweep(table, mail, clock)
    assert mail.told == {"manager@example.org": 1}
    assert held(table).state(clock()) is State.BOUNCED


def test_a_bounce_is_told_once_however_often_it_comes(
    table: Table, clock: Clock, sent: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        record(table, clock, event_body(sent, "Bounce", bounceType="Permanent"))
    assert capsys.readouterr().out.count('"NoticesBounced":') == 1
    mail = Mail()
    sweep(table, mail, clock)
    assert mail.calls == 1


def test_when_nobody_is_left_a_person_must_look(
    table: Table, clock: Clock, sent: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    record(table, clock, event_body(sent, "Bounce", bounceType="Permanent"))
    sweep(table, Mail(), clock)
    figures(capsys)
    last = held(table, "new-1-manager")
    record(table, clock, event_body(last, "Bounce", bounceType="Permanent"))
    assert figures(capsys)[Metric.NOTICES_PARKED] == 1
    assert Notices(table).parked("general", 5) == [("CASE#0", "NOTICE#new-1-manager")]


def test_a_fallback_without_an_address_is_passed_over(
    table: Table, clock: Clock, sent: Notice
) -> None:
    delivering(table, Mail(), clock, ALONE).bounced(sent, clock())
    assert Notices(table).parked("general", 5) == [("CASE#0", f"NOTICE#{SLOT}")]


def test_an_out_of_office_note_after_a_delivery_is_no_failure(
    table: Table, clock: Clock, sent: Notice
) -> None:
    record(table, clock, event_body(sent, "Bounce", bounceType="Transient"))
    record(table, clock, event_body(sent, "Delivery"))
    clock.forward(minutes=DOUBT / timedelta(minutes=1))
    mail = Mail()
    sweep(table, mail, clock)
    assert mail.calls == 0


def test_a_passing_bounce_without_a_delivery_is_told_to_the_next(
    table: Table, clock: Clock, sent: Notice
) -> None:
    record(table, clock, event_body(sent, "Bounce", bounceType="Transient"))
    mail = Mail()
    clock.forward(minutes=DOUBT / timedelta(minutes=1))
    sweep(table, mail, clock)
    sweep(table, mail, clock)
    assert mail.told == {"manager@example.org": 1}


@pytest.mark.parametrize("bounce", ["Transient", "Permanent"])
def test_what_came_back_and_was_unparked_is_told_anew(
    table: Table, clock: Clock, sent: Notice, bounce: str
) -> None:
    gone = event_body(sent, "Bounce", bounceType=bounce)
    alone = delivering(table, Mail(), clock, ALONE)
    RecordReceipts(Notices(table), alone, clock)(gone)
    clock.forward(minutes=DOUBT / timedelta(minutes=1))
    sweeping(table, Mail(), clock, ALONE)(lambda: True)
    ((owner, slot),) = UnparkNotices(Notices(table)).look("general")
    UnparkNotices(Notices(table)).do(owner, slot, clock())
    mail = Mail()
    sweeping(table, mail, clock, ALONE)(lambda: True)
    assert mail.told == {"coordinator@example.org": 1}
    # an event of before comes again
    record(table, clock, gone)
    assert held(table).state(clock()) is State.SENT


def test_while_email_is_down_what_was_unparked_counts_as_waiting(
    table: Table, clock: Clock, sent: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    delivering(table, Mail(), clock, ALONE).bounced(sent, clock())
    UnparkNotices(Notices(table)).do("CASE#0", SLOT, clock())
    clock.forward(minutes=UNSETTLED / timedelta(minutes=1) + 1)
    sweep(table, Mail(DOWN), clock)
    assert figures(capsys)[Metric.NOTICES_UNSETTLED] == 1


def test_what_was_told_after_all_is_not_unparked(table: Table, clock: Clock, sent: Notice) -> None:
    Notices(table).change(sent, lambda notice: notice.parked(clock()))
    UnparkNotices(Notices(table)).do("CASE#0", SLOT, clock())
    assert held(table).state(clock()) is State.SENT


def test_a_complaint_is_counted(
    table: Table, clock: Clock, sent: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    record(table, clock, event_body(sent, "Complaint"))
    assert figures(capsys) == {Metric.NOTICES_COMPLAINED: 1}


def in_doubt_for_too_long(table: Table, clock: Clock, sent: Notice, mail: Mail, to: ByTeam) -> None:
    record(table, clock, event_body(sent, "DeliveryDelay"))
    for minutes in (DOUBT / timedelta(minutes=1), 0):
        clock.forward(minutes=minutes)
        sweeping(table, mail, clock, to)(lambda: True)


def test_a_delay_alone_is_told_to_nobody(table: Table, clock: Clock, sent: Notice) -> None:
    record(table, clock, event_body(sent, "DeliveryDelay"))
    mail = Mail()
    sweep(table, mail, clock)
    assert (mail.calls, held(table).state(clock())) == (0, State.SENT)


def test_what_is_delayed_for_a_quarter_of_an_hour_is_told_to_the_next(
    table: Table, clock: Clock, sent: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = Mail()
    in_doubt_for_too_long(table, clock, sent, mail, ADDRESSES)
    assert mail.told == {"manager@example.org": 1}
    assert figures(capsys)[Metric.NOTICES_BOUNCED] == 1


def test_what_is_delayed_with_nobody_left_waits_for_a_person(
    table: Table, clock: Clock, sent: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    in_doubt_for_too_long(table, clock, sent, Mail(), ALONE)
    assert Notices(table).parked("general", 5) == [("CASE#0", f"NOTICE#{SLOT}")]
    assert figures(capsys)[Metric.NOTICES_PARKED] == 1


@pytest.mark.parametrize("addresses", [ADDRESSES, ALONE])
def test_a_delivery_after_all_ends_the_doubt(
    table: Table, clock: Clock, sent: Notice, addresses: ByTeam
) -> None:
    in_doubt_for_too_long(table, clock, sent, Mail(), addresses)
    record(table, clock, event_body(sent, "Delivery"))
    assert held(table).state(clock()) is State.DELIVERED
    assert Notices(table).parked("general", 5) == []


@pytest.mark.parametrize("body", ["", "{}", '{"Message": "{}"}'])
def test_a_message_that_is_no_event_is_ignored(table: Table, clock: Clock, body: str) -> None:
    record(table, clock, body)


def test_an_event_with_another_tag_changes_nothing(
    table: Table, clock: Clock, sent: Notice
) -> None:
    clock.forward(minutes=5)
    forged = event_body(sent, "Bounce", bounceType="Permanent").replace(sent.tag, "forged")
    record(table, clock, forged)
    assert held(table) == sent


def test_an_event_of_our_own_trial_whose_case_is_gone_does_not_come_again(
    table: Table, clock: Clock, sent: Notice
) -> None:
    trial = replace(sent, owner=f"CASE#{PREFIX}1")
    record(table, clock, event_body(trial, "Delivery", at=clock()))
    assert Notices(table).read(trial.owner, SLOT) is None


@pytest.mark.parametrize(("age", "again"), [(EARLY - timedelta(seconds=1), True), (EARLY, False)])
def test_an_event_of_an_unknown_notice_comes_again_while_it_is_young(
    table: Table, clock: Clock, sent: Notice, age: timedelta, again: bool
) -> None:
    body = event_body(sent, "Delivery", at=clock() - age).replace("CASE#0", "CASE#9")
    unknown = body.replace('\\"owner\\": [\\"0\\"]', '\\"owner\\": [\\"9\\"]')
    assert unknown != body
    if again:
        with pytest.raises(ComesEarly):
            record(table, clock, unknown)
    else:
        record(table, clock, unknown)
    assert held(table) == sent
