"""A folder as a zip that is the same, byte by byte, whenever the folder is the same."""

from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_SMALLEST: Final = 9


def write_archive(folder: Path, archive: Path) -> int:
    """Write all files of a folder in the order of their names; return the archive's bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=_SMALLEST) as made:
        for path in files:
            entry = ZipInfo(path.relative_to(folder).as_posix(), _WHEN)
            entry.external_attr = _READABLE
            entry.create_system = 3  # Unix, wherever it is made
            made.writestr(entry, path.read_bytes(), ZIP_DEFLATED, _SMALLEST)
    return archive.stat().st_size
