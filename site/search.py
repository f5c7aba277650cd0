"""The search page's parts: Material's index and its worker, fetched on the first use of search."""

import json
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

Context = dict[str, Any]
"""What a template is told."""

WORKER: Final = "assets/javascripts/workers/search.*.min.js"
PUBLISHED: Final = "assets/search-worker.js"

_groups: dict[str, str] = {}
"""The group of each page by its address: a result must show who it is open to."""


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Take the worker from Material, under a name that does not change with its version."""
    (worker,) = (path for folder in config.theme.dirs for path in Path(folder).glob(WORKER))
    files.append(File.generated(config, PUBLISHED, abs_src_path=str(worker)))


def on_page_markdown(_: str, page: Page, **_rest: object) -> None:
    """Leave pages that nobody should find out of the index."""
    if page.meta.get("unlisted"):
        page.meta["search"] = {"exclude": True}


def on_page_context(context: Context, page: Page, **_: object) -> Context:
    """Note the page's group, which site/navigation.py knows by now."""
    _groups[page.url] = context["group_name"]
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Let the index, which Material's plugin has just written, say whom each entry is for."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["group"] = _groups.get(entry["location"].partition("#")[0], "")
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
