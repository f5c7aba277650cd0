"""The official DynamoDB Local: fetched, never kept in the repository, run for as long as needed.

Its licence forbids passing it on. `python -m local_stack.dynamodb_local` fetches it.
"""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Final
from urllib.error import HTTPError
from urllib.request import urlopen

from local_stack.addresses import LOOPBACK
from local_stack.dynamodb_package import fetch
from local_stack.places import TOOLS
from local_stack.terminal import Refusal, Say, say
from local_stack.tools import ensure

_PATIENCE: Final = 60
"""Seconds until it must have answered; it takes about two on a free machine."""

_HASTE: Final = "-XX:TieredStopAtLevel=1"
"""The option that spares the JVM its thorough compiler, which pays only after a minute."""

_JVM: Final = (
    "-Xms256m",
    "-Xmx384m",
    # the engine takes 16 MiB anew for each request: without room and large pages for that, it is
    # most of what a request costs
    "-Xmn160m",
    "-XX:+UseTransparentHugePages",
    "-XX:+UseSerialGC",
    _HASTE,
)
_PARTS: Final = Path(__file__).with_name("dynamodb_local.xml")


@contextmanager
def running(
    folder: Path | None = None, *, tools: Path = TOOLS, tell: Say = say, long: bool = False
) -> Iterator[str]:
    """Run it on a free port and give its endpoint; data is kept in `folder`, or in memory.

    `long` makes it slower for a minute and quicker afterwards, as a measurement wants it.
    Raises Refusal when Java or npm is missing or it does not answer.
    """
    engine = fetch(tools, tell)
    java = ensure("java", "default-jre-headless", tell)
    port = _free_port()
    process = subprocess.Popen(  # noqa: S603 our own words and paths
        [
            java,
            *_options(long=long),
            *_properties(folder, port),
            *_start(engine),
        ],
        cwd=engine,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C ends us first, and then we end it
        start_new_session=True,
    )
    try:
        _wait(process, port)
        yield f"http://{LOOPBACK}:{port}"
    finally:
        process.terminate()
        process.wait()


def _options(*, long: bool) -> list[str]:
    return [option for option in _JVM if not (long and option == _HASTE)]


def _properties(folder: Path | None, port: int) -> list[str]:
    kept = [] if folder is None else [f"-Dfolder={folder}"]
    return [
        f"-Dport={port}",
        f"-DinMemory={'true' if folder is None else 'false'}",
        "-Dorg.eclipse.jetty.LEVEL=WARN",
        "-Djava.library.path=DynamoDBLocal_lib",
        *kept,
    ]


def _start(engine: Path) -> list[str]:
    classes = f"{engine / 'DynamoDBLocal.jar'}:{engine / 'DynamoDBLocal_lib'}/*"
    return ["-cp", classes, "org.eclipse.jetty.xml.XmlConfiguration", str(_PARTS)]


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as taken:
        return int(taken.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        if process.poll() is not None:
            raise Refusal(f"DynamoDB Local stopped with status {process.returncode}.")
        if answers(f"http://{LOOPBACK}:{port}"):
            return
        sleep(0.1)
    raise Refusal(f"DynamoDB Local did not answer within {_PATIENCE} seconds.")


def answers(endpoint: str) -> bool:
    """Tell whether an engine is there."""
    try:
        urlopen(endpoint, timeout=2).close()  # noqa: S310 our own endpoint on this machine
    except HTTPError as refusal:
        # it wants a signed request, so it is there
        refusal.close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    try:
        fetch(TOOLS, say)
        ensure("java", "default-jre-headless", say)
    except Refusal as refusal:
        sys.exit(str(refusal))
