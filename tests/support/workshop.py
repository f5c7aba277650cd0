"""A copy of the project's content to spoil, built with the real theme and hooks."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree

from local_stack.places import ROOT

QUIET = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Workshop:
    """A project of its own in a temporary folder; only its content is a copy."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> "Workshop":
        copytree(ROOT / "content", folder / "content")
        copy(ROOT / "mkdocs.yml", folder)
        for part in ("site", "functions"):
            (folder / part).symlink_to(ROOT / part)
        return cls(folder)

    def replace(self, file: str, old: str, new: str) -> None:
        """Change a content file; `old` must be in it."""
        path = self.folder / "content" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def build(self) -> subprocess.CompletedProcess[str]:
        """Build; what was printed is in `stderr`."""
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=self.folder,
            env=os.environ | QUIET,
            check=False,
            capture_output=True,
            text=True,
        )

    def page(self, path: str) -> str:
        """Read a page of the site that was built."""
        return (self.folder / "build" / "site" / path).read_text(encoding="utf-8")
