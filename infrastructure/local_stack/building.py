"""The site, built by MkDocs beside the one that is being served."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

_QUIET: Final = ("INFO", "DEBUG")


class BuildFailed(Exception):
    """Raised with the lines in which MkDocs and the site's hooks say what is wrong."""


class Builder:
    """Builds into a folder of its own: MkDocs empties the folder it builds into."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder

    def build(self) -> Path:
        """Build site and definitions; return the folder they are in, or raise BuildFailed."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        finished = subprocess.run(  # noqa: S603 our own interpreter and our own words
            self._command(),
            cwd=self._root,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if finished.returncode:
            raise BuildFailed(_complaints(finished.stdout + finished.stderr))
        return self._folder

    def _command(self) -> list[str]:
        site = str(self._folder / "site")
        return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site]

    def _environment(self) -> dict[str, str]:
        paths = [str(self._root / "functions"), os.environ.get("PYTHONPATH", "")]
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "NO_MKDOCS_2_WARNING": "1",
        }


def _complaints(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    return "\n".join(line for line in lines if not line.startswith(_QUIET))
