"""How teams come to be told: by the stream, by the round of every minute, and by SES's events."""

from datetime import timedelta
from typing import Any

from intake.adapters.notices import notice_item
from intake.cases.moments import kept
from intake.notices.notice import Kind, Notice
from intake.services.deliver_notices import MOST_AN_HOUR
from tests.support.deployed import Deployed
from tests.support.notices import a_notice
from tests.support.receipts import event_body
from tests.support.stored_case import case_id, new_case, store

DIGEST = {"owner": "TEAM#general", "kind": Kind.DIGEST, "number": "2026-11-21"}


def the_stream_tells(world: Deployed) -> None:
    """Of new cases, of a team's digest, of one case too many, and whom else when one bounces."""
    arrive(world, 11)
    _add(world, a_notice(**DIGEST, counts={"new": 1}))
    _doubt(world, 11)
    world.follow_stream()
    _be_too_many(world)
    arrive(world, 12)
    world.follow_stream()


def the_round_tells(world: Deployed) -> None:
    """Of what the stream left, of cases that nobody opened, and of what became of an email."""
    arrive(world, 13, days_ago=30)
    _add(world, a_notice(**DIGEST | {"number": "2026-11-22"}, counts={"new": 1}))
    _add(world, a_notice(**DIGEST | {"number": "2026-11-23"}, doubted_at=world.now()))
    _doubt(world, 13)
    world.call("SweepNotices", {})
    _be_too_many(world)
    arrive(world, 14)
    world.call("SweepNotices", {})


def ses_tells(world: Deployed) -> None:
    """That emails came, or came back, about a case and about a team's digest."""
    for owner, kind in ((f"CASE#{case_id(19)}", Kind.NEW), ("TEAM#general", Kind.DIGEST)):
        for number, event in enumerate(("Delivery", "Bounce"), 1):
            notice = a_notice(owner=owner, kind=kind, number=str(number), tag=f"tag-{number}")
            _add(world, notice)
            body = event_body(notice, event, world.now(), bounceType="Permanent")
            world.call("RecordReceipts", {"Records": [_message(body)]})


def teams_hear_how_things_stand(world: Deployed) -> None:
    """Every morning."""
    world.call("SendDigest", {})


def arrive(world: Deployed, number: int, *, days_ago: float = 0) -> None:
    """Store a case with its notice, that was received so long ago."""
    at = world.now() - timedelta(days=days_ago)
    moments = {
        "received_at": at,
        "remind_at": at + timedelta(days=1),
        "promised_by": at + timedelta(days=2),
    }
    store(world.table, new_case(number, **moments))
    _add(world, a_notice(owner=f"CASE#{case_id(number)}", waiting_since=at, due_at=at))


def _doubt(world: Deployed, number: int) -> None:
    """Let a case's mailbox be full: the email went, and is to go to somebody else."""
    doubted = a_notice(owner=f"CASE#{case_id(number)}", number="2", doubted_at=world.now())
    _add(world, doubted)


def _be_too_many(world: Deployed) -> None:
    """Let a role have had its fill of emails in this hour, and in the next if it begins now."""
    for hours in (0, 1):
        hour = kept(world.now() + timedelta(hours=hours))[:13]
        key = {"pk": "COUNTER#general#coordinator", "sk": f"HOUR#{hour}"}
        world.table.put({**key, "counted": MOST_AN_HOUR})


def _add(world: Deployed, notice: Notice) -> None:
    world.table.put(notice_item(notice))


def _message(body: str) -> dict[str, Any]:
    return {"messageId": "1", "eventSource": "aws:sqs", "body": body, "attributes": {}}
