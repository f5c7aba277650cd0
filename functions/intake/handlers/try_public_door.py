"""Every hour: a submission of our own, through the public door."""

from datetime import UTC, datetime
from functools import cache, partial
from time import sleep
from typing import Any, Final

from aws_lambda_powertools.utilities.typing import LambdaContext
from urllib3 import PoolManager

from intake.adapters import clients
from intake.adapters.definitions import Definitions
from intake.adapters.public_site import PublicSite
from intake.adapters.secrets import read_secret
from intake.adapters.synthetic_cases import SyntheticCases
from intake.adapters.table import Table
from intake.handlers.wordless import wordless
from intake.services.try_public_door import TryPublicDoor
from intake.settings import Settings

FORM: Final = "contact"
"""The form that everybody may send."""

TIDYING: Final = 30_000
"""Milliseconds that are kept for deleting what the trial made."""


@cache
def application() -> TryPublicDoor:
    """Make the trial and everything behind it, once for each execution environment."""
    settings = Settings.from_environment()
    definitions = Definitions(settings.definitions)
    return TryPublicDoor(
        PublicSite(PoolManager(), settings.site_url),
        definitions.forms[FORM],
        definitions.starts[FORM],
        SyntheticCases(Table(clients.database(), settings.table_name)),
        read_secret(clients.secrets(), settings.token_secret),
        partial(datetime.now, UTC),
        sleep,
    )


@wordless("function_failed")
def handle(_event: dict[str, Any], context: LambdaContext) -> None:
    """Do one trial."""
    application()(lambda: context.get_remaining_time_in_millis() > TIDYING)
