"""What SES tells about an email it took: an event, as SNS hands it to a queue."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from intake.notices.notice import Notice


class Event(StrEnum):
    """The kinds of event that say something about a notice."""

    SEND = "Send"
    DELIVERY = "Delivery"
    BOUNCE = "Bounce"
    COMPLAINT = "Complaint"
    DELAY = "DeliveryDelay"
    REJECT = "Reject"


_DETAILS: Final = {
    Event.DELIVERY: "delivery",
    Event.BOUNCE: "bounce",
    Event.COMPLAINT: "complaint",
    Event.DELAY: "deliveryDelay",
}


class NotAReceipt(ValueError):
    """Raised for a message that is no event of one of our emails."""


@dataclass(frozen=True)
class Receipt:
    """One event: what happened when, to the notice that lies at `owner` and `slot`.

    `tag` must be the notice's own; whoever does not know it cannot change the notice. `lasting`
    says of a bounce that the address does not work, and not only today.
    """

    event: Event
    at: datetime
    owner: str
    slot: str
    tag: str
    message_id: str
    lasting: bool

    def is_lasting_bounce(self) -> bool:
        """Tell whether the address does not take emails, today and tomorrow."""
        return self.event is Event.REJECT or (self.event is Event.BOUNCE and self.lasting)

    def applied(self, notice: Notice, now: datetime) -> Notice:
        """Return the notice with this event known; the same for any order and any repeats."""
        if self.is_lasting_bounce():
            return notice if notice.bounced_at else notice.bounced(self.at)
        match self.event:
            case Event.DELIVERY:
                return notice if notice.delivered_at else notice.delivered(self.at)
            case Event.COMPLAINT:
                return notice if notice.complained_at else notice.complained(self.at)
            case Event.BOUNCE | Event.DELAY:
                return notice if notice.doubted_at else notice.doubted(self.at, now)
        return notice if notice.sent_at else notice.sent(self.at, self.message_id)


def read_receipt(body: str) -> Receipt:
    """Read a queue's message; raises NotAReceipt with what it lacks, never with what it holds."""
    try:
        envelope = json.loads(body)
        told = json.loads(envelope["Message"])
        mail, tags = told["mail"], told["mail"]["tags"]
        event = Event(told["eventType"])
        details = told.get(_DETAILS.get(event, ""), {})
        return Receipt(
            event=event,
            at=_moment(details.get("timestamp") or mail["timestamp"]),
            owner=_only(tags, "owner-kind") + "#" + _only(tags, "owner"),
            slot=_only(tags, "slot"),
            tag=_only(tags, "notice"),
            message_id=str(mail["messageId"]),
            lasting=details.get("bounceType") == "Permanent",
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotAReceipt(type(error).__name__) from None


def tags_of(notice: Notice) -> dict[str, str]:
    """Return what an email carries, so that its events find the notice again."""
    kind, _, owner = notice.owner.partition("#")
    return {"notice": notice.tag, "owner-kind": kind, "owner": owner, "slot": notice.slot}


def _only(tags: Mapping[str, Any], name: str) -> str:
    (value,) = tags[name]
    if not isinstance(value, str):
        raise TypeError
    # a notice that nobody has claimed has an empty tag, which is nobody's secret
    if not value:
        raise ValueError
    return value


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError
    return moment
