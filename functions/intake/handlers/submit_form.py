"""POST /forms/{form}/{page}: the public door."""

import secrets
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from intake.adapters import clients
from intake.adapters.definitions import Definitions
from intake.adapters.rates import Rates
from intake.adapters.secrets import read_secret
from intake.adapters.submissions import Submissions
from intake.adapters.table import Table
from intake.directory.teams import told_teams
from intake.handlers.form_door import FormDoor
from intake.handlers.from_cdn import FromCdn
from intake.handlers.http import Response
from intake.handlers.starting import made_at_start
from intake.handlers.wordless import wordless
from intake.rendering.chrome import Chrome
from intake.services.accept_submission import AcceptSubmission
from intake.services.turn_page import TurnPage
from intake.services.weigh_submission import WeighSubmission
from intake.settings import Settings


@made_at_start
@cache
def application() -> FromCdn:
    """Make the door and everything behind it, once for each execution environment."""
    settings = Settings.from_environment()
    definitions = Definitions(settings.definitions)
    secret = partial(read_secret, clients.secrets())
    clock = partial(datetime.now, UTC)
    person_key = secret(settings.person_secret)
    counters = cache(lambda: Table(clients.counters(), settings.table_name))
    accept = AcceptSubmission(
        Submissions(Table(clients.database(), settings.table_name)),
        told_teams(definitions.teams, settings.team_addresses),
        definitions.promise,
        WeighSubmission(Rates(counters, person_key)),
        person_key,
        clock,
        secrets.choice,
    )
    turn = TurnPage(secret(settings.token_secret), clock)
    chrome = Chrome(definitions.chrome("public"))
    door = FormDoor(definitions, chrome, settings.team_addresses, turn, accept, clock)
    return FromCdn([*map(secret, settings.origin_keys)], door.answer)


@wordless("function_failed")
def handle(event: dict[str, Any], _context: object) -> Response:
    """Answer one request with one page."""
    return application()(event)
