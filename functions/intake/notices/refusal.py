"""Why SES did not take an email, and what follows from it."""

from enum import StrEnum
from typing import Final


class Cause(StrEnum):
    """What a refusal is about.

    A refusal of the message or its sender lasts until a person has looked; the two others end by
    themselves or with one act for all notices, so they are tried again.
    """

    THROTTLED = "throttled"
    MESSAGE = "message"
    ACCOUNT = "account"


_CAUSES: Final = {
    "TooManyRequestsException": Cause.THROTTLED,
    "LimitExceededException": Cause.THROTTLED,
    "ThrottlingException": Cause.THROTTLED,
    "ServiceUnavailable": Cause.THROTTLED,
    "MessageRejected": Cause.MESSAGE,
    "MailFromDomainNotVerifiedException": Cause.MESSAGE,
    "NotFoundException": Cause.MESSAGE,
    "BadRequestException": Cause.MESSAGE,
    "AccountSuspendedException": Cause.ACCOUNT,
    "SendingPausedException": Cause.ACCOUNT,
}
"""The errors of SES's SendEmail (its API reference, version 2), and two of AWS in general."""


def cause_of(code: str) -> Cause:
    """Return the cause behind an error code; what is not known here is no fault of the message."""
    return _CAUSES.get(code, Cause.ACCOUNT)
