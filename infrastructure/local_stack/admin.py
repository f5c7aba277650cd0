"""`make admin DATABASE=dynamodb-local`: the same commands on what a laptop keeps.

Works beside a running `make serve DATABASE=dynamodb-local`, and without one.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from os import environ
from pathlib import Path
from typing import TextIO

from moto import mock_aws

from intake.handlers.admin import main as command
from local_stack import dynamodb_local
from local_stack.addresses import Addresses
from local_stack.databases import FOLDER, NOTE
from local_stack.environment import applied, isolated, settings
from local_stack.keys import make_keys
from local_stack.places import BUILD, TEMPLATE
from local_stack.storage import prepare
from local_stack.template import Template
from local_stack.terminal import Refusal, say


def main(
    arguments: Sequence[str] | None = None, build: Path = BUILD, given: TextIO = sys.stdin
) -> int:
    """Do one command of `intake.handlers.admin` on the kept table; returns 1 if it cannot."""
    folder = build / FOLDER
    if not folder.exists():
        say("Nothing is kept yet: run make serve DATABASE=dynamodb-local first.")
        return 1
    try:
        with ExitStack() as steps:
            endpoint = steps.enter_context(_engine(folder))
            variables = isolated(endpoint) | settings(Addresses(0), build / "definitions")
            steps.enter_context(applied(variables))
            steps.enter_context(mock_aws())
            prepare(Template.read(TEMPLATE), make_keys(folder))
            return command(arguments, environ, given)
    except Refusal as refusal:
        say(str(refusal))
        return 1


@contextmanager
def _engine(folder: Path) -> Iterator[str]:
    note = folder / NOTE
    if note.exists() and dynamodb_local.answers(endpoint := note.read_text(encoding="utf-8")):
        yield endpoint
        return
    with dynamodb_local.running(folder) as endpoint:
        yield endpoint


if __name__ == "__main__":
    sys.exit(main())
