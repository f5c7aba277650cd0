"""Every function as the template deploys it, over AWS in memory (tests/support/deployment.py).

Tables and secrets have the names of their resources, each function is wired with the environment
that the template gives it and no other, and what each asks of AWS is noted by its name.
"""

import json
from datetime import UTC, datetime
from importlib import import_module
from secrets import token_urlsafe
from typing import Any, Final

from intake.adapters.notices import DUE
from intake.adapters.table import Item, Table
from local_stack.addresses import Addresses
from local_stack.environment import SENDER, applied, isolated
from local_stack.functions import Context
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.support.clients import aws_client
from tests.support.events import CDN_KEY
from tests.support.noted import Noted
from tests.support.template import resources, written
from tests.support.variables import environment

TABLES: Final = ("Table", "LedgerTable")


class Deployed:
    """The functions, called by their names in the template."""

    def __init__(self, addresses: Addresses) -> None:
        self.addresses = addresses
        self.noted = Noted()
        self.streaming = False
        """Whether the stream is followed at once after each request."""
        made = resources(written(), "AWS::SecretsManager::Secret")
        self.secrets = {name: token_urlsafe(32) for name in made} | {"OriginKeyA": CDN_KEY}
        functions = resources(written(), "AWS::Serverless::Function")
        self._functions = {name: each["Properties"] for name, each in functions.items()}

    def call(self, name: str, event: Any = None) -> Any:
        """Call a function; event and result pass through JSON."""
        handler = self._functions[name]["Handler"]
        module = import_module(handler.rpartition(".")[0])
        with self.noted.running(name):
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
            with applied({**isolated(), **environment(function, self.addresses)}):
                self._wire(name)

    def forget(self) -> None:
        """Let nobody find what was wired here."""
        for function in self._functions.values():
            _application(function).cache_clear()

    def _wire(self, name: str) -> None:
        make = _application(self._functions[name])
        make.cache_clear()
        with self.noted.running(name):
            make()


def _record(item: Item, at: int) -> dict[str, Any]:
    """Return what the stream, which carries keys only, tells of a new item."""
    keys = {"pk": {"S": item["pk"]}, "sk": {"S": item["sk"]}}
    told = {"Keys": keys, "SequenceNumber": str(at), "StreamViewType": "KEYS_ONLY"}
    return {"eventID": str(at), "eventName": "INSERT", "eventSource": "aws:dynamodb",
            "dynamodb": told}  # fmt: skip


def _application(function: dict[str, Any]) -> Any:
    return import_module(function["Handler"].rpartition(".")[0]).application
