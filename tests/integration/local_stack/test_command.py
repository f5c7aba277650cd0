"""`python -m local_stack` as `make serve` starts it."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ, pathsep

import pytest

from local_stack.places import ROOT
from tests.support.web import ask

COMMAND = [sys.executable, "-m", "local_stack"]
PATHS = pathsep.join(str(ROOT / name) for name in ("functions", "infrastructure"))


def run(**variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command until it ends by itself."""
    return subprocess.run(  # noqa: S603 our own command
        COMMAND,
        env={**environ, "PYTHONPATH": PATHS, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@contextmanager
def started(**variables: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """Run the command until the block ends; gives the process and what it said until it was up."""
    process = subprocess.Popen(  # noqa: S603 our own command
        COMMAND,
        env={**environ, "PYTHONPATH": PATHS, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    try:
        said: list[str] = []
        for line in process.stdout:
            said.append(line.rstrip())
            if "Ctrl-C" in line:
                break
        assert process.poll() is None, "\n".join(said)
        yield process, said
    finally:
        process.kill()
        process.communicate()


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


@pytest.fixture(scope="module")
def up() -> Iterator[tuple[str, list[str]]]:
    """One that runs for whoever only looks at it: its port and what it said."""
    port = free_port()
    with started(PORT=port) as (_, said):
        yield port, said


def test_a_busy_port_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        finished = run(PORT=str(port))
    words = f"Port {port} is busy: another program listens there. Try PORT={port + 1}.\n"
    assert (finished.returncode, finished.stdout, finished.stderr) == (1, words, "")


@pytest.mark.parametrize("port", ["http", "65536", "-1"])
def test_what_is_no_port_is_one_clear_line(port: str) -> None:
    finished = run(PORT=port)
    words = f"PORT={port} is no port: give a number up to 65535.\n"
    assert (finished.returncode, finished.stdout, finished.stderr) == (1, words, "")


def test_an_unknown_database_is_one_clear_line() -> None:
    finished = run(DATABASE="oracle")
    words = "DATABASE=oracle is unknown: embedded or dynamodb-local.\n"
    assert (finished.returncode, finished.stdout, finished.stderr) == (1, words, "")


def test_it_says_where_everything_is(up: tuple[str, list[str]]) -> None:
    port, said = up
    words = "\n".join(said)
    for address in ("127.0.0.1:{}", "desk.localhost:{}", "127.0.0.1:{}/_local/outbox"):
        assert f"http://{address.format(port)}" in words
    assert said[-1] == "Press Ctrl-C to stop."
    assert ask(f"http://127.0.0.1:{port}/").status == 200


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(way: signal.Signals) -> None:
    with started(PORT=free_port()) as (process, _):
        process.send_signal(way)
        rest, _ = process.communicate(timeout=20)
        assert (process.returncode, rest) == (0, "Stopped.\n")


def test_nothing_listens_elsewhere(up: tuple[str, list[str]]) -> None:
    port, _ = up
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", int(port)), timeout=2)
