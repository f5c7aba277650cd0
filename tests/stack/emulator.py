"""ministack: AWS on this machine, on the loopback address alone, in a process of its own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import create_server
from typing import Any

from botocore.config import Config
from botocore.session import get_session

from local_stack.places import TOOLS
from tests.support.web import ask, eventually

PYTHON = TOOLS / "ministack" / "bin" / "python"
BESIDE = Path(__file__).parent / "beside"
LOOPBACK = "127.0.0.1"
START_SECONDS = 60


@dataclass(frozen=True)
class Emulator:
    """Where it answers."""

    port: int

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def client(self, service: str, region: str) -> Any:
        return get_session().create_client(
            service,
            region,
            endpoint_url=self.address,
            config=Config(retries={"total_max_attempts": 1}),
        )

    def emails(self) -> list[dict[str, Any]]:
        """What its SES was asked to send."""
        found = ask(f"{self.address}/_ministack/ses/messages").json["messages"]
        return [email for account in found.values() for email in account]


@contextmanager
def running(folder: Path, certificate: Path) -> Iterator[Emulator]:
    """Start it, with its log and all its files in a folder, and end it.

    The functions trust `certificate`, which the identity provider of the tests has.
    """
    port = _free_port()
    with (folder / "ministack.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 our own command
            [PYTHON, "-m", "ministack"],
            env=_environment(port, folder, certificate),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            eventually(lambda: _answers(port, process), START_SECONDS)
            yield Emulator(port)
        finally:
            process.terminate()
            process.wait(START_SECONDS)


def _environment(port: int, folder: Path, certificate: Path) -> dict[str, str]:
    # nothing of this process's PYTHON... or AWS_... must reach the functions
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        **kept,
        "GATEWAY_PORT": str(port),
        "BIND_HOST": LOOPBACK,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LAMBDA_EXECUTOR": "local",
        "MINISTACK_REGION": "eu-west-2",
        "PYTHONPATH": str(BESIDE),
        "SSL_CERT_FILE": str(certificate),
        "TMPDIR": str(folder),
    }


def _answers(port: int, process: "subprocess.Popen[bytes]") -> bool:
    assert process.poll() is None, "ministack has ended: see its log"
    with suppress(OSError):
        return ask(f"http://{LOOPBACK}:{port}/_ministack/health").status == 200
    return False


def _free_port() -> int:
    with create_server((LOOPBACK, 0)) as socket:
        return int(socket.getsockname()[1])
