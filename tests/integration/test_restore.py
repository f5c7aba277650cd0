"""A restore from its first step to the two templates, on a table in moto's memory.

moto copies what is there now and not what was there, so that each test takes away afterwards what
the moment would not have had.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from botocore.exceptions import EndpointConnectionError

from deployment.restore.__main__ import main, wanted
from deployment.restore.tables import Tables
from intake.adapters.table import Table
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.kept import everything
from tests.support.kept_case import BY, Office
from tests.support.stored_case import case_id, new_case, store
from tests.support.template import translated

AT: Final = "2026-11-27T09:00:00+00:00"
COPY: Final = "alongside-at-20261127T090000"
PROPERTIES: Final = Template.read(TEMPLATE).table_properties(COPY)
Run = Callable[..., str]


@pytest.fixture
def restore(
    table: Table,  # noqa: ARG001 it must stand before it can be restored
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    aws_client("dynamodb").update_continuous_backups(
        TableName="alongside",
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
    )

    def run(*arguments: str, fails: bool = False) -> str:
        given = ["--table", "alongside", "--at", AT, *arguments]
        assert main(given, aws_client, tmp_path) == int(fails)
        return capsys.readouterr().out

    return run


@pytest.fixture
def copied(table: Table) -> Table:
    """A copy of the moment before case 2 came; case 1 stands in both."""
    database = aws_client("dynamodb")
    database.create_table(**PROPERTIES)
    copy = Table(database, COPY)
    for each in (table, copy):
        store(each, new_case(1))
    store(table, new_case(2))
    return copy


def cases(table: Table) -> set[str]:
    return {item["pk"] for item in everything(table) if item["sk"] == "CASE"}


def test_steps_are_printed_without_asking_aws(capsys: pytest.CaptureFixture[str]) -> None:
    def unreachable(service: str) -> Any:
        raise EndpointConnectionError(endpoint_url=service)

    assert main(["--table", "alongside", "--at", AT], unreachable) == 0
    assert capsys.readouterr().out.count("\n") == 11


def test_no_copy_is_made_without_really(restore: Run) -> None:
    assert "Nothing was changed" in restore("copy", fails=True)
    assert aws_client("dynamodb").list_tables()["TableNames"] == ["alongside"]


def test_a_copy_has_the_cases_and_gets_what_a_restore_leaves_out(
    table: Table, restore: Run
) -> None:
    store(table, new_case(1))
    restore("--really", "copy")
    database = aws_client("dynamodb")
    assert cases(Table(database, COPY)) == {f"CASE#{case_id(1)}"}
    # moto tells nothing of encryption that AWS does with its own key
    lacking = wanted().lacks(Tables(database).furnishing(COPY))
    assert [each for each in lacking if not each.startswith("encryption")] == []


def test_a_copy_that_was_begun_is_furnished_and_not_made_again(copied: Table, restore: Run) -> None:
    assert not Tables(aws_client("dynamodb")).furnishing(COPY).deletion_protection
    restore("--really", "copy")
    assert Tables(aws_client("dynamodb")).furnishing(COPY).deletion_protection
    assert cases(copied) == {f"CASE#{case_id(1)}"}


def test_both_tables_are_counted(copied: Table, restore: Run) -> None:  # noqa: ARG001 it must be made
    said = restore("compare").splitlines()
    assert ["CASE", "CASE", "2", "1"] in [line.split() for line in said]
    assert any("items stand in alongside alone" in line for line in said)


def test_what_came_since_is_brought_over(table: Table, copied: Table, restore: Run) -> None:
    restore("--really", "carry")
    assert cases(copied) == cases(table) == {f"CASE#{case_id(n)}" for n in (1, 2)}
    assert "Nothing is missing." in restore("compare")


def test_nothing_is_brought_over_without_really(copied: Table, restore: Run) -> None:
    assert "Nothing was changed" in restore("carry")
    assert cases(copied) == {f"CASE#{case_id(1)}"}


def test_what_stands_in_both_stays_as_the_copy_has_it(
    table: Table, copied: Table, restore: Run
) -> None:
    table.update(f"CASE#{case_id(1)}", "CASE", "SET damaged = :words", {":words": "by mistake"})
    restore("--really", "carry")
    kept = copied.get(f"CASE#{case_id(1)}", "CASE")
    assert kept
    assert "damaged" not in kept


def test_what_was_deleted_since_goes_from_the_copy_again(
    table: Table, ledger: Table, restore: Run, clock: Clock
) -> None:
    office, begun = Office(table, ledger, clock), clock()
    case = office.receive()
    office.close(case)
    restore("--really", "copy")
    clock.forward(days=200)
    office.run_round()
    restore("--really", "carry")
    copy = Office(Table(aws_client("dynamodb"), COPY), ledger, clock)
    assert cases(copy.table) == {f"CASE#{case}"}
    for returned in list(copy.replay.look(begun.date(), clock())):
        copy.replay.do(returned, BY, clock())
    assert everything(copy.table) == []


def test_sessions_and_counters_stay_behind(table: Table, copied: Table, restore: Run) -> None:
    table.put({"pk": "DESK#1", "sk": "DESK"})
    table.put({"pk": "COUNTER#1", "sk": "DAY"})
    restore("--really", "carry")
    kinds = {item["pk"].partition("#")[0] for item in everything(copied)}
    assert not kinds & {"DESK", "COUNTER"}


def test_bringing_over_twice_changes_nothing(copied: Table, restore: Run) -> None:
    restore("--really", "carry")
    before = everything(copied)
    assert "0 items are brought over" in restore("--really", "carry")
    assert everything(copied) == before


def test_a_table_that_is_not_there_is_one_clear_line(restore: Run) -> None:
    assert restore("compare", fails=True).count("\n") == 1


def test_the_templates_of_the_change_are_written(
    copied: Table,  # noqa: ARG001 it must be made
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Stacks:
        def get_template(self, **_: str) -> dict[str, Any]:
            return {"TemplateBody": translated()}

    def client(service: str) -> Any:
        return Stacks() if service == "cloudformation" else aws_client(service)

    given = ["--table", "alongside", "--at", AT, "--stack", "alongside-demo", "switch"]
    assert main(given, client, tmp_path) == 0
    first, second = (json.loads(file.read_text()) for file in sorted(tmp_path.glob("*.json")))
    assert "Table" not in first["Resources"]
    assert "Table" in second["Resources"]
    assert f"table/{COPY}/stream/" in json.dumps(first)
    assert "1-let-go.json" in capsys.readouterr().out


def test_the_change_needs_the_stacks_name(restore: Run) -> None:
    assert "--stack" in restore("switch", fails=True)
