"""The head of a page, drawings, and tables that a telephone can show."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from markdown import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from tests.support.markup import Markup

MakePage = Callable[..., Page]

TABLE = """
| Question | One | Two |
| --- | --- | --- |
| Who? | you | *both* |
"""


@pytest.fixture
def headings(config: MkDocsConfig) -> ModuleType:
    hook = config["hooks"]["site/headings.py"]
    assert isinstance(hook, ModuleType)
    return hook


@pytest.fixture
def parts(
    headings: ModuleType, config: MkDocsConfig, make_page: MakePage
) -> Callable[..., dict[str, Any]]:
    def part(html: str, **meta: object) -> dict[str, Any]:
        page = make_page(html=html, **meta)
        return dict(headings.on_page_context({}, page=page, config=config, nav=None))

    return part


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<h1>T</h1>", "<p>x</p>"),
        ('<h1 id="t">T</h1>\n<p class="lead">L</p>', "<h2>x</h2>"),
        ('<h1>T</h1>\n<dl class="facts"><div>f</div></dl>', "<h2>x</h2>"),
        ('<h1>T</h1><dl class="facts" data-search-exclude>f</dl>', "<h2>x</h2>"),
        (
            '<h1>T</h1><dl class="facts">f</dl><div class="notice notice--urgent"><p>!</p></div>',
            "<p>x</p>",
        ),
        ("", "<p>no heading</p><h1>T</h1>"),
    ],
)
def test_head_is_parted_from_the_body(
    parts: Callable[..., dict[str, Any]], head: str, body: str
) -> None:
    parted = parts(head + body)
    assert (parted["head"], parted["body"]) == (head, body)


def test_heading_may_have_a_drawing(parts: Callable[..., dict[str, Any]]) -> None:
    content = parts('<h2 id="a" drawing="coin">Cost</h2>')["content"]
    assert content.startswith('<h2 id="a"><svg ')
    assert content.endswith("</svg>Cost</h2>")


def test_page_may_have_a_drawing(parts: Callable[..., dict[str, Any]]) -> None:
    assert parts("", drawing="bench")["drawing"].startswith("<svg ")
    assert parts("")["drawing"] == ""


@pytest.mark.parametrize(
    ("html", "meta"), [('<h2 drawing="x">T</h2>', {}), ("", {"drawing": "../base"})]
)
def test_drawing_that_is_not_there_is_a_mistake(
    parts: Callable[..., dict[str, Any]], html: str, meta: dict[str, str]
) -> None:
    with pytest.raises(PluginError, match=r"content/privacy\.md: drawing: write one of bench, "):
        parts(html, **meta)


def test_cells_of_a_table_say_what_they_are(headings: ModuleType) -> None:
    table = Markup.of(markdown(TABLE, extensions=["tables", headings.Tables()]))
    assert table.all("table")[0].attributes["class"] == "table"
    assert [cell.attributes["data-label"] for cell in table.all("td")] == ["One", "Two"]
    assert table.all("th")[-1].attributes == {"scope": "row"}
    assert table.all("th")[-1].text == "Who?"
