"""A copy of what the site is made of, free to be broken."""

import shutil
from pathlib import Path

from local_stack.places import ROOT


def copy_project(folder: Path) -> Path:
    """Copy words and looks into `folder` and return it; the code is the real one."""
    for name in ("content", "site"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "functions").symlink_to(ROOT / "functions")
    return folder
