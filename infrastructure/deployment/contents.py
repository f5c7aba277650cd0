"""What is in a package besides other people's code: ours, ready to start."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from deployment.models import write_models
from deployment.target import interpreter
from deployment.terminal import Refusal
from intake.adapters.clients import MODELS
from intake.rendering.templating import COMPILED, environment

FUNCTIONS: Final = Path(__file__).parents[2] / "functions"
_LEFT_OUT: Final = shutil.ignore_patterns("__pycache__", "examples", COMPILED.name, MODELS.name)


def add_code(folder: Path) -> None:
    """Copy our package, with its templates compiled to Python."""
    shutil.copytree(FUNCTIONS / "intake", folder / "intake", ignore=_LEFT_OUT)
    compiled = folder / COMPILED.relative_to(FUNCTIONS)
    environment().compile_templates(compiled, zip=None, ignore_errors=False)


def add_definitions(folder: Path, definitions: Path) -> None:
    """Copy what the build left for the functions; raises Refusal when there is no build."""
    if not definitions.is_dir():
        raise Refusal("The site has not been built. Run `make build` first.")
    shutil.copytree(definitions, folder / "definitions")


def add_models(folder: Path) -> None:
    """Write the cut descriptions of AWS's services where the clients look for them."""
    write_models(folder / MODELS.relative_to(FUNCTIONS))


def add_bytecode(folder: Path) -> None:
    """Compile everything for the target's Python.

    Without a check against the source's time: the archive gives every file the same one.
    """
    command = [interpreter(), "-m", "compileall", "-q", "-s", str(folder), "-p", "/var/task",
               "--invalidation-mode", "unchecked-hash", str(folder)]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 our own command
    if done.returncode:
        raise Refusal(f"The functions' bytecode could not be made: {done.stdout.strip()[:500]}")
