"""Each error that SES knows, answered by a true HTTP response: what becomes of the notice."""

import pytest

from intake.notices.notice import State
from tests.reliability.rig import faults
from tests.reliability.rig.audit import Stored
from tests.reliability.rig.ses import REFUSALS, REPLY_LOST, takes_all
from tests.reliability.rig.submissions import urgent
from tests.reliability.rig.world import World

PARKING = {
    "MessageRejected", "MailFromDomainNotVerifiedException", "NotFoundException",
    "BadRequestException",
}  # fmt: skip


def sent_once(world: World, how: str) -> None:
    world.ses.plan = lambda: how
    world.visitors.add(urgent(1, world.clock(), world.faults), world.clock())
    # in the order that needs no second round
    world.visitors.act(world.clock())
    world.sweep()


def states(world: World) -> list[State]:
    return [notice.state(world.clock()) for notice in Stored.of(world.table).notices]


@pytest.mark.parametrize("error", sorted(REFUSALS))
def test_a_refusal_parks_what_a_person_must_mend_and_keeps_the_rest(
    dynamodb_endpoint: str, error: str
) -> None:
    with World(dynamodb_endpoint, faults.none()).running() as world:
        sent_once(world, error)
        assert world.ses.requests == 1
        assert states(world) == [State.PARKED if error in PARKING else State.PENDING]
        assert world.functions.printed.total("NoticesParked") == (error in PARKING)


@pytest.mark.parametrize("error", sorted(REFUSALS.keys() - PARKING))
def test_what_was_refused_for_a_while_goes_later(dynamodb_endpoint: str, error: str) -> None:
    with World(dynamodb_endpoint, faults.none()).running() as world:
        sent_once(world, error)
        world.ses.plan = takes_all
        world.settle()
        assert states(world) == [State.DELIVERED]
        assert len(world.ses.accepted) == 1


def test_taken_with_the_reply_lost_goes_once_while_events_come(dynamodb_endpoint: str) -> None:
    with World(dynamodb_endpoint, faults.none()).running() as world:
        sent_once(world, REPLY_LOST)
        world.ses.plan = takes_all
        world.settle()
        assert len(world.ses.accepted) == 1
        assert states(world) == [State.DELIVERED]


def test_taken_for_two_days_with_every_reply_and_event_lost_is_parked(
    dynamodb_endpoint: str,
) -> None:
    with World(dynamodb_endpoint, faults.none()).running() as world:
        world.queue.loss = 1.0
        sent_once(world, REPLY_LOST)
        world.clock.forward(hours=47)
        world.settle()
        # an urgent one too goes once in ten minutes at last, not whenever its lease ends
        assert len(world.ses.accepted) <= 12
        assert states(world) == [State.PARKED]
