"""Our own submission, from the public door to SES and away again, on a table in memory."""

from typing import Any

import pytest

from intake.adapters.notices import DUE, Notices
from intake.adapters.open_cases import OpenCases
from intake.adapters.seen_page import SeenPage
from intake.adapters.table import Item, Table
from intake.cases.synthetic import PREFIX, STATUS, TEAM
from intake.directory.addresses import Addresses
from intake.notices.notice import State
from intake.observability import Metric
from intake.services.send_digest import SendDigest
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.door import definitions, door
from tests.support.figures import figures
from tests.support.notices import delivering
from tests.support.outbox import sent
from tests.support.trial import (
    TOLD,
    DoorSite,
    for_a_while,
    our_mark,
    plain_case,
    send_contact,
    trial,
    trial_case,
)

LISTS = ("worklist", "received", "expiry")


@pytest.fixture
def ses(aws: None) -> Any:  # noqa: ARG001 it must stand before the client
    client = aws_client("sesv2")
    client.create_email_identity(EmailIdentity="desk@example.org")
    return client


@pytest.fixture
def site(table: Table, clock: Clock) -> DoorSite:
    return DoorSite(door(table, clock))


def everything() -> list[Item]:
    found = aws_client("dynamodb").scan(TableName="alongside")["Items"]
    return [{name: next(iter(value.values())) for name, value in item.items()} for item in found]


def keys() -> set[tuple[str, str]]:
    # how many emails a role had this hour is no part of a case
    return {(i["pk"], i["sk"]) for i in everything() if not i["pk"].startswith("COUNTER#")}


def listed(index: str) -> list[Item]:
    return list(aws_client("dynamodb").scan(TableName="alongside", IndexName=index)["Items"])


def deliver_all(table: Table, ses: Any, clock: Clock) -> None:
    deliver = delivering(table, ses, clock, TOLD)
    for owner, sk in Notices(table).due(clock(), 10):
        deliver.deliver(owner, sk.removeprefix("NOTICE#"))


def test_a_trial_that_comes_through_is_reported(
    table: Table, clock: Clock, ses: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    trial(table, clock, wait=lambda _: deliver_all(table, ses, clock))(for_a_while())
    assert figures(capsys)[Metric.SYNTHETIC_ARRIVED] == 1


def test_nothing_stays_of_it(table: Table, clock: Clock, ses: Any) -> None:
    seen: list[int] = []

    def wait(_: float) -> None:
        seen.append(len(everything()))
        deliver_all(table, ses, clock)

    trial(table, clock, wait=wait)(for_a_while())
    assert seen[0] >= 6
    assert [item["pk"] for item in everything() if PREFIX in item["pk"]] == []


def test_its_email_goes_to_the_simulator_alone(table: Table, clock: Clock, ses: Any) -> None:
    trial(table, clock, wait=lambda _: deliver_all(table, ses, clock))(for_a_while())
    assert [email["To"] for email in sent()] == ["success@simulator.amazonses.com"]


def test_a_trial_whose_notice_does_not_go_reports_nothing(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    left = iter([True, True, False])
    trial(table, clock)(lambda: next(left))
    assert Metric.SYNTHETIC_ARRIVED not in figures(capsys)


def test_what_a_trial_left_the_next_one_deletes(table: Table, clock: Clock, ses: Any) -> None:
    trial(table, clock)(lambda: False)
    (left,) = (item["pk"] for item in everything() if item["sk"] == "CASE")
    clock.forward(hours=1)
    trial(table, clock, wait=lambda _: deliver_all(table, ses, clock))(for_a_while())
    assert left not in [item["pk"] for item in everything()]


def test_a_closed_door_reports_nothing(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = DoorSite(door(table, clock, addresses={}))
    trial(table, clock, site=closed)(for_a_while())
    assert Metric.SYNTHETIC_ARRIVED not in figures(capsys)


def test_a_trial_with_another_key_reports_nothing_and_stores_nothing(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    trial(table, clock, key=b"another key")(for_a_while())
    assert Metric.SYNTHETIC_ARRIVED not in figures(capsys)
    assert everything() == []


def test_a_failed_trial_is_told_by_type_alone(
    table: Table, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        trial(table, clock, site=DoorSite(door(table, clock, addresses={})))(for_a_while())
    told = vars(caplog.records[-1])
    assert told["message"] == "synthetic_failed"
    assert told["error_type"] == "AssertionError"


def test_no_other_case_is_deleted(table: Table, clock: Clock, ses: Any, site: DoorSite) -> None:
    somebody, _ = send_contact(site, lambda _id: "")
    kept = keys()
    trial(table, clock, wait=lambda _: deliver_all(table, ses, clock))(for_a_while())
    assert table.get(plain_case(somebody), "CASE")
    assert keys() == kept


def test_a_marked_submission_stands_on_no_list(table: Table, site: DoorSite) -> None:
    submission, _ = send_contact(site, our_mark)
    case = table.get(trial_case(submission), "CASE")
    assert case
    assert case["status"] == STATUS
    assert {index: listed(index) for index in LISTS} == {index: [] for index in LISTS}


def test_a_marked_submission_is_never_due_for_a_reminder(table: Table, site: DoorSite) -> None:
    send_contact(site, our_mark)
    due = table.query_index("due", "due_shard", DUE)
    assert [item["sk"].split("#")[0] for item in due] == ["NOTICE"]


def test_a_marked_submission_is_not_weighed_as_spam(table: Table, site: DoorSite) -> None:
    submission, _ = send_contact(site, our_mark)
    case = table.get(trial_case(submission), "CASE")
    assert case
    assert "suspicions" not in case
    assert not [item for item in everything() if item["pk"].startswith("COUNTER#")]


def test_no_digest_counts_a_marked_submission(table: Table, clock: Clock, site: DoorSite) -> None:
    send_contact(site, our_mark)
    teams = definitions().teams
    SendDigest(Notices(table), OpenCases(table), Addresses(TOLD), teams)(clock())
    digests = [item for item in everything() if item["sk"].startswith("NOTICE#digest")]
    notices = [Notices(table).read(d["pk"], d["sk"].removeprefix("NOTICE#")) for d in digests]
    assert digests
    assert {count for each in notices if each for count in each.counts.values()} == {0}


def test_all_keys_of_a_marked_submission_are_its_own(site: DoorSite) -> None:
    send_contact(site, our_mark)
    assert {item["pk"].split("#")[1].startswith(PREFIX) for item in everything()} == {True}


def test_a_marked_submission_has_one_notice_and_it_is_to_no_team(
    table: Table, clock: Clock, site: DoorSite
) -> None:
    submission, _ = send_contact(site, our_mark)
    notices = table.query(trial_case(submission), "NOTICE#")
    assert [each["team"] for each in notices] == [TEAM]
    notice = Notices(table).read(trial_case(submission), "new-1-simulator")
    assert notice
    assert notice.state(clock()) is State.PENDING


@pytest.mark.parametrize("forged", ["", "1", "0" * 64, "é"])
def test_a_forged_mark_makes_an_ordinary_case(table: Table, site: DoorSite, forged: str) -> None:
    submission, page = send_contact(site, lambda _id: forged)
    case = table.get(plain_case(submission), "CASE")
    assert case
    assert case["team"] == "general"
    assert case["reference"] == page.reference
    assert not table.get(trial_case(submission), "CASE")


def test_the_mark_of_another_submission_makes_an_ordinary_case(
    table: Table, site: DoorSite
) -> None:
    first, _ = send_contact(site, our_mark)
    second, _ = send_contact(site, lambda _id: our_mark(first))
    assert table.get(plain_case(second), "CASE")
    assert not table.get(trial_case(second), "CASE")


def test_a_repeated_trial_is_the_same_case(site: DoorSite) -> None:
    _, first = send_contact(site, our_mark)
    again = SeenPage.of("")
    again.action = "/forms/contact/check-your-answers"
    assert site.send(again, site.sent).reference == first.reference
