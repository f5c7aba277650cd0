"""MkDocs' own configuration, files and pages, for hooks that are called as MkDocs calls them."""

from collections.abc import Callable

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from local_stack.places import ROOT

MakePage = Callable[..., Page]


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    loaded = load_config(str(ROOT / "mkdocs.yml"))
    loaded.plugins.on_startup(command="build", dirty=False)
    return loaded.plugins.on_config(loaded)


@pytest.fixture
def make_page(config: MkDocsConfig) -> MakePage:
    """Make a page as if it stood at a path in content/, with this front matter and HTML."""

    def make(path: str = "privacy.md", html: str = "", **meta: object) -> Page:
        file = File(path, config.docs_dir, config.site_dir, use_directory_urls=True)
        page = Page(None, file, config)
        page.meta = {"title": path, **meta}
        page.content = html
        return page

    return make


@pytest.fixture
def files_of() -> Callable[[list[Page]], Files]:
    return lambda pages: Files([page.file for page in pages])
