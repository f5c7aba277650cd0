"""Every minute: whatever is due, with or without the stream."""

from functools import cache
from typing import Any, Final

from aws_lambda_powertools.utilities.typing import LambdaContext

from intake.handlers.notice_wiring import notice_parts
from intake.handlers.wordless import wordless
from intake.services.remind_of_cases import RemindOfCases
from intake.services.sweep_notices import SweepNotices

ONE_SEND: Final = 30_000
"""Milliseconds that acting on one more item may take at most: all its time limits together."""


@cache
def application() -> SweepNotices:
    """Make the use case and everything behind it, once for each execution environment."""
    parts = notice_parts()
    remind = RemindOfCases(parts.cases, parts.addresses, parts.teams)
    return SweepNotices(parts.notices, parts.deliver, remind, parts.clock)


@wordless("function_failed")
def handle(_event: dict[str, Any], context: LambdaContext) -> None:
    """Do one round, and begin nothing that there is no time to finish."""
    application()(lambda: context.get_remaining_time_in_millis() >= ONE_SEND)
