"""The round of every minute: what is due is done, with the stream off and with email down."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from botocore.exceptions import ReadTimeoutError

from intake.adapters.notices import Notices
from intake.adapters.open_cases import OpenCases
from intake.adapters.table import Table
from intake.directory.addresses import Addresses
from intake.notices.notice import GIVE_UP, LEASE, Kind, State
from intake.observability import Metric
from intake.services.deliver_notices import MOST_AN_HOUR
from intake.services.remind_of_cases import RemindOfCases
from intake.services.sweep_notices import MOST, PATIENCE, UNSETTLED, SweepNotices
from tests.support.clock import Clock
from tests.support.door import definitions
from tests.support.figures import figures
from tests.support.mail import Mail, refusal
from tests.support.notices import a_notice, delivering

ADDRESSES = {
    "general": {role: f"{role}@example.org" for role in ("coordinator", "office", "manager")},
    "safeguarding": {"lead": "lead@example.org", "manager": "manager@example.org"},
}
DOWN = refusal("ServiceUnavailable", 503)
SILENCE = ReadTimeoutError(endpoint_url="x")
A_LEASE = LEASE // timedelta(minutes=1)


def sweeping(
    table: Table, mail: Mail, clock: Clock, addresses: Mapping[str, Mapping[str, str]] = ADDRESSES
) -> SweepNotices:
    notices = Notices(table)
    deliver = delivering(table, mail, clock, addresses)
    remind = RemindOfCases(OpenCases(table), Addresses(addresses), definitions().teams)
    return SweepNotices(notices, deliver, remind, clock)


def sweep(
    table: Table, mail: Mail, clock: Clock, has_time: Callable[[], bool] = lambda: True
) -> None:
    sweeping(table, mail, clock)(has_time)


def store(table: Table, count: int = 1, **changes: object) -> None:
    for number in range(count):
        owner = f"CASE#{number}"
        case = {
            "case_id": str(number), "reference": f"CDFH-{number:04}", "team": "general",
            "service_label": "General enquiries", "flags": [],
            "received_at": "2026-11-21T09:30:00Z", "promised_by": "2026-11-25T17:00:00Z",
        }  # fmt: skip
        table.put({"pk": owner, "sk": "CASE", **case})
        Notices(table).add(a_notice(owner=owner, **changes))


def states(table: Table, clock: Clock, count: int) -> list[State]:
    found = (Notices(table).read(f"CASE#{n}", "new-1-coordinator") for n in range(count))
    return [notice.state(clock()) for notice in found if notice]


def test_what_is_due_is_sent_without_any_stream(table: Table, clock: Clock) -> None:
    mail = Mail()
    store(table, 3)
    sweep(table, mail, clock)
    assert mail.told == {"coordinator@example.org": 3}
    assert states(table, clock, 3) == [State.SENT] * 3


def test_a_second_round_sends_nothing(table: Table, clock: Clock) -> None:
    mail = Mail()
    store(table)
    sweep(table, mail, clock)
    clock.forward(hours=1)
    sweep(table, mail, clock)
    assert mail.calls == 1


def test_one_notice_that_fails_holds_up_no_other(table: Table, clock: Clock) -> None:
    mail = Mail()
    store(table, 2)
    table.put({"pk": "CASE#", "sk": "NOTICE#bad", "due_shard": "0", "due_at": "2026"})
    sweep(table, mail, clock)
    assert mail.calls == 2


def test_a_round_ends_when_its_time_is_over(table: Table, clock: Clock) -> None:
    mail = Mail()
    store(table, 3)
    sweep(table, mail, clock, has_time=lambda: mail.calls < 2)
    assert mail.calls == 2


@pytest.mark.parametrize("error", [DOWN, SILENCE])
def test_a_round_gives_up_on_email_that_is_down(
    table: Table, clock: Clock, error: Exception
) -> None:
    mail = Mail(error)
    store(table, PATIENCE + 2)
    sweep(table, mail, clock)
    assert mail.calls == PATIENCE


def test_all_that_waits_goes_with_the_first_success(table: Table, clock: Clock) -> None:
    store(table, 3, refusals=4)
    sweep(table, Mail(DOWN), clock)
    assert Notices(table).due(clock(), MOST) == []
    clock.forward(minutes=1)
    store_one_more = a_notice(owner="CASE#2", number="2", refusals=1)
    Notices(table).add(store_one_more)
    mail = Mail()
    sweep(table, mail, clock)
    assert mail.calls == 4


def test_what_is_held_by_a_sender_is_not_hastened(table: Table, clock: Clock) -> None:
    store(table, 2)
    held = Notices(table).read("CASE#0", "new-1-coordinator")
    assert held
    Notices(table).save(held.claimed(clock(), "tag"))
    mail = Mail()
    sweep(table, mail, clock)
    assert mail.calls == 1


def test_a_refusal_of_the_message_waits_for_a_person_at_once(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    store(table)
    sweep(table, Mail(refusal("MessageRejected")), clock)
    assert states(table, clock, 1) == [State.PARKED]
    assert Notices(table).parked("general", MOST) == [("CASE#0", "NOTICE#new-1-coordinator")]
    assert figures(capsys)[Metric.NOTICES_PARKED] == 1


def test_a_role_without_an_address_waits_for_a_person_and_holds_up_no_other(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    early = clock() - UNSETTLED - timedelta(minutes=1)
    store(table, PATIENCE, role="nobody", waiting_since=early)
    store(table)
    mail = Mail()
    sweeping(table, mail, clock, {"general": {"coordinator": "coordinator@example.org"}})(
        lambda: True
    )
    assert mail.told == {"coordinator@example.org": 1}
    assert len(Notices(table).parked("general", MOST)) == PATIENCE
    assert figures(capsys)[Metric.NOTICES_UNSETTLED] == 0


def test_in_place_of_a_role_without_an_address_the_next_is_told(table: Table, clock: Clock) -> None:
    store(table, role="nobody")
    mail = Mail()
    for _ in range(2):
        sweep(table, mail, clock)
    assert mail.told == {"manager@example.org": 1}


def test_while_others_are_answered_an_unknown_outcome_is_sent_again_twice_and_then_parked(
    table: Table, clock: Clock
) -> None:
    mail = Mail(SILENCE, only="0")
    store(table, 2)
    for number in range(6):
        Notices(table).add(a_notice(owner="CASE#1", number=f"other-{number}", due_at=clock()))
        sweep(table, mail, clock)
        clock.forward(minutes=A_LEASE)
    assert mail.calls - len(mail.messages) == 3
    assert states(table, clock, 1) == [State.PARKED]


def test_after_hours_in_which_nobody_was_answered_all_are_told_when_their_lease_ends(
    table: Table, clock: Clock
) -> None:
    store(table, PATIENCE)
    for _ in range(40):
        sweep(table, Mail(SILENCE), clock)
        clock.forward(minutes=A_LEASE)
    mail = Mail()
    sweep(table, mail, clock)
    assert mail.told == {"coordinator@example.org": PATIENCE}


def test_after_two_days_in_which_nobody_was_answered_a_person_must_look(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    store(table, waiting_since=clock() - GIVE_UP)
    sweep(table, Mail(SILENCE), clock)
    assert states(table, clock, 1) == [State.PARKED]
    assert figures(capsys)[Metric.NOTICES_PARKED] == 1


def test_an_event_settles_what_nobody_was_answered(table: Table, clock: Clock) -> None:
    store(table)
    notice = Notices(table).read("CASE#0", "new-1-coordinator")
    assert notice
    sent = notice.claimed(clock(), "tag")
    Notices(table).save(sent)
    Notices(table).change(sent, lambda held: held.delivered(clock()))
    delivering(table, Mail(), clock).unanswered("CASE#0", "new-1-coordinator")
    assert states(table, clock, 1) == [State.DELIVERED]
    assert Notices(table).due(clock() + LEASE, MOST) == []


@pytest.mark.parametrize(
    ("waited", "unsettled"), [(UNSETTLED, 0), (UNSETTLED + timedelta(seconds=1), 1)]
)
def test_what_waits_for_too_long_is_counted(
    table: Table,
    clock: Clock,
    capsys: pytest.CaptureFixture[str],
    waited: timedelta,
    unsettled: int,
) -> None:
    store(table, waiting_since=clock() - waited)
    sweep(table, Mail(DOWN), clock)
    assert figures(capsys)[Metric.NOTICES_UNSETTLED] == unsettled


def test_a_round_says_that_it_ran(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    sweep(table, Mail(), clock)
    assert figures(capsys) == {Metric.SWEEPER_RAN: 1, Metric.NOTICES_UNSETTLED: 0}


def test_above_twenty_an_hour_a_role_gets_one_summary(table: Table, clock: Clock) -> None:
    mail = Mail()
    store(table, MOST_AN_HOUR + 5)
    sweep(table, mail, clock)
    assert mail.told == {"coordinator@example.org": MOST_AN_HOUR}
    assert states(table, clock, MOST_AN_HOUR + 5).count(State.SUMMARISED) == 5
    clock.forward(hours=1)
    sweep(table, mail, clock)
    assert mail.subjects[MOST_AN_HOUR:] == ["Many new: General enquiries"]


def test_a_new_hour_counts_anew(table: Table, clock: Clock) -> None:
    mail = Mail()
    store(table, MOST_AN_HOUR)
    sweep(table, mail, clock)
    clock.forward(hours=1)
    Notices(table).add(a_notice(owner="CASE#0", number="2", due_at=clock(), waiting_since=clock()))
    sweep(table, mail, clock)
    assert mail.calls == MOST_AN_HOUR + 1


def test_a_flagged_case_is_told_at_once_however_many_came_before(
    table: Table, clock: Clock
) -> None:
    mail = Mail()
    store(table, MOST_AN_HOUR + 5)
    sweep(table, mail, clock)
    Notices(table).add(a_notice(owner="CASE#0", number="2", priority=True))
    sweep(table, mail, clock)
    assert mail.calls == MOST_AN_HOUR + 1


def test_news_after_the_summary_has_gone_is_in_the_next(table: Table, clock: Clock) -> None:
    notices = Notices(table)
    sent = a_notice(
        owner="TEAM#general", kind=Kind.SUMMARY, number="2026-11-21T10",
        sent_at=clock(), due_at=None, sends=1,
    )  # fmt: skip
    notices.add(sent)
    store(table, MOST_AN_HOUR + 1)
    sweep(table, Mail(), clock)
    assert notices.read("TEAM#general", "summary-2026-11-21T11-coordinator")
