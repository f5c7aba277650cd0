"""One part fails for long, or a function is killed: nothing is lost and everybody is told."""

from collections import Counter
from datetime import timedelta

import pytest

from intake.notices.notice import State
from tests.reliability.rig import faults
from tests.reliability.rig.alarms import own_alarms, rung
from tests.reliability.rig.audit import Stored
from tests.reliability.rig.crowds import edited, flood
from tests.reliability.rig.kills import kills_in_notify, kills_in_submit
from tests.reliability.rig.outages import KINDS, outage, stream_off
from tests.reliability.rig.submissions import reference, urgent
from tests.reliability.rig.world import World

POINTS = 20
SLOW = 2.5
"""Seconds; a function waits for two."""


@pytest.mark.parametrize("kind", KINDS)
def test_after_an_hour_without_ses_all_are_told_and_one_alarm_has_rung(
    dynamodb_endpoint: str, kind: str
) -> None:
    found = outage(dynamodb_endpoint, 6, 1, kind)
    assert found.audit.untold == []
    assert found.audit.notices.keys() == {State.DELIVERED}
    assert found.last_told <= 15
    assert [each.name for each in found.alarms] == ["NoticesUnsettledAlarm"]
    assert found.first_alarm <= 15


def test_when_the_sweeper_dies_an_alarm_rings_within_a_quarter_of_an_hour(
    dynamodb_endpoint: str,
) -> None:
    with World(dynamodb_endpoint, faults.none()).running() as world:
        for _ in range(20):
            world.minute()
        died = world.clock()
        alarms = [each for each in own_alarms() if each.metric == "SweeperRan"]
        figures = world.functions.printed.figures
        lived_from = died - timedelta(minutes=5)
        assert rung(alarms, figures, lived_from, died) == []
        (ringing,) = rung(alarms, figures, died, died + timedelta(hours=1))
        assert ringing.at - died <= timedelta(minutes=15)


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


def test_a_store_slower_than_anybody_waits_gives_the_words_back_and_keeps_one_case(
    dynamodb_endpoint: str,
) -> None:
    with World(dynamodb_endpoint, faults.none()).running() as world:
        submission = urgent(1, world.clock(), world.faults)
        world.database.delay = SLOW
        answer = world.functions.call("submit_form", submission.event())
        assert answer["statusCode"] == 503
        assert submission.fields["concern"] in answer["body"]
        world.database.delay = 0.0
        # the first request arrives after all, when nobody waits for it any more
        assert reference(world.functions.call("submit_form", submission.event()))
        assert len(Stored.of(world.table).cases) == 1


def test_a_notice_that_can_never_go_holds_up_no_other(dynamodb_endpoint: str) -> None:
    with World(dynamodb_endpoint, faults.none()).running() as world:
        submissions = [urgent(number, world.clock(), world.faults) for number in range(12)]
        for each in submissions:
            world.visitors.add(each, world.clock())
        world.visitors.act(world.clock())
        world.table.delete(f"CASE#{submissions[5].case_id}", "CASE")
        world.settle()
        states = Counter(each.state(world.clock()) for each in Stored.of(world.table).notices)
        assert states == {State.DELIVERED: 11, State.PARKED: 1}
        assert world.functions.printed.total("NoticesParked") == 1
