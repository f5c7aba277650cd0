"""Finding the browser, and saying what to install where there is none."""

import subprocess
import sys
from os import environ
from pathlib import Path

from local_stack.places import ROOT


def look(path: Path) -> subprocess.CompletedProcess[str]:
    """Run the command where only what lies in a folder can be found."""
    return subprocess.run(
        [sys.executable, "-m", "tests.support.chromium"],
        cwd=ROOT,
        env={**environ, "PATH": str(path), "PYTHONPATH": "functions:infrastructure"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_browser_by_any_of_its_names_is_found(tmp_path: Path) -> None:
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)
    found = look(tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert str(program) in found.stdout


def test_without_one_and_without_apt_one_line_names_what_to_install(tmp_path: Path) -> None:
    found = look(tmp_path)
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.count("\n") == 1
    assert "apt-get install chromium" in found.stderr
