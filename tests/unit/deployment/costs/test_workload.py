from pathlib import Path

import pytest

from deployment.costs.workload import read_workload

WRITTEN = """
parts:
  a page: {calls: {Form: 0.2, Desk: 1}, uses: {cdn_request: 3}, because: x}
  a round: {uses: {table_read: 2}, because: y}
bundles:
  a visit: {a page: 10, a round: 1}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "workload.yml"
    path.write_text(WRITTEN, encoding="utf-8")
    return path


def test_running_costs_seconds_by_memory(file: Path) -> None:
    page = read_workload({"Form": 0.5, "Desk": 0.25}, file).parts["a page"]
    assert page == {
        "cdn_request": 3, "lambda_request": 2, "lambda_gb_second": pytest.approx(0.35),
    }  # fmt: skip


def test_a_part_without_a_function_runs_nothing(file: Path) -> None:
    assert read_workload({"Form": 1, "Desk": 1}, file).parts["a round"] == {"table_read": 2}


def test_a_bundle_is_its_parts_so_many_times(file: Path) -> None:
    visit = read_workload({"Form": 1, "Desk": 1}, file).bundle("a visit")
    assert (visit["cdn_request"], visit["table_read"]) == (30, 2)


def test_a_function_that_the_template_does_not_have_is_an_error(file: Path) -> None:
    with pytest.raises(KeyError, match="Desk"):
        read_workload({"Form": 1}, file)
