"""Which part answers what: the template's functions, the site and our own pages."""

from collections.abc import Mapping, Sequence
from typing import Final

from local_stack.addresses import OPENID, OUTBOX, Addresses
from local_stack.environment import CLIENT_ID
from local_stack.functions import Functions
from local_stack.gateway.api import Api
from local_stack.gateway.cdn import Cdn
from local_stack.gateway.hosts import Hosts
from local_stack.gateway.messages import Responder
from local_stack.gateway.routes import Routes
from local_stack.openid.authorisation import Client
from local_stack.openid.provider import Provider
from local_stack.outbox import sent_emails
from local_stack.outbox_pages import OutboxPages
from local_stack.schedules import played
from local_stack.template import Template
from local_stack.terminal import Say

_PUBLIC: Final = "PublicApi"
_DESK: Final = "DeskApi"
_RETURN: Final = "/sign-in/return"
"""The desk's path that the provider sends people back to."""


def handlers(template: Template) -> Sequence[str]:
    """Return the handler of every function that something in the template calls here."""
    routes = [*template.routes(_PUBLIC), *template.routes(_DESK)]
    return sorted(
        {route.handler for route in routes}
        | {source.handler for source in template.stream_sources()}
        | {schedule.handler for schedule in played(template.schedules())}
    )


def front_door(
    template: Template,
    functions: Functions,
    site: Responder,
    local: Mapping[str, Responder],
    cdn: Cdn,
    tell: Say,
) -> Responder:
    """Return what answers every request: both APIs, the site, and the pages of this machine."""
    public = Api(Routes(template.routes(_PUBLIC)), functions.call, tell)
    desk = Api(Routes(template.routes(_DESK)), functions.call, tell)
    return Hosts(public, desk, site, local, cdn)


def local_pages(addresses: Addresses, secret: str, functions: Functions) -> dict[str, Responder]:
    """Return the outbox and the identity provider; `secret` is the desk's at the provider."""
    client = Client(CLIENT_ID, secret, (addresses.desk + _RETURN,))
    return {
        OUTBOX: OutboxPages(sent_emails, functions.paused),
        OPENID: Provider(addresses.issuer, client),
    }
