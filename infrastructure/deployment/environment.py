"""An environment of its own for a tool, from a lock, with the Python of the functions."""

import shutil
import subprocess
import sys
from pathlib import Path

from deployment.target import interpreter
from deployment.terminal import Refusal, say


def main(folder: Path, lock: Path) -> int:
    """Make the environment anew; return 1 and say why in one line when that cannot be."""
    try:
        make_environment(folder, lock)
    except Refusal as why:
        say(str(why))
        return 1
    return 0


def make_environment(folder: Path, lock: Path) -> None:
    """Install a hash-pinned lock into a new environment; raises Refusal when pip does not."""
    shutil.rmtree(folder, ignore_errors=True)
    _run(interpreter(), "-m", "venv", str(folder))
    _run(str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet",
         "--disable-pip-version-check", "--require-hashes", "-r", str(lock))  # fmt: skip


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 our own commands
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise Refusal(f"An environment could not be made: {' '.join(said)[:500]}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
