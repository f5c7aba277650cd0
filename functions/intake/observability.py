"""One logger for all functions, and the allow-list that keeps answers out of it."""

from traceback import extract_tb
from typing import Final

from aws_lambda_powertools.logging import Logger

ALLOWED: Final = frozenset(
    {
        "attempts",
        "case_id",
        "code",
        "count",
        "error_type",
        "form",
        "message_id",
        "notice",
        "page",
        "raised_in",
        "status",
        "team",
    }
)
"""What a log line may hold besides its name: our own identifiers, codes and counts."""

# Powertools' `location` would name this module in every line, and nothing else can have the name
_logger = Logger(service="intake", location=None)


class FieldNotAllowed(ValueError):
    """Raised by `log` for a field that is not on the allow-list."""


def log(event: str, **fields: str | int) -> None:
    """Write one JSON line named by `event`; refuses fields that are not on the allow-list."""
    unknown = sorted(fields.keys() - ALLOWED)
    if unknown:
        raise FieldNotAllowed(", ".join(unknown))
    _logger.info(event, extra=fields)


def log_error(event: str, error: BaseException, **fields: str | int) -> None:
    """Write the type and the place of an error, never its text: texts quote what people typed."""
    frames = extract_tb(error.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "unknown"
    log(event, error_type=type(error).__name__, raised_in=place, **fields)
