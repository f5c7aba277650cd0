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

TRIES: Final = 5
HOME: Final = TOOLS / "lighthouse"
PROGRAM: Final = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"


def judge(address: str, report: Path, tell: Say) -> dict[str, Any]:
    """Return Lighthouse's report on a page, as a telephone on a slow line would see it.

    Raises Refusal when npm or the package cannot be had, or when it fails again and again: it
    loses the beginning of a trace now and then, and then asks to be run again (NO_NAVSTART).
    """
    _fetch(tell)
    node = ensure("node", "nodejs", tell)
    flags = " ".join(["--headless", *(flag for flag in FLAGS if " " not in flag)])
    command = [node, str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={report}"]
    command += [f"--chrome-path={executable(tell)}", f"--chrome-flags={flags}"]
    for _ in range(TRIES):
        finished = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 our own
        if finished.returncode == 0:
            found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
            return found
    raise Refusal(f"Lighthouse failed at {address}: {finished.stderr.decode()}")


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
