import os
from pathlib import Path
from zipfile import ZipFile

from deployment.archive import write_archive


def folder(at: Path, names: list[str]) -> Path:
    for name in names:
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_text(name, encoding="utf-8")
    return at


def test_the_same_files_are_the_same_archive_whenever_they_were_made(tmp_path: Path) -> None:
    names = ["b/c.txt", "a.txt", "b/a.txt"]
    first, second = folder(tmp_path / "1", names), folder(tmp_path / "2", names[::-1])
    os.utime(second / "a.txt", (0, 0))
    (second / "a.txt").chmod(0o600)
    write_archive(first, tmp_path / "1.zip")
    write_archive(second, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_every_file_is_in_it_and_can_be_read_by_all(tmp_path: Path) -> None:
    write_archive(folder(tmp_path / "1", ["b/c.txt", "a.txt"]), tmp_path / "1.zip")
    with ZipFile(tmp_path / "1.zip") as archive:
        assert archive.namelist() == ["a.txt", "b/c.txt"]
        assert archive.read("b/c.txt") == b"b/c.txt"
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_it_says_how_many_bytes_it_has(tmp_path: Path) -> None:
    size = write_archive(folder(tmp_path / "1", ["a.txt"]), tmp_path / "1.zip")
    assert size == (tmp_path / "1.zip").stat().st_size
