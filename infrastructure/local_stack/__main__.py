"""`python -m local_stack`: what `make serve` starts."""

import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from os import environ
from threading import Event

from local_stack.addresses import Addresses
from local_stack.databases import Database
from local_stack.openid.people import CASEY
from local_stack.stack import Choices, Stack
from local_stack.terminal import Refusal, say

_HIGHEST_PORT = 65535


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] = environ) -> int:
    """Serve until Ctrl-C; returns 1 when the stack cannot start."""
    given = _read(arguments, environment)
    # SIGTERM stops it as Ctrl-C does; a script that starts it with & has SIGINT ignored
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.default_int_handler)
    try:
        with Stack(_choices(given)) as stack:
            _tell_where(stack.addresses)
            Event().wait()
    except Refusal as refusal:
        say(str(refusal))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
    return 0


def _read(arguments: Sequence[str] | None, environment: Mapping[str, str]) -> Namespace:
    parser = ArgumentParser(prog="local_stack", usage="python -m local_stack [options]")
    parser.add_argument("--port", default=environment.get("PORT") or "8000")
    parser.add_argument("--database", default=environment.get("DATABASE") or Database.EMBEDDED)
    return parser.parse_args(arguments)


def _choices(given: Namespace) -> Choices:
    if not given.port.isdecimal() or int(given.port) > _HIGHEST_PORT:
        raise Refusal(f"PORT={given.port} is no port: give a number up to {_HIGHEST_PORT}.")
    if given.database not in set(Database):
        raise Refusal(f"DATABASE={given.database} is unknown: {' or '.join(Database)}.")
    return Choices(int(given.port), Database(given.database))


def _tell_where(addresses: Addresses) -> None:
    say(f"  The site    {addresses.site}")
    say(f"  The desk    {addresses.desk} (sign in as {CASEY.name} or another)")
    say(f"  The outbox  {addresses.outbox}")
    say("Press Ctrl-C to stop.")


if __name__ == "__main__":
    sys.exit(main())
