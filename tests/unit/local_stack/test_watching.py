import os
from pathlib import Path

import pytest

from local_stack.watching import Watcher


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("home")
    (tmp_path / "site" / "theme").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: a")
    return tmp_path


def test_nothing_changed_at_first(root: Path) -> None:
    assert not Watcher(root).changed()


@pytest.mark.parametrize("name", ["content/index.md", "site/theme/main.html", "mkdocs.yml"])
def test_a_written_file_is_a_change(root: Path, name: str) -> None:
    watcher = Watcher(root)
    (root / name).write_text("other words")
    assert watcher.changed()


def test_a_removed_file_is_a_change(root: Path) -> None:
    watcher = Watcher(root)
    (root / "content" / "index.md").unlink()
    assert watcher.changed()


def test_a_file_of_the_same_size_is_told_by_its_time(root: Path) -> None:
    watcher = Watcher(root)
    (root / "content" / "index.md").write_text("HOME")
    os.utime(root / "content" / "index.md", ns=(1, 1))
    assert watcher.changed()


def test_a_change_is_told_once(root: Path) -> None:
    watcher = Watcher(root)
    (root / "content" / "new.md").write_text("new")
    watcher.changed()
    assert not watcher.changed()


@pytest.mark.parametrize("name", ["README.md", "site/__pycache__/hooks.cpython-311.pyc"])
def test_what_the_site_is_not_made_of_is_no_change(root: Path, name: str) -> None:
    watcher = Watcher(root)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("other")
    assert not watcher.changed()


def test_a_file_that_vanishes_during_the_look_is_no_trouble(root: Path) -> None:
    (root / "content" / "dangling.md").symlink_to("nowhere")
    assert not Watcher(root).changed()
