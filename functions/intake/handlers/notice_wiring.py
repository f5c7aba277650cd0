"""What every function that handles notices is made of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from intake.adapters import clients
from intake.adapters.definitions import Definitions
from intake.adapters.mailer import Mailer
from intake.adapters.notices import Notices
from intake.adapters.open_cases import OpenCases
from intake.adapters.table import Table
from intake.adapters.table_clock import TableClock
from intake.cases import synthetic
from intake.directory.addresses import Addresses
from intake.directory.teams import Team
from intake.services.deliver_notices import DeliverNotices
from intake.services.write_notices import WriteNotices
from intake.settings import Settings

now = partial(datetime.now, UTC)


@dataclass(frozen=True)
class NoticeParts:
    """The table's notices, open cases and clock, teams and addresses, and the way to deliver."""

    notices: Notices
    cases: OpenCases
    addresses: Addresses
    teams: dict[str, Team]
    deliver: DeliverNotices
    clock: TableClock


def notice_parts() -> NoticeParts:
    """Make the parts from the settings."""
    settings = Settings.from_environment()
    database = clients.database()
    clock = TableClock(now)
    clock.follow(database)
    table = Table(database, settings.table_name)
    definitions = Definitions(settings.definitions)
    teams = definitions.teams
    addresses = Addresses({**settings.team_addresses, **synthetic.ADDRESSES})
    notices = Notices(table)
    deliver = DeliverNotices(
        notices,
        Mailer(clients.mail(), settings.sender, settings.configuration_set),
        WriteNotices(table, teams, definitions.services, settings.desk_url),
        addresses,
        teams,
        clock,
    )
    return NoticeParts(notices, OpenCases(table), addresses, teams, deliver, clock)
