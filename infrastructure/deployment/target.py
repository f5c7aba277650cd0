"""What the functions run on, and the interpreter that makes their bytecode.

`python -m deployment.target` prints the interpreter's path.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deployment.terminal import Refusal, say

PYTHON: Final = "3.13"
"""The Lambda runtime of every function in infrastructure/template.yaml."""

_ABI: Final = "cp" + PYTHON.replace(".", "")


@dataclass(frozen=True)
class Target:
    """A processor, as wheels name it: aarch64 on AWS, x86_64 perhaps on the machine at hand."""

    machine: str

    def pip_options(self) -> list[str]:
        """Return what makes pip fetch wheels for the target and never build anything."""
        # the runtime is Amazon Linux 2023, whose C library is 2.34
        platforms = [f"manylinux_2_{minor}_{self.machine}" for minor in (34, 28, 17)]
        named = [option for platform in platforms for option in ("--platform", platform)]
        python = ["--python-version", PYTHON, "--implementation", "cp", "--abi", _ABI]
        return ["--only-binary=:all:", *named, *python]


def interpreter() -> str:
    """Return the path of the target's Python; raises Refusal when it is not here."""
    for found in _candidates():
        if not subprocess.run([found, "-c", ""], check=False, capture_output=True).returncode:  # noqa: S603 found by its name
            return found
    raise Refusal(
        f"python{PYTHON} makes the functions' bytecode and was not found. Install it and run"
        " this again."
    )


def _candidates() -> Iterator[str]:
    """Give what may be the target's Python; pyenv's own command works only where it is chosen."""
    name = f"python{PYTHON}"
    if found := shutil.which(name):
        yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(map(str, pyenv.glob(f"versions/{PYTHON}*/bin/{name}")), reverse=True)


if __name__ == "__main__":
    try:
        say(interpreter())
    except Refusal as why:
        sys.exit(str(why))
