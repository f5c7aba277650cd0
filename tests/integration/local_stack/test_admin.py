from io import StringIO
from pathlib import Path

import pytest
from botocore.session import get_session

from intake.adapters.persons import Persons
from intake.adapters.table import Table
from intake.cases.person import person_hash
from local_stack import dynamodb_local
from local_stack.admin import main
from local_stack.databases import FOLDER, NOTE, Database, opened
from local_stack.environment import TABLE
from local_stack.keys import make_keys
from local_stack.places import TEMPLATE
from local_stack.storage import create_table
from local_stack.template import Template
from tests.support.site import built
from tests.support.stored_case import case_id, new_case, store

SAMS = "Sam@example.org\n"
FIND = ["--by", "jo", "find"]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder in which `make serve` has kept a case of Sam's."""
    with opened(Database.DYNAMODB_LOCAL, tmp_path, lambda _: None) as engine:
        database = get_session().create_client("dynamodb", endpoint_url=engine.endpoint)
        create_table(database, Template.read(TEMPLATE), TABLE)
        assert engine.folder
        key = make_keys(engine.folder)["PERSON_SECRET"].encode()
        sam = person_hash(key, "email", "sam@example.org")
        store(Table(database, TABLE), new_case(1), persons=[(sam, "person")])
        assert Persons(Table(database, TABLE)).cases_of(sam)
    (tmp_path / "definitions").symlink_to(built() / "definitions")
    return tmp_path


def test_commands_find_what_serve_has_kept(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(FIND, kept, StringIO(SAMS)) == 0
    assert f"{case_id(1)} contact new: person" in capsys.readouterr().out


def test_commands_work_beside_a_running_serve(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(Database.DYNAMODB_LOCAL, kept, lambda _: None):
        assert main(FIND, kept, StringIO(SAMS)) == 0
    assert f"{case_id(1)} contact new: person" in capsys.readouterr().out


def test_note_of_an_engine_that_is_gone_is_not_believed(kept: Path) -> None:
    (kept / FOLDER / NOTE).write_text("http://127.0.0.1:9", encoding="utf-8")
    assert not dynamodb_local.answers("http://127.0.0.1:9")
    assert main(["--by", "jo", "retention"], kept) == 0


def test_engine_leaves_no_note_behind(kept: Path) -> None:
    assert not (kept / FOLDER / NOTE).exists()


def test_nothing_kept_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(FIND, tmp_path, StringIO(SAMS)) == 1
    assert "make serve DATABASE=dynamodb-local" in capsys.readouterr().out
