"""The HTML checker of the W3C: `python -m tests.support.vnu` makes sure of it."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from local_stack.npm_package import NpmPackage
from local_stack.places import TOOLS
from local_stack.terminal import Refusal, Say, say
from local_stack.tools import ensure

CHECKER: Final = NpmPackage(
    "vnu-jar@26.9.27",
    "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7",
    folder="build/dist",
    wanted="vnu.jar",
)


def complaints(folder: Path) -> list[str]:
    """Return what is wrong with the pages in a folder, a line each; warnings do not count."""
    finished = subprocess.run(  # noqa: S603 our own words and paths
        [*_checker(say), "--errors-only", "--skip-non-html", "--format", "gnu", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.replace(str(folder), "") for line in finished.stderr.splitlines()]


def _checker(tell: Say) -> list[str]:
    java = ensure("java", "default-jre-headless", tell)
    home = CHECKER.fetch(TOOLS / "vnu", tell, "Fetching the HTML checker (30 MB).")
    return [java, "-jar", str(home / CHECKER.wanted)]


if __name__ == "__main__":
    try:
        _checker(say)
    except Refusal as refusal:
        sys.exit(str(refusal))
