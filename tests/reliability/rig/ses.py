"""SES's SendEmail (REST, version 2) on this machine: it remembers what it took."""

import json
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import count
from typing import Any, Final

from tests.reliability.rig.faults import Faults
from tests.reliability.rig.loopback import Message, response, serving

REFUSALS: Final[Mapping[str, int]] = {
    "TooManyRequestsException": 429,
    "LimitExceededException": 400,
    "AccountSuspendedException": 400,
    "SendingPausedException": 400,
    "MessageRejected": 400,
    "MailFromDomainNotVerifiedException": 400,
    "NotFoundException": 404,
    "BadRequestException": 400,
}
"""The modelled errors of SendEmail and their status."""

TAKES: Final = ""
NEVER_ARRIVES: Final = "never arrives"
REPLY_LOST: Final = "accepts, reply lost"
FAILS_AFTER: Final = "accepts, answers 500"
FAILS: Final = "500"
DOWN: Final = "503"


@dataclass(frozen=True)
class Accepted:
    """An email that SES took: from here on a person will see it."""

    message_id: str
    at: datetime
    to: str
    subject: str
    tags: Mapping[str, str]
    text: str

    @property
    def notice(self) -> str:
        return self.tags["notice"]


class FaultySes:
    """Answers each request as the plan says: one of REFUSALS, or one of the words above."""

    def __init__(self, plan: Callable[[], str], clock: Callable[[], datetime]) -> None:
        self.plan = plan
        self.accepted: list[Accepted] = []
        self.requests = 0
        self.told: Callable[[Accepted], object] = lambda _: None
        self._clock = clock
        self._numbers = count(1)

    @contextmanager
    def running(self) -> Iterator[str]:
        """Serve while the block lasts and give the endpoint."""
        with serving(lambda: nullcontext(self._answer)) as endpoint:
            yield endpoint

    def sends(self) -> Counter[str]:
        """Count the emails that were taken for each notice."""
        return Counter(each.notice for each in self.accepted)

    def _answer(self, request: Message) -> Message | None:
        assert request.target == "POST /v2/email/outbound-emails", request.target
        self.requests += 1
        how = self.plan()
        if how in REFUSALS:
            return _error(REFUSALS[how], how)
        if how in (NEVER_ARRIVES, FAILS, DOWN):
            return None if how == NEVER_ARRIVES else _error(int(how), "InternalFailure")
        accepted = self._take(json.loads(request.body))
        self.accepted.append(accepted)
        self.told(accepted)
        if how == REPLY_LOST:
            return None
        if how == FAILS_AFTER:
            return _error(500, "InternalFailure")
        return response(200, json.dumps({"MessageId": accepted.message_id}).encode())

    def _take(self, sent: Mapping[str, Any]) -> Accepted:
        message = message_from_bytes(b64decode(sent["Content"]["Raw"]["Data"]), policy=default)
        return Accepted(
            message_id=f"0101-{next(self._numbers):08}",
            at=self._clock(),
            to=str(message["To"]),
            subject=str(message["Subject"]),
            tags={tag["Name"]: tag["Value"] for tag in sent["EmailTags"]},
            text=words_of(message),
        )


def words_of(message: EmailMessage) -> str:
    """Return headers and parts as a person reads them: an encoded line's end may split a word."""
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    return "\n".join([*(f"{name}: {value}" for name, value in message.items()), *parts])


def _error(status: int, name: str) -> Message:
    code = "ServiceUnavailable" if status == 503 else name
    return response(status, json.dumps({"message": "from the rig"}).encode(), x_amzn_ErrorType=code)


def takes_all() -> str:
    """Take every email and say so."""
    return TAKES


def by_chance(faults: Faults) -> Callable[[], str]:
    """Refuse, lose or take, as the seed has it."""

    def plan() -> str:
        if faults.strikes("B8"):
            return faults.choose("B8", (*REFUSALS, DOWN))
        if faults.strikes("B9"):
            return faults.choose("B9", (REPLY_LOST, REPLY_LOST, FAILS_AFTER))
        return NEVER_ARRIVES if faults.strikes("B1") else TAKES

    return plan
