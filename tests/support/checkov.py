"""Checkov in an environment of its own: `python -m tests.support.checkov` makes sure of it.

It needs a hundred packages that nothing else does, so they come from a lock of their own and stay
under build/ until that lock changes. It looks at files and asks nobody.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, Final

from local_stack.places import BUILD, ROOT
from local_stack.terminal import Refusal, Say, say

LOCK: Final = ROOT / "requirements" / "checkov.txt"
PLACE: Final = BUILD / "checkov"
_PYTHON: Final = PLACE / "bin" / "python"
_READY: Final = PLACE / "lock.txt"


def ensure(tell: Say = say) -> Path:
    """Return an interpreter that has Checkov; raises Refusal when its packages cannot be had."""
    wanted = LOCK.read_bytes()
    if _READY.exists() and _READY.read_bytes() == wanted:
        return _PYTHON
    tell("Setting up Checkov in build/checkov; this takes about half a minute, once.")
    venv.create(PLACE, clear=True)
    pip = [sys.executable, "-m", "pip", "--python", str(_PYTHON), "--disable-pip-version-check"]
    try:
        _run(*pip, "install", "--quiet", "--no-compile", "--require-hashes", "-r", str(LOCK))
    except subprocess.CalledProcessError as error:
        raise Refusal(f"Checkov could not be installed: {error.stderr[-300:]}") from None
    _READY.write_bytes(wanted)
    return _PYTHON


def complaints(folder: Path) -> dict[str, set[str]]:
    """Return the checks that templates in a folder fail, each with the resources that do."""
    command = [str(ensure()), "-m", "checkov.main", "--framework", "cloudformation"]
    quiet = ["--skip-download", "--soft-fail", "--compact", "--output", "json"]
    told: dict[str, Any] = json.loads(_run(*command, *quiet, "--directory", str(folder)))
    assert told["summary"]["parsing_errors"] == 0
    found: dict[str, set[str]] = {}
    for each in told["results"]["failed_checks"]:
        found.setdefault(each["check_id"], set()).add(each["resource"].rpartition(".")[2])
    return found


def _run(*command: str) -> str:
    finished = subprocess.run(  # noqa: S603 our own words
        command, capture_output=True, text=True, check=True
    )
    return finished.stdout


if __name__ == "__main__":
    try:
        say(f"Checkov is in {ensure().parents[1].relative_to(ROOT)}.")
    except Refusal as refusal:
        sys.exit(str(refusal))
