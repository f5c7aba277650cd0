"""The two packages that are deployed: the public functions' and the desk's."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deployment.archive import write_archive
from deployment.contents import add_bytecode, add_code, add_definitions, add_models
from deployment.target import Target
from deployment.terminal import Refusal

_REQUIREMENTS: Final = Path(__file__).parents[2] / "requirements"
_MIB: Final = 1024 * 1024
_OF_PIP: Final = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""Files of an installation that name the machine it was made on, or nothing of use."""


@dataclass(frozen=True)
class Package:
    """A package by its name, its lock and the most it may weigh, zipped, in bytes (DESIGN 8)."""

    name: str
    most: int

    @property
    def lock(self) -> Path:
        """The hash-pinned list of other people's code in it."""
        return _REQUIREMENTS / f"{self.name}.txt"


PACKAGES: Final = (Package("public", 5 * _MIB), Package("desk", 14 * _MIB))


def make_package(package: Package, target: Target, definitions: Path, into: Path) -> Path:
    """Make one package and return its archive; `into` keeps the folder it was made from too.

    Raises Refusal when something is missing or the package is too heavy.
    """
    folder = into / package.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    add_dependencies(package.lock, target, folder)
    add_code(folder)
    add_definitions(folder, definitions)
    add_models(folder)
    add_bytecode(folder)
    archive = into / f"{package.name}.zip"
    size = write_archive(folder, archive)
    if size > package.most:
        raise Refusal(
            f"{archive.name} weighs {size / _MIB:.1f} MiB; it may weigh {package.most / _MIB:.0f}."
        )
    return archive


def add_dependencies(lock: Path, target: Target, folder: Path) -> None:
    """Install a lock into a folder; raises Refusal when a file's hash is not in the lock."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--no-compile", "--no-deps", "--require-hashes", "--target", str(folder),
               *target.pip_options(), "-r", str(lock)]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 our own command
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise Refusal(f"pip could not fetch {lock.name}: {' '.join(said)[:500]}")
    shutil.rmtree(folder / "bin", ignore_errors=True)
    for file in folder.glob("*.dist-info/*"):
        if file.name in _OF_PIP:
            file.unlink()
