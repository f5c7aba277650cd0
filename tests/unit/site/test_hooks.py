"""The hooks, each called as MkDocs would call it, with MkDocs' own files and pages."""

from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page


@pytest.fixture
def hooks(config: MkDocsConfig) -> ModuleType:
    hooks = config["hooks"]["site/hooks.py"]
    assert isinstance(hooks, ModuleType)
    return hooks


def file(config: MkDocsConfig, path: str, folder: str | None = None) -> File:
    return File(path, folder or config.docs_dir, config.site_dir, use_directory_urls=True)


def page(config: MkDocsConfig, path: str = "privacy.md", **meta: str) -> Page:
    made = Page(None, file(config, path), config)
    made.meta = meta
    return made


@pytest.mark.parametrize(
    ("written", "rooted"),
    [
        ('href="contact/"', 'href="/contact/"'),
        ('href="./"', 'href="/"'),
        ('src="assets/site.js"', 'src="/assets/site.js"'),
        ('action="search/"', 'action="/search/"'),
        ('href="#main"', 'href="#main"'),
        ('href="/contact/"', 'href="/contact/"'),
        ('href="https://example.org/"', 'href="https://example.org/"'),
        ('href="tel:01632960000"', 'href="tel:01632960000"'),
        ('data-href="contact/"', 'data-href="contact/"'),
    ],
)
@pytest.mark.parametrize("name", ["404.md", "500.md"])
def test_addresses_of_unasked_pages_begin_at_the_root(
    hooks: ModuleType, config: MkDocsConfig, written: str, rooted: str, name: str
) -> None:
    shown = hooks.on_post_page(f"<a {written}>", page=page(config, name), config=config)
    assert shown == f"<a {rooted}>"


def test_addresses_of_other_pages_stay(hooks: ModuleType, config: MkDocsConfig) -> None:
    html = '<a href="../contact/">'
    assert hooks.on_post_page(html, page=page(config), config=config) == html


@pytest.mark.parametrize("name", ["404", "500"])
def test_unasked_pages_lie_where_hosts_look(
    hooks: ModuleType, config: MkDocsConfig, name: str
) -> None:
    lost = file(config, f"{name}.md")
    hooks.on_files(Files([lost]), config=config)
    assert lost.dest_uri == f"{name}.html"


def test_what_the_base_theme_brings_along_is_left_out(
    hooks: ModuleType, config: MkDocsConfig, tmp_path: Path
) -> None:
    files = Files(
        [
            file(config, "assets/bundle.js", str(tmp_path)),
            file(config, "assets/site.css", config.theme.custom_dir),
            file(config, "index.md"),
        ]
    )
    hooks.on_files(files, config=config)
    assert [each.src_uri for each in files] == ["assets/site.css", "index.md"]


def test_what_our_hooks_make_stays(hooks: ModuleType, config: MkDocsConfig) -> None:
    config.plugins._current_plugin = "made"  # noqa: SLF001 MkDocs sets it around each event
    files = Files([File.generated(config, "made.md", content="# Made")])
    hooks.on_files(files, config=config)
    assert [each.src_uri for each in files] == ["made.md"]


def test_facts_are_filled_in(hooks: ModuleType, config: MkDocsConfig) -> None:
    ours = page(config, title="T", description="D")
    filled = hooks.on_page_markdown("{{ organisation.name }}", page=ours, config=config)
    assert filled == config.site_name


def test_text_and_attributes_in_single_braces_stay(hooks: ModuleType, config: MkDocsConfig) -> None:
    ours = page(config, title="T", description="D")
    text = "[a](b.md){ .button }"
    assert hooks.on_page_markdown(text, page=ours, config=config) == text


@pytest.mark.parametrize("meta", [{"title": "T"}, {"description": "D"}, {}])
def test_page_without_title_or_description_is_refused(
    hooks: ModuleType, config: MkDocsConfig, meta: dict[str, str]
) -> None:
    with pytest.raises(PluginError, match=r"content/privacy\.md: (title|description): write it"):
        hooks.on_page_markdown("", page=page(config, **meta), config=config)


def test_page_without_a_form_stays(hooks: ModuleType, config: MkDocsConfig) -> None:
    assert hooks.on_page_content("<p>x</p>", page=page(config), config=config) == "<p>x</p>"


def test_form_stands_below_the_pages_own_words(hooks: ModuleType, config: MkDocsConfig) -> None:
    html = hooks.on_page_content("<p>x</p>", page=page(config, form="contact"), config=config)
    assert html.startswith("<p>x</p>")
    assert html.count("<form ") == 1
