"""The Lambda function behind the coordinators' desk."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from urllib3 import PoolManager

from intake.adapters import clients
from intake.adapters.case_reader import CaseReader
from intake.adapters.definitions import Definitions
from intake.adapters.desk_sessions import DeskSessions
from intake.adapters.drafts import Drafts
from intake.adapters.identity_provider import Client, IdentityProvider
from intake.adapters.keepings import Keepings
from intake.adapters.members import Members
from intake.adapters.persons import Persons
from intake.adapters.provider_http import ProviderHttp
from intake.adapters.secrets import read_secret
from intake.adapters.table import Table
from intake.adapters.worklist import Worklist
from intake.directory.teams import guarded_teams, told_teams
from intake.handlers.desk_cases import CasePages
from intake.handlers.desk_drafts import DraftPages
from intake.handlers.desk_lead import LeadDesk
from intake.handlers.desk_people import PeoplePages
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_routes import Desk
from intake.handlers.desk_search import SearchPages
from intake.handlers.desk_sign_in import SignInPages
from intake.handlers.desk_worklist import WorklistPages
from intake.handlers.from_cdn import FromCdn
from intake.handlers.http import Response
from intake.handlers.wordless import wordless
from intake.rendering.chrome import Chrome
from intake.services.desk_cases import DeskCases
from intake.services.keep_members import KeepMembers
from intake.services.list_cases import PURPOSE, ListCases
from intake.services.sealing import Seal, key_for
from intake.services.search_cases import SearchCases
from intake.services.sign_in import SignIn
from intake.settings import Settings


@wordless("function_failed")
def handle(event: Mapping[str, Any], context: object) -> Response:  # noqa: ARG001
    """Answer one request of API Gateway (payload 2.0)."""
    return application()(event)


@cache
def application() -> FromCdn:
    """Build the desk from the environment, once for each process."""
    settings = Settings.from_environment()
    table = Table(clients.database(), settings.table_name)
    definitions = Definitions(settings.definitions)
    responses = DeskResponses(Chrome(definitions.chrome("desk")))
    guarded = guarded_teams(definitions.teams)
    read = partial(read_secret, clients.secrets())
    secret, person_key = read(settings.token_secret), read(settings.person_secret)
    provider = _provider(settings, read(settings.openid_secret).decode())
    members = Members(table)
    keep = KeepMembers(members, guarded)
    sign_in = SignIn(provider, members, DeskSessions(table), secret, _now)
    entrance = SignInPages(sign_in, keep, responses, settings.desk_url)
    reader, keepings = CaseReader(table), Keepings(table)
    listing = ListCases(Worklist(table), members, guarded, Seal(key_for(secret, PURPOSE)))
    search = SearchCases(reader, keepings, Persons(table), person_key, guarded)
    teams = definitions.teams
    told = tuple(told_teams(teams, settings.team_addresses))
    cases = DeskCases.over(table, members, teams, told, definitions.forms, definitions.promise)
    lead = LeadDesk(
        table,
        Table(clients.database(), settings.ledger_name),
        definitions,
        settings.team_addresses,
        secret,
        person_key,
        members,
        responses,
        _now,
    )
    drafts = DraftPages(Drafts(table), responses, definitions.forms, lambda: cases.show.names([]))
    pages = (
        WorklistPages(listing, responses).pages,
        SearchPages(search, responses).pages,
        PeoplePages(members, keep, definitions.teams, responses).pages,
        CasePages(cases, responses).pages,
        *lead.pages,
    )
    desk = Desk(sign_in, entrance, drafts, responses, _now, *pages)
    return FromCdn([*map(read, settings.origin_keys)], desk.answer)


def _provider(settings: Settings, secret: str) -> IdentityProvider:
    back = f"{settings.desk_url}/sign-in/return"
    client = Client(settings.openid_client_id, secret, back)
    return IdentityProvider(ProviderHttp(PoolManager()), settings.openid_issuer, client, _now)


def _now() -> datetime:
    return datetime.now(UTC)
