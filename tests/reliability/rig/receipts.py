"""What SES tells about an email it took, through SNS, as messages in a queue."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from tests.reliability.rig.ses import Accepted

SENDER: Final = "notifications@example.org"
_TOPIC: Final = "arn:aws:sns:eu-west-2:123456789012:alongside-receipts"

Details = Mapping[str, Any]


def body(accepted: Accepted, event: str, at: datetime, details: Details | None = None) -> str:
    """Return the body of one message; `details` go into the part that the event has of its own."""
    part = {"DeliveryDelay": "deliveryDelay"}.get(event, event.lower())
    told = {
        "eventType": event,
        "mail": _mail(accepted),
        part: _detail(event, accepted, at) | dict(details or {}),
    }
    return json.dumps(
        {
            "Type": "Notification",
            "MessageId": f"{accepted.message_id}-{event}",
            "TopicArn": _TOPIC,
            "Subject": "Amazon SES Email Event Notification",
            "Message": json.dumps(told),
            "Timestamp": _stamp(at),
            "SignatureVersion": "1",
            "Signature": "rig",
            "SigningCertURL": "https://sns.eu-west-2.amazonaws.com/rig.pem",
            "UnsubscribeURL": "https://sns.eu-west-2.amazonaws.com/",
        }
    )


def _mail(accepted: Accepted) -> dict[str, Any]:
    own = {
        "ses:operation": ["SendRawEmail"],
        "ses:configuration-set": ["alongside"],
        "ses:source-ip": ["192.0.2.7"],
        "ses:from-domain": ["example.org"],
        "ses:caller-identity": ["notify"],
    }
    headers = {"From": SENDER, "To": accepted.to, "Subject": accepted.subject}
    return {
        "timestamp": _stamp(accepted.at),
        "source": SENDER,
        "sourceArn": "arn:aws:ses:eu-west-2:123456789012:identity/example.org",
        "sendingAccountId": "123456789012",
        "messageId": accepted.message_id,
        "destination": [accepted.to],
        "headersTruncated": False,
        "headers": [{"name": name, "value": value} for name, value in headers.items()],
        "commonHeaders": {
            "from": [SENDER],
            "to": [accepted.to],
            "subject": accepted.subject,
            "messageId": accepted.message_id,
        },
        "tags": {**own, **{name: [value] for name, value in accepted.tags.items()}},
    }


def _detail(event: str, accepted: Accepted, at: datetime) -> dict[str, Any]:
    detail = _DETAILS.get(event)
    return detail(_stamp(at), accepted.to) if detail else {}


def _delivery(stamp: str, to: str) -> dict[str, Any]:
    return {
        "timestamp": stamp,
        "processingTimeMillis": 812,
        "recipients": [to],
        "smtpResponse": "250 2.0.0 OK",
        "reportingMTA": "a1-2.smtp-out.eu-west-2.amazonses.com",
    }


def _bounce(stamp: str, to: str) -> dict[str, Any]:
    return {
        "feedbackId": "0101-feedback",
        "bounceType": "Permanent",
        "bounceSubType": "General",
        "bouncedRecipients": [{"emailAddress": to, "action": "failed", "status": "5.1.1"}],
        "timestamp": stamp,
        "reportingMTA": "dsn; a1-2.smtp-out.eu-west-2.amazonses.com",
    }


def _complaint(stamp: str, to: str) -> dict[str, Any]:
    return {
        "feedbackId": "0101-feedback",
        "complaintSubType": None,
        "complainedRecipients": [{"emailAddress": to}],
        "timestamp": stamp,
        "complaintFeedbackType": "abuse",
    }


def _delay(stamp: str, to: str) -> dict[str, Any]:
    return {
        "timestamp": stamp,
        "delayType": "MailboxFull",
        "expirationTime": stamp,
        "delayedRecipients": [{"emailAddress": to, "status": "4.2.2"}],
    }


_DETAILS: Final[Mapping[str, Callable[[str, str], dict[str, Any]]]] = {
    "Delivery": _delivery,
    "Bounce": _bounce,
    "Complaint": _complaint,
    "DeliveryDelay": _delay,
}

USUAL: Final = (("Send", timedelta(seconds=1)), ("Delivery", timedelta(seconds=40)))
"""What becomes of nearly every email, and how soon it is known."""


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03}Z"
