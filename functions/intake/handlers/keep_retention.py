"""Every night: what is past its time is deleted, and holds end."""

from datetime import UTC, datetime
from functools import cache

from intake.adapters import clients
from intake.adapters.case_parts import CaseParts
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import Ledger
from intake.adapters.table import Table
from intake.handlers.wordless import wordless
from intake.services.delete_case import DeleteCase
from intake.services.retention_round import RetentionRound
from intake.settings import Settings


@cache
def application() -> RetentionRound:
    """Make the round and everything behind it, once for each execution environment."""
    settings = Settings.from_environment()
    database = clients.database()
    table = Table(database, settings.table_name)
    parts = CaseParts(table)
    ledger = Ledger(Table(database, settings.ledger_name))
    return RetentionRound(Keepings(table), parts, DeleteCase(parts, ledger))


@wordless("function_failed")
def handle(_event: object, _context: object) -> None:
    """Do the round of this night; raises Failed when a case could not be dealt with."""
    application()(datetime.now(UTC))
