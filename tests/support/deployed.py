"""Every function as the template deploys it, over AWS in memory and real sockets.

Tables and secrets have the names of their resources, each function is wired with the environment
that the template gives it and no other, and what each asks of AWS is noted by its name.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from secrets import token_urlsafe
from threading import Thread, local
from typing import Any, Final

from moto import mock_aws

from intake.adapters.notices import DUE
from intake.adapters.table import Item, Table
from local_stack.addresses import OPENID, Addresses
from local_stack.environment import CLIENT_ID, SENDER, UNWATCHED, applied, isolated
from local_stack.functions import Context
from local_stack.gateway.api import Api
from local_stack.gateway.cdn import marking
from local_stack.gateway.hosts import Hosts
from local_stack.gateway.routes import Routes
from local_stack.gateway.server import Server
from local_stack.gateway.static import serve
from local_stack.openid.authorisation import Client
from local_stack.openid.provider import Provider
from local_stack.places import TEMPLATE
from local_stack.seeding import team_addresses
from local_stack.template import Template
from tests.support.clients import aws_client
from tests.support.door import definitions
from tests.support.events import CDN_KEY
from tests.support.policy import Call, as_text
from tests.support.recording import heard_by
from tests.support.requests import Params, calls_of
from tests.support.site import built
from tests.support.template import resources, written

TABLES: Final = ("Table", "LedgerTable")


class Deployed:
    """The functions, called by their names in the template."""

    def __init__(self, addresses: Addresses) -> None:
        self.addresses = addresses
        self.calls: dict[str, list[Call]] = {}
        self.streaming = False
        """Whether the stream is followed at once after each call of the forms."""
        made = resources(written(), "AWS::SecretsManager::Secret")
        self.secrets = {name: token_urlsafe(32) for name in made} | {"OriginKeyA": CDN_KEY}
        self._thread = local()
        functions = resources(written(), "AWS::Serverless::Function")
        self._functions = {name: each["Properties"] for name, each in functions.items()}

    def call(self, name: str, event: Any = None) -> Any:
        """Call a function; event and result pass through JSON."""
        handler = self._functions[name]["Handler"]
        module = import_module(handler.rpartition(".")[0])
        with self._running(name):
            result = module.handle(json.loads(json.dumps(event)), Context(handler))
        return json.loads(json.dumps(result))

    def answer(self, handler: str, event: Any) -> Any:
        """Call the function with a handler, as a gateway does."""
        (name,) = (n for n, each in self._functions.items() if each["Handler"] == handler)
        result = self.call(name, event)
        if self.streaming:
            self.follow_stream()
        return result

    def follow_stream(self) -> None:
        """Hand every notice that is due to the notifying function, as new ones come to it."""
        due = self.table.query_index("due", "due_shard", DUE)
        records = [_record(item, at) for at, item in enumerate(due, 1)]
        found = [each for each in records if "NOTICE#" in json.dumps(each)]
        assert self.call("NotifyCoordinators", {"Records": found}) == {"batchItemFailures": []}

    @staticmethod
    def now() -> datetime:
        """Return the moment, in whole seconds: the functions have the machine's own clock."""
        return datetime.now(UTC).replace(microsecond=0)

    @property
    def table(self) -> Table:
        """The table, for whoever prepares a case; nothing of that is noted."""
        return Table(aws_client("dynamodb"), "Table")

    @property
    def ledger(self) -> Table:
        """The ledger of deletions, likewise."""
        return Table(aws_client("dynamodb"), "LedgerTable")

    def prepare(self) -> None:
        """Create what the functions expect to find, and wire each of them."""
        template = Template.read(TEMPLATE)
        for name in TABLES:
            aws_client("dynamodb").create_table(**template.table_properties(name, name))
        for name, value in self.secrets.items():
            aws_client("secretsmanager").create_secret(Name=name, SecretString=value)
        aws_client("sesv2").create_email_identity(EmailIdentity=SENDER)
        for name, function in self._functions.items():
            given = function["Environment"]["Variables"]
            with applied({**isolated(), **{n: self._value(v) for n, v in given.items()}}):
                self._wired(name)

    def forget(self) -> None:
        """Let nobody find what was wired here."""
        for function in self._functions.values():
            _application(function).cache_clear()

    def listen(self, service: str, operation: str, params: Params) -> None:
        """Note what the running function asks."""
        if name := getattr(self._thread, "running", ""):
            self.calls.setdefault(name, []).extend(calls_of(service, operation, params))

    def _wired(self, name: str) -> None:
        make = _application(self._functions[name])
        make.cache_clear()
        with self._running(name):
            make()

    @contextmanager
    def _running(self, name: str) -> Iterator[None]:
        before = getattr(self._thread, "running", "")
        self._thread.running = name
        try:
            yield
        finally:
            self._thread.running = before

    def _value(self, given: Any) -> str:
        """Return what a variable of the template is here."""
        parameters = {
            "Stage": "test",
            "Sender": SENDER,
            "TeamAddresses": json.dumps(team_addresses(definitions().teams)),
            "SiteUrl": self.addresses.site,
            "DeskUrl": self.addresses.desk,
            "OpenIdIssuer": self.addresses.issuer,
            "OpenIdClientId": CLIENT_ID,
        }
        match given:
            case {"Fn::If": [_, _, otherwise]}:
                return self._value(otherwise)
            case {"Ref": name}:
                return parameters.get(str(name), str(name))
        return as_text(given).replace("/var/task", str(built()))


def _record(item: Item, at: int) -> dict[str, Any]:
    """Return what the stream, which carries keys only, tells of a new item."""
    keys = {"pk": {"S": item["pk"]}, "sk": {"S": item["sk"]}}
    told = {"Keys": keys, "SequenceNumber": str(at), "StreamViewType": "KEYS_ONLY"}
    return {"eventID": str(at), "eventName": "INSERT", "eventSource": "aws:dynamodb",
            "dynamodb": told}  # fmt: skip


def _application(function: dict[str, Any]) -> Any:
    return import_module(function["Handler"].rpartition(".")[0]).application


@contextmanager
def deployed() -> Iterator[Deployed]:
    """Deploy everything for the block."""
    server = Server(0)
    world = Deployed(Addresses(server.port))
    server.responder = _front_door(world)
    with applied({**isolated(), **UNWATCHED}), mock_aws(), heard_by(world.listen):
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
