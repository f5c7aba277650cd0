"""One part fails for long, or a function is killed: nothing is lost and everybody is told."""

from tests.reliability.rig.scenarios import (
    edited,
    flood,
    kills_in_notify,
    kills_in_submit,
    outage,
    stream_off,
)

POINTS = 20


def test_after_an_hour_without_ses_all_are_told_and_one_alarm_has_rung(
    dynamodb_endpoint: str,
) -> None:
    found = outage(dynamodb_endpoint, submissions=6, hours=1)
    assert found.audit.untold == []
    assert found.last_told <= 15
    assert [each.name for each in found.alarms] == ["NoticesUnsettledAlarm"]
    assert found.first_alarm <= 15


def test_without_the_stream_the_sweeper_tells_all_within_five_minutes(
    dynamodb_endpoint: str,
) -> None:
    found = stream_off(dynamodb_endpoint, 40)
    assert found.audit.untold == []
    assert found.slowest <= 5


def test_killed_anywhere_a_submission_is_whole_or_not_there(dynamodb_endpoint: str) -> None:
    found = kills_in_submit(dynamodb_endpoint, POINTS, 1)
    assert found.killed == POINTS
    assert found.audit.half == []
    assert (found.audit.lost, found.audit.doubled, found.audit.untold) == ([], [], [])


def test_killed_anywhere_a_notice_goes_once(dynamodb_endpoint: str) -> None:
    found = kills_in_notify(dynamodb_endpoint, POINTS, 1)
    assert found.killed == POINTS
    assert (found.audit.untold, found.audit.twice) == ([], [])


def test_edited_answers_under_one_token_are_both_kept_in_one_case(dynamodb_endpoint: str) -> None:
    found = edited(dynamodb_endpoint, 5)
    assert (found.texts, found.cases, found.references) == (10, 5, 5)


def test_a_flood_holds_up_nothing_urgent_and_hides_no_case(dynamodb_endpoint: str) -> None:
    found = flood(dynamodb_endpoint, 30)
    assert found.urgent_told <= 5
    assert found.most_an_hour <= 21
    assert found.listed == 30
