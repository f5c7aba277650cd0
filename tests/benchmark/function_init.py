"""How long each function takes to start and what it holds then, beside `python -c pass`.

`python -m tests.benchmark.function_init`; ends with 1 when a bar is broken. As deployed: from the
unpacked package, with bytecode and the runtime's Python, until everything is made, the keys read
from a Secrets Manager on this machine. Each start is measured right after a bare one, because
other work on the machine then slows both.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import getloadavg
from statistics import median
from time import perf_counter
from typing import Final

from deployment.terminal import say
from tests.benchmark.unpacked import Unpacked, unpacked
from tests.reliability.rig.secrets import running

PAIRS: Final = 21
MOST: Final = 20.0
"""Times `python -c pass`, for the function that a visitor waits for."""
MOST_MIB: Final = 48.0
BARRED: Final = "submit_form"
FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "public": (
        "submit_form", "notify_coordinators", "record_receipts", "sweep_notices", "send_digest",
        "keep_retention", "try_public_door",
    ),
    "desk": ("desk",),
}  # fmt: skip
"""The functions by package; a handler module each."""

# os._exit, because Lambda never takes a process down that has just been started
START: Final = """
import os, sys
from importlib import import_module
import_module(f"intake.handlers.{sys.argv[1]}").application()
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
sys.stdout.flush()
os._exit(0)
"""


@dataclass(frozen=True)
class Start:
    """One function: seconds of starts and of the bare ones beside them, and its largest KiB."""

    name: str
    taken: tuple[float, ...]
    bare: tuple[float, ...]
    kib: int

    @property
    def ratio(self) -> float:
        """The median of the pairs."""
        return median(own / bare for own, bare in zip(self.taken, self.bare, strict=True))

    @property
    def mib(self) -> float:
        """The most that was resident until it was ready."""
        return self.kib / 1024

    def line(self) -> str:
        """Return a row of the table."""
        taken, bare = median(self.taken) * 1000, median(self.bare) * 1000
        return f"{self.name:<24}{taken:>8.0f} ms{bare:>8.1f} ms{self.ratio:>8.1f}{self.mib:>8.1f}"

    def broken(self) -> Iterator[str]:
        """Give each bar that it breaks."""
        if self.name == BARRED and self.ratio > MOST:
            yield f"{self.name} takes more than {MOST:.0f} times python -c pass"
        if self.name == BARRED and self.mib > MOST_MIB:
            yield f"{self.name} holds more than {MOST_MIB:.0f} MiB"


def started(package: Unpacked, name: str, secrets: str) -> Start:
    """Start a bare Python and a function in turn, after one start for practice."""
    # no address of a table: nothing of it is asked before the first request
    environment = package.environment(
        AWS_ENDPOINT_URL_SECRETS_MANAGER=secrets, DESK_URL="https://desk.example.org",
        OPENID_ISSUER="https://sign-in.example.org", LEDGER_NAME="ledger",
        SITE_URL="https://www.example.org",
    )  # fmt: skip
    bare, own = package.command("pass"), package.command(START, name)
    kib = int(_timed(own, environment)[1])
    pairs = [(_timed(bare, environment)[0], _timed(own, environment)[0]) for _ in range(PAIRS)]
    return Start(name, tuple(each[1] for each in pairs), tuple(each[0] for each in pairs), kib)


def _timed(command: list[str], environment: Mapping[str, str]) -> tuple[float, str]:
    began = perf_counter()
    done = subprocess.run(  # noqa: S603 our own command
        command, env=environment, check=True, capture_output=True, text=True
    )
    return perf_counter() - began, done.stdout


def _main() -> int:
    say(f"{'function':<24}{'start':>11}{'bare':>11}{'times':>8}{'MiB':>8}")
    broken: list[str] = []
    with running() as secrets:
        for name, package in unpacked().items():
            for function in FUNCTIONS[name]:
                start = started(package, function, secrets)
                say(start.line())
                broken += start.broken()
    say(f"bars of {BARRED}: {MOST:.0f} times, {MOST_MIB:.0f} MiB; load {getloadavg()[0]:.1f}")
    say("\n".join(broken) or "The start keeps its bars.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(_main())
