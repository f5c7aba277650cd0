"""Lighthouse, which judges a page as Google does: fetched by npm on first use, 185 MB."""

import json
import subprocess
from pathlib import Path
from typing import Any, Final

from local_stack.places import TOOLS
from local_stack.terminal import Refusal, Say
from local_stack.tools import ensure
from tests.support.chromium import FLAGS, executable

PACKAGE: Final = "lighthouse@12.8.2"
"""The newest that Node 20 runs."""

HOME: Final = TOOLS / "lighthouse"
PROGRAM: Final = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"


def judge(address: str, report: Path, tell: Say) -> dict[str, Any]:
    """Return Lighthouse's report on a page, as a telephone on a slow line would see it.

    Raises Refusal when npm or the package cannot be had.
    """
    _fetch(tell)
    node = ensure("node", "nodejs", tell)
    flags = " ".join(["--headless", *(flag for flag in FLAGS if " " not in flag)])
    command = [node, str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={report}"]
    subprocess.run(  # noqa: S603 our own words and paths
        [*command, f"--chrome-path={executable(tell)}", f"--chrome-flags={flags}"], check=True
    )
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def _fetch(tell: Say) -> None:
    if PROGRAM.is_file():
        return
    npm = ensure("npm", "npm", tell)
    tell("Fetching Lighthouse (185 MB).")
    HOME.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    finished = subprocess.run(  # noqa: S603
        [npm, "install", *quiet, "--prefix", str(HOME), PACKAGE], check=False
    )
    if finished.returncode:
        raise Refusal(f"{PACKAGE} could not be fetched: is npm's registry reachable?")
