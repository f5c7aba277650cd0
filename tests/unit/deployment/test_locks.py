from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from deployment.locks import REQUIREMENTS, read_lock
from deployment.packages import add_dependencies
from deployment.target import Target
from deployment.terminal import Refusal

LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
WHEEL = "invented-1.0-py3-none-any.whl"


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package that stands in a folder and in no index; gives its hash."""
    about = "invented-1.0.dist-info"
    with ZipFile(tmp_path / WHEEL, "w") as wheel:
        wheel.writestr("invented.py", "")
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: invented\nVersion: 1.0\n")
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return sha256((tmp_path / WHEEL).read_bytes()).hexdigest()


def install(digest: str, folder: Path) -> Path:
    lock = folder / "lock.txt"
    pinned = f" --hash=sha256:{digest}" if digest else ""
    lock.write_text(f"invented==1.0{pinned}\n", encoding="utf-8")
    add_dependencies(lock, Target("aarch64"), folder / "package")
    return folder / "package"


def test_what_is_in_the_lock_is_installed(offline: str, tmp_path: Path) -> None:
    assert (install(offline, tmp_path) / "invented.py").is_file()


def test_a_tampered_hash_installs_nothing(offline: str, tmp_path: Path) -> None:
    tampered = offline[:-1] + ("0" if offline[-1] != "0" else "1")
    with pytest.raises(Refusal, match="DO NOT MATCH THE HASHES"):
        install(tampered, tmp_path)
    assert not (tmp_path / "package" / "invented.py").exists()


@pytest.mark.usefixtures("offline")
def test_what_has_no_hash_is_not_installed(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="hash"):
        install("", tmp_path)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_package_of_every_lock_is_pinned_by_hash(lock: Path) -> None:
    pinned = read_lock(lock)
    assert pinned
    assert [each.name for each in pinned if not each.hashes] == []
    # each line that begins a requirement was understood
    written = [line for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()]
    assert len(pinned) == len(written)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_lock_names_an_index(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
