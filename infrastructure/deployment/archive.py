"""Files as a zip that is the same, byte by byte, whenever the files are the same."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_SMALLEST: Final = 9


def write_archive(folder: Path, archive: Path) -> int:
    """Write all files of a folder; return the archive's bytes."""
    archive.write_bytes(packed(files_of(folder)))
    return archive.stat().st_size


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files by their names, in the order of their names."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=_SMALLEST) as archive:
        # part by part, as a folder's files are sorted
        for name in sorted(files, key=lambda each: each.split("/")):
            entry = ZipInfo(name, _WHEN)
            entry.external_attr = _READABLE
            entry.create_system = 3  # Unix, wherever it is made
            archive.writestr(entry, files[name], ZIP_DEFLATED, _SMALLEST)
    return made.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """Return the files in an archive by their names."""
    with ZipFile(BytesIO(archive)) as read:
        return {name: read.read(name) for name in read.namelist()}


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by their names within it."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
