"""One logger and one set of figures for all functions, and what keeps answers out of them."""

import os
from enum import StrEnum
from traceback import extract_tb
from typing import Final

from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import (
    AmazonCloudWatchEMFProvider,
)

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


class Metric(StrEnum):
    """Every figure that a function reports; docs/operating.md says which alarm reads which."""

    SWEEPER_RAN = "SweeperRan"
    DIGEST_RAN = "DigestRan"
    RETENTION_RAN = "RetentionRan"
    SYNTHETIC_ARRIVED = "SyntheticArrived"
    NOTICES_SENT = "NoticesSent"
    NOTICES_UNSETTLED = "NoticesUnsettled"
    NOTICES_PARKED = "NoticesParked"
    NOTICES_BOUNCED = "NoticesBounced"
    NOTICES_COMPLAINED = "NoticesComplained"
    SUBMISSIONS_FAILED = "SubmissionsFailed"
    LARGE_EXPORTS = "LargeExports"


# the template names the stage in it, so that two stages in one account stay apart
_NAMESPACE: Final = os.environ.get("POWERTOOLS_METRICS_NAMESPACE", "Alongside")

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


def measure(metric: Metric, value: int = 1) -> None:
    """Report a figure in CloudWatch's embedded format, a JSON line without any dimension.

    No dimension, because a dimension would be one more place for a name to end up in.
    """
    figures = AmazonCloudWatchEMFProvider(namespace=_NAMESPACE)
    figures.add_metric(str(metric), MetricUnit.Count, value)
    figures.flush_metrics()
