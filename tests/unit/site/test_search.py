"""What search is made of: the index, what stays out of it, and the worker."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

DOCS = [{"location": "a/"}, {"location": "a/#part"}, {"location": "b/"}]


@pytest.fixture
def search(config: MkDocsConfig) -> ModuleType:
    hook = config["hooks"]["site/search.py"]
    assert isinstance(hook, ModuleType)
    return hook


def test_every_part_of_a_page_says_whom_it_is_for(
    search: ModuleType, config: MkDocsConfig, make_page: Callable[..., Page], tmp_path: Path
) -> None:
    for path, group in (("a.md", "Support at work"), ("b.md", "")):
        search.on_page_context({"group_name": group}, page=make_page(path), config=config)
    index = tmp_path / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text(json.dumps({"docs": DOCS}), encoding="utf-8")
    search.on_post_build(SimpleNamespace(site_dir=str(tmp_path)))
    docs = json.loads(index.read_text(encoding="utf-8"))["docs"]
    assert [each["group"] for each in docs] == ["Support at work", "Support at work", ""]


def test_unlisted_page_is_not_found(search: ModuleType, make_page: Callable[..., Page]) -> None:
    page = make_page(unlisted=True)
    search.on_page_markdown("", page=page)
    assert page.meta["search"] == {"exclude": True}


def test_worker_comes_from_material_under_a_lasting_name(
    search: ModuleType, config: MkDocsConfig
) -> None:
    files = Files([])
    config.plugins._current_plugin = "search"  # noqa: SLF001 MkDocs sets it around each event
    search.on_files(files, config=config)
    (worker,) = files
    assert worker.dest_uri == "assets/search-worker.js"
    assert b"lunr" in worker.content_bytes
