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
from intake.adapters.identity_provider import Client, IdentityProvider
from intake.adapters.members import Members
from intake.adapters.provider_http import ProviderHttp
from intake.adapters.secrets import read_secret
from intake.adapters.table import Table
from intake.handlers.desk_pages import CasePages
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_routes import Desk
from intake.handlers.desk_sign_in import SignInPages
from intake.handlers.from_cdn import FromCdn
from intake.handlers.http import Response
from intake.rendering.chrome import Chrome
from intake.services.sign_in import SignIn
from intake.settings import Settings


def handle(event: Mapping[str, Any], context: object) -> Response:  # noqa: ARG001
    """Answer one request of API Gateway (payload 2.0)."""
    return application()(event)


@cache
def application() -> FromCdn:
    """Build the desk from the environment, once for each process."""
    settings = Settings.from_environment()
    table = Table(clients.database(), settings.table_name)
    responses = DeskResponses(Chrome(Definitions(settings.definitions).chrome("desk")))
    secret = partial(read_secret, clients.secrets())
    sign_in = SignIn(
        _provider(settings, secret(settings.openid_secret).decode()),
        Members(table),
        DeskSessions(table),
        secret(settings.token_secret),
        _now,
    )
    entrance = SignInPages(sign_in, responses, settings.desk_url)
    pages = CasePages(CaseReader(table), sign_in, responses, _now)
    desk = Desk(sign_in, entrance, pages, responses)
    return FromCdn([*map(secret, settings.origin_keys)], desk.answer)


def _provider(settings: Settings, secret: str) -> IdentityProvider:
    back = f"{settings.desk_url}/sign-in/return"
    client = Client(settings.openid_client_id, secret, back)
    return IdentityProvider(ProviderHttp(PoolManager()), settings.openid_issuer, client, _now)


def _now() -> datetime:
    return datetime.now(UTC)
