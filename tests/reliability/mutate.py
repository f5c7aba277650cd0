"""`python -m tests.reliability.mutate [NAME]`: does the suite notice each seeded defect?

Works on a copy in build/mutants. Prints a table; exits with 1 when a defect survives or its text
is not found any more.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree, rmtree
from time import monotonic
from typing import Final

from local_stack.places import BUILD, ROOT, TOOLS
from local_stack.terminal import say
from tests.reliability.mutants import MUTANTS, Mutant

COPY: Final = BUILD / "mutants"
FAILED: Final = 1
"""Pytest's exit status when tests ran and some failed; any other is no verdict."""


def main(wanted: Sequence[str]) -> int:
    """Try every defect, or those named, and return the exit status."""
    chosen = [each for each in MUTANTS if not wanted or each.name in wanted]
    copy = _copy()
    say(f"{'defect':28}{'verdict':14}{'seconds':>8}  tests")
    if not _passes_untouched(chosen, copy):
        return 1
    verdicts = [_try(each, copy) for each in chosen]
    killed = verdicts.count("killed")
    say(f"\n{killed} of {len(chosen)} defects were noticed.")
    rmtree(copy)
    return 0 if killed == len(chosen) > 0 else 1


def _copy() -> Path:
    rmtree(COPY, ignore_errors=True)
    copytree(ROOT, COPY, ignore=_left_out)
    (COPY / "build").mkdir()
    (COPY / "build" / "tools").symlink_to(TOOLS)
    return COPY


def _left_out(folder: str, names: list[str]) -> list[str]:
    """Leave out what is made, and what tools keep at the top; a page's folder may begin so too."""
    at_the_top = Path(folder) == ROOT
    return [
        name
        for name in names
        if name == "__pycache__" or (at_the_top and (name == "build" or name.startswith(".")))
    ]


def _passes_untouched(chosen: Sequence[Mutant], copy: Path) -> bool:
    """Tell whether the tests pass before anything is changed: else they would notice nothing."""
    began = monotonic()
    passes = _run(sorted({test for each in chosen for test in each.tests}), copy) == 0
    verdict = "passes" if passes else "FAILS"
    say(f"{'none':28}{verdict:14}{monotonic() - began:8.0f}  all of those below")
    return passes


def _try(mutant: Mutant, copy: Path) -> str:
    began = monotonic()
    verdict = _verdict(mutant, copy)
    seconds = monotonic() - began
    say(f"{mutant.name:28}{verdict:14}{seconds:8.0f}  {' '.join(mutant.tests)}")
    return verdict


def _verdict(mutant: Mutant, copy: Path) -> str:
    if mutant.found(copy) != 1:
        return "not found"
    path = copy / mutant.file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        status = _run(mutant.tests, copy)
    finally:
        path.write_text(text, encoding="utf-8")
    return {0: "SURVIVED", FAILED: "killed"}.get(status, f"status {status}")


def _run(tests: Sequence[str], copy: Path) -> int:
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
    finished = subprocess.run(  # noqa: S603 our own words
        command,
        cwd=copy,
        env=os.environ
        | {"PYTHONPATH": "functions:infrastructure:.", "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
    )
    return finished.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
