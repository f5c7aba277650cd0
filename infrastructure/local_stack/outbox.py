"""What was sent: the emails that moto's mail service keeps instead of delivering them."""

from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from local_stack.environment import REGION


@dataclass(frozen=True)
class Sent:
    """One email as its reader gets it; `number` counts from 1 in the order of sending."""

    number: int
    to: str
    subject: str
    date: str
    text: str
    html: str
    headers: dict[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def sent_emails() -> list[Sent]:
    """Return every email sent in this process, the newest first."""
    kept = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages
    return [_read(number, message.raw_data) for number, message in enumerate(kept, 1)][::-1]


def _read(number: int, raw: str) -> Sent:
    message = message_from_bytes(raw.encode(), _class=EmailMessage, policy=policy.default)
    return Sent(
        number=number,
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        date=str(message.get("Date", "")),
        text=_part(message, "plain"),
        html=_part(message, "html"),
        headers={name: str(value) for name, value in message.items()},
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return "" if part is None else str(part.get_content())
