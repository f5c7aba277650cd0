"""All that is deployed, behind one port of this machine: both APIs, the site and a provider."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Thread

from moto import mock_aws

from local_stack.addresses import OPENID, Addresses
from local_stack.environment import CLIENT_ID, UNWATCHED, applied, isolated
from local_stack.gateway.api import Api
from local_stack.gateway.cdn import marking
from local_stack.gateway.hosts import Hosts
from local_stack.gateway.routes import Routes
from local_stack.gateway.server import Server
from local_stack.gateway.static import serve
from local_stack.openid.authorisation import Client
from local_stack.openid.provider import Provider
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.support.deployed import Deployed
from tests.support.recording import heard_by
from tests.support.site import built


@contextmanager
def deployed() -> Iterator[Deployed]:
    """Deploy everything for the block."""
    server = Server(0)
    world = Deployed(Addresses(server.port))
    server.responder = _front_door(world)
    with applied({**isolated(), **UNWATCHED}), mock_aws(), heard_by(world.noted.listen):
        world.prepare()
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield world
        finally:
            server.shutdown()
            server.server_close()
            world.forget()


def _front_door(world: Deployed) -> Hosts:
    template = Template.read(TEMPLATE)
    public, desk = (
        Api(Routes(template.routes(name)), world.answer, lambda _line: None)
        for name in ("PublicApi", "DeskApi")
    )
    back = f"{world.addresses.desk}/sign-in/return"
    client = Client(CLIENT_ID, world.secrets["OpenIdSecret"], (back,))
    return Hosts(
        public,
        desk,
        partial(serve, built() / "site", "", ()),
        {OPENID: Provider(world.addresses.issuer, client)},
        marking(world.secrets["OriginKeyA"]),
    )
