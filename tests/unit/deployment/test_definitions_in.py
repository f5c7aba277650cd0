from pathlib import Path

import pytest

from deployment.archive import packed, unpacked, write_archive
from deployment.definitions_in import check_code, with_definitions
from deployment.terminal import Refusal

CODE = {"intake/a.py": b"code", "intake/rendering/templates/a.html": b"<p>"}
MADE = {
    "intake/__pycache__/a.cpython-313.pyc": b"made",
    "intake/rendering/compiled_templates/a.py": b"made",
    "models/a.json": b"made",
}
OLD = {"definitions/forms/a.json": b"1", "definitions/forms/gone.json": b"1"}
NEW = {"forms/a.json": b"2", "forms/b.json": b"2"}


def folder(at: Path, files: dict[str, bytes]) -> Path:
    for name, file in files.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_bytes(file)
    return at


def test_only_definitions_change(tmp_path: Path) -> None:
    made = unpacked(with_definitions(packed({**CODE, **MADE, **OLD}), folder(tmp_path, NEW)))
    assert made == {**CODE, **MADE, **{f"definitions/{name}": file for name, file in NEW.items()}}


def test_it_is_the_archive_that_a_deployment_would_make(tmp_path: Path) -> None:
    whole = {**CODE, **MADE, **{f"definitions/{name}": file for name, file in NEW.items()}}
    write_archive(folder(tmp_path / "whole", whole), tmp_path / "whole.zip")
    definitions = folder(tmp_path / "new", NEW)
    made = with_definitions(packed({**CODE, **MADE, **OLD}), definitions)
    assert made == (tmp_path / "whole.zip").read_bytes()


def test_the_same_code_is_published_over(tmp_path: Path) -> None:
    check_code(packed({**CODE, **MADE, **OLD}), folder(tmp_path, CODE))


@pytest.mark.parametrize("name", list(CODE))
def test_other_code_is_not(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match="make deploy"):
        check_code(packed({**CODE, name: b"other"}), folder(tmp_path, CODE))
