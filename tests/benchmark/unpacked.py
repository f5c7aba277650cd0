"""Both packages for this machine's processor, unpacked, with what the runtime brings beside them.

What functions cost is measured on these: the runtime's Python, bytecode, our cut descriptions.
"""

import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Final

from deployment.packages import PACKAGES, make_package
from deployment.target import Target, interpreter
from local_stack.environment import REGION
from local_stack.places import ROOT
from tests.support.site import built

PLACE: Final = ROOT / "build" / "bench"
_LOCK: Final = ROOT / "requirements" / "dev.txt"
_RUNTIMES: Final = ("botocore", "jmespath", "python-dateutil", "six", "urllib3")
"""What Lambda's Python brings and a package does not: botocore and what it asks for."""


@dataclass(frozen=True)
class Unpacked:
    """A package's folder, the runtime's, and the Python that is deployed."""

    folder: Path
    runtime: Path
    python: str

    def environment(self, **more: str) -> Mapping[str, str]:
        """Return the variables of a function, with nobody's keys."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{self.folder}:{self.runtime}",
            "PYTHONDONTWRITEBYTECODE": "1",
            # as on Lambda, nothing is looked for where the command was given
            "PYTHONSAFEPATH": "1",
            # what Lambda sets while it starts a function because somebody waits for it
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
            "POWERTOOLS_METRICS_DISABLED": "true",
            "TABLE_NAME": "alongside",
            "DEFINITIONS": str(self.folder / "definitions"),
            "TOKEN_SECRET": "TOKEN_SECRET",
            "PERSON_SECRET": "PERSON_SECRET",
            "OPENID_SECRET": "OPENID_SECRET",
            "ORIGIN_KEYS": "ORIGIN_KEY_A,ORIGIN_KEY_B",
            **more,
        }

    def command(self, code: str, *arguments: str) -> list[str]:
        """Return the command that runs a text as the function's Python would."""
        return [self.python, "-c", code, *arguments]


def unpacked() -> dict[str, Unpacked]:
    """Make both packages for this machine's processor; by their names."""
    target = Target(platform.machine())
    runtime = _runtime()
    into = PLACE / "packages"
    for package in PACKAGES:
        make_package(package, target, built() / "definitions", into)
    names = (package.name for package in PACKAGES)
    return {name: Unpacked(into / name, runtime, interpreter()) for name in names}


def _runtime() -> Path:
    """Install what the runtime brings, from the same lock as everything; return its folder."""
    folder = PLACE / "runtime"
    rmtree(folder, ignore_errors=True)
    PLACE.mkdir(parents=True, exist_ok=True)
    chosen = PLACE / "runtime.txt"
    chosen.write_text("\n".join(_locked()), encoding="utf-8")
    _run(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--no-compile", "--require-hashes", "--target", str(folder),
         "-r", str(chosen))  # fmt: skip
    _run(interpreter(), "-m", "compileall", "-q", str(folder))
    return folder


def _locked() -> list[str]:
    """Return the lock's entries for what the runtime brings, with their hashes."""
    entries = _LOCK.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [entry for entry in entries if entry.partition("==")[0] in _RUNTIMES]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 our own commands
