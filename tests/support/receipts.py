"""SES's events as SNS puts them into a queue."""

import json
from datetime import datetime
from typing import Any

from intake.notices.notice import Notice
from intake.notices.receipt import tags_of
from tests.support.notices import NOW


def event_body(notice: Notice, event: str, at: datetime = NOW, **details: Any) -> str:
    """Return the body of a queue's message about an email of this notice."""
    stamp = at.isoformat().replace("+00:00", "Z")
    tags = {name: [value] for name, value in tags_of(notice).items()}
    told: dict[str, Any] = {
        "eventType": event,
        "mail": {
            "timestamp": stamp,
            "messageId": "accepted-1",
            "destination": ["coordinator@example.org"],
            "tags": {"ses:configuration-set": ["alongside"], **tags},
        },
    }
    if event in ("Delivery", "Bounce", "Complaint", "DeliveryDelay"):
        told[event[0].lower() + event[1:]] = {"timestamp": stamp, **details}
    return json.dumps({"Type": "Notification", "Message": json.dumps(told)})
