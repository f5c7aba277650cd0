"""What moto's mail service was given, decoded, so that nothing hides in an encoding."""

from email import message_from_string
from email.message import Message
from email.policy import default
from typing import Any

from moto.backends import get_backend


def sent() -> list[Message]:
    backend: Any = get_backend("ses")["123456789012"]["eu-west-2"]
    return [message_from_string(each.raw_data, policy=default) for each in backend.sent_messages]


def sent_messages() -> list[str]:
    """Return every header and every part of each message as one text."""
    return [_whole(message) for message in sent()]


def _whole(message: Any) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in message.items())
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    return "\n".join([headers, *parts])
