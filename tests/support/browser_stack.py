"""The stack in a process of its own: `python -m tests.support.browser_stack`.

It serves a copy of the words and looks, so that no edit made meanwhile changes what tests see. It
writes its port and ends when its input does.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ, pathsep
from pathlib import Path
from tempfile import TemporaryDirectory

from local_stack.addresses import Addresses
from local_stack.places import ROOT
from local_stack.stack import Choices, Stack
from tests.support.project import copy_project

_PATHS = pathsep.join(str(ROOT / name) for name in ("functions", "infrastructure"))


@contextmanager
def running() -> Iterator[Addresses]:
    """Run it for the block and give its addresses."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.browser_stack"],
        cwd=ROOT,
        env={**environ, "PYTHONPATH": _PATHS},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        port = process.stdout.readline()
        assert port, "the stack did not start"
        yield Addresses(int(port))
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def _serve() -> None:
    with TemporaryDirectory() as name:
        root = copy_project(Path(name))
        with Stack(Choices(root=root, build=root / "build"), _tell) as stack:
            print(stack.addresses.port, flush=True)  # noqa: T201 the one line it is asked for
            sys.stdin.read()


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    _serve()
