"""The whole stack, started in order and stopped in the opposite one."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic
from types import TracebackType
from typing import Self

from moto import mock_aws

from local_stack.addresses import Addresses
from local_stack.building import Builder
from local_stack.databases import Database, opened
from local_stack.environment import UNWATCHED, applied, isolated, settings
from local_stack.functions import Functions
from local_stack.gateway.cdn import marking
from local_stack.gateway.server import Server
from local_stack.going_on import going_on
from local_stack.keys import Keys, make_keys
from local_stack.places import BUILD, ROOT, TEMPLATE
from local_stack.published import Published
from local_stack.publishing import Publisher
from local_stack.seeding import seed
from local_stack.storage import prepare
from local_stack.template import Template
from local_stack.terminal import Say, say
from local_stack.watching import Watcher
from local_stack.wiring import front_door, handlers, local_pages


@dataclass(frozen=True)
class Choices:
    """What may differ from run to run: port 0 is any free one; `build` takes all that is made."""

    port: int = 0
    database: Database = Database.EMBEDDED
    root: Path = ROOT
    build: Path = BUILD


class Stack:
    """Site, forms, desk, notifications and sign-in in this process, while the block lasts.

    Entering raises Refusal when something is not as it must be. One at a time: the environment
    and moto belong to the process.
    """

    addresses: Addresses

    def __init__(self, choices: Choices, tell: Say = say) -> None:
        self._choices = choices
        self._tell = tell
        self._template = Template.read(TEMPLATE)
        self._published = Published(choices.build)
        self._publisher = Publisher(
            Builder(choices.root, choices.build / "next"), self._published, tell
        )
        self._running = ExitStack()

    def __enter__(self) -> Self:
        began = monotonic()
        with ExitStack() as steps:
            server = self._listen(steps)
            watcher = Watcher(self._choices.root)
            self._publisher.first()
            functions, keys = self._prepare(steps)
            local = local_pages(self.addresses, keys["OPENID_SECRET"], functions)
            site, cdn = self._published, marking(keys["ORIGIN_KEYS"])
            server.responder = front_door(self._template, functions, site, local, cdn, self._tell)
            look = partial(self._look, watcher, functions)
            steps.enter_context(going_on(self._template, functions, look, self._tell))
            _run(steps, server)
            self._running = steps.pop_all()
        self._tell(f"Ready after {monotonic() - began:.1f} s.")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._running.__exit__(kind, error, trace)

    def _listen(self, steps: ExitStack) -> Server:
        server = Server(self._choices.port)
        steps.callback(server.server_close)
        self.addresses = Addresses(server.port)
        self._tell(f"Port {server.port} is free.")
        return server

    def _prepare(self, steps: ExitStack) -> tuple[Functions, Keys]:
        """Return the functions, with all they need in place, and the secrets."""
        engine = steps.enter_context(
            opened(self._choices.database, self._choices.build, self._tell)
        )
        definitions = self._published.definitions
        variables = settings(self.addresses, definitions.folder)
        steps.enter_context(applied(isolated(engine.endpoint) | variables | UNWATCHED))
        steps.enter_context(mock_aws())
        self._tell("Creating the table from the template, the secrets and the desk's people.")
        keys = make_keys(engine.folder)
        prepare(self._template, keys)
        seed(definitions, self.addresses.issuer)
        functions = Functions(handlers(self._template))
        # another stack in this process must not find clients that point to this one
        steps.callback(functions.forget)
        return functions, keys

    def _look(self, watcher: Watcher, functions: Functions) -> None:
        if watcher.changed():
            self._publisher.again(functions, partial(seed, issuer=self.addresses.issuer))


def _run(steps: ExitStack, server: Server) -> None:
    Thread(target=server.serve_forever, args=(0.1,), name="gateway", daemon=True).start()
    steps.callback(server.shutdown)
