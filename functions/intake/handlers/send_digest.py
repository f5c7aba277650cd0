"""Every morning: how things stand, to each team."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from intake.handlers.notice_wiring import notice_parts, now
from intake.handlers.wordless import wordless
from intake.services.send_digest import SendDigest


@cache
def application() -> SendDigest:
    """Make the use case and everything behind it, once for each execution environment."""
    parts = notice_parts()
    return SendDigest(parts.notices, parts.cases, parts.addresses, parts.teams)


@wordless("function_failed")
def handle(_event: dict[str, Any], _context: LambdaContext) -> None:
    """Make today's digests."""
    application()(now())
