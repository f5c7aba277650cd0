import json
from pathlib import Path

import pytest

from local_stack.gateway.messages import Incoming
from local_stack.published import Published


def build(folder: Path, words: str, start: str = "/contact/") -> Path:
    (folder / "site" / "contact").mkdir(parents=True)
    (folder / "definitions").mkdir()
    (folder / "site" / "index.html").write_text(words)
    (folder / "site" / "contact" / "index.html").write_text("form")
    starts = {"forms": {"contact": start}}
    (folder / "definitions" / "pages.json").write_text(json.dumps(starts))
    (folder / "definitions" / "site.json").write_text(json.dumps({"style_hash": f"'{words}'"}))
    return folder


@pytest.fixture
def published(tmp_path: Path) -> Published:
    made = Published(tmp_path)
    made.replace(build(tmp_path / "next", "old"))
    return made


def test_a_build_is_served_once_it_is_in_place(published: Published) -> None:
    assert published(Incoming("GET", "/")).body == b"old"


def test_the_policy_names_the_style_of_the_build_in_place(
    published: Published, tmp_path: Path
) -> None:
    assert "'old'" in published(Incoming("GET", "/")).header("content-security-policy")
    published.replace(build(tmp_path / "next", "new"))
    assert "'new'" in published(Incoming("GET", "/")).header("content-security-policy")


def test_the_next_build_takes_its_place(published: Published, tmp_path: Path) -> None:
    published.replace(build(tmp_path / "another", "new"))
    assert published(Incoming("GET", "/")).body == b"new"


def test_nothing_of_the_old_build_is_left(published: Published, tmp_path: Path) -> None:
    (tmp_path / "site" / "gone.html").write_text("old")
    (tmp_path / "definitions" / "gone.json").write_text("{}")
    published.replace(build(tmp_path / "another", "new"))
    assert published(Incoming("GET", "/gone.html")).status == 404
    assert not (tmp_path / "definitions" / "gone.json").exists()


def test_where_a_form_starts_is_never_kept(published: Published) -> None:
    assert published(Incoming("GET", "/contact/")).header("cache-control") == "no-store"


def test_a_new_build_decides_anew_what_is_kept(published: Published, tmp_path: Path) -> None:
    published.replace(build(tmp_path / "another", "new", start="/elsewhere/"))
    assert published(Incoming("GET", "/contact/")).header("cache-control") == "no-cache"


def test_functions_read_the_definitions_beside_the_site(
    published: Published, tmp_path: Path
) -> None:
    assert published.definitions.folder == tmp_path / "definitions"
