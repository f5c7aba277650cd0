"""Whether any file that the site is made of changed."""

from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Final

_SOURCES: Final = ("content", "site", "mkdocs.yml")

Marks = frozenset[tuple[str, int, int]]
"""Path, time of the last change in nanoseconds, size."""


class Watcher:
    """Remembers one state of the sources."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen = marks(root)

    def changed(self) -> bool:
        """Say whether anything changed since the last look."""
        before, self._seen = self._seen, marks(self._root)
        return before != self._seen


def marks(root: Path) -> Marks:
    """Return what tells one state of the sources from the next."""
    return frozenset(_marks(root))


def _marks(root: Path) -> Iterator[tuple[str, int, int]]:
    for path in _files(root):
        try:
            found = path.stat()
        except FileNotFoundError:  # editors write beside a file and rename
            continue
        # Python's own cache would count as a change after each build
        if S_ISREG(found.st_mode) and path.suffix != ".pyc":
            yield str(path), found.st_mtime_ns, found.st_size


def _files(root: Path) -> Iterator[Path]:
    for name in _SOURCES:
        source = root / name
        yield from (source.rglob("*") if source.is_dir() else [source])
