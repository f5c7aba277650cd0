from typing import Any

import pytest

from deployment.audit import report

CLEAR = {"name": "jinja2", "version": "3.1.6", "vulns": []}
WEAK = {"name": "idna", "version": "1.0", "vulns": [{"id": "CVE-1", "fix_versions": ["1.1"]}]}
SKIPPED = {"name": "ulid", "skip_reason": "not found"}


def reported(*dependencies: dict[str, Any]) -> tuple[int, list[str]]:
    said: list[str] = []
    return report("public.txt", {"dependencies": list(dependencies)}, said.append), said


def test_nothing_known_is_clear() -> None:
    assert reported(CLEAR) == (0, ["requirements/public.txt: no weakness is known"])


def test_a_weakness_is_named_with_its_repair() -> None:
    line = "requirements/public.txt: idna 1.0: CVE-1, repaired in 1.1"
    assert reported(CLEAR, WEAK, SKIPPED) == (1, [line])


def test_a_package_nobody_could_look_up_is_no_all_clear() -> None:
    status, (line,) = reported(CLEAR, SKIPPED)
    assert status == 2
    assert "the index says nothing of 1 packages; this is no all-clear" in line


def test_no_answer_is_no_all_clear() -> None:
    said: list[str] = []
    assert report("public.txt", {}, said.append) == 2
    assert "no all-clear" in said[0]


@pytest.mark.parametrize("each", [CLEAR, WEAK])
def test_what_was_looked_up_is_not_called_unknown(each: dict[str, Any]) -> None:
    assert reported(each)[0] != 2
