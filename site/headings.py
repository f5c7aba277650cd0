"""What an editor's headings and tables become: a page's head, drawings, tables for telephones."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

Context = dict[str, Any]
"""What a template is told."""

DRAWINGS: Final = Path(__file__).parent / "drawings"
HEAD: Final = re.compile(
    r"""\s*<h1.*?</h1>\s*
    (?:<p\ class="lead">.*?</p>\s*)?
    (?:<dl\ class="facts"[^>]*>.*?</dl>\s*)?
    (?:<div\ class="notice\ notice--urgent">.*?</div>)?""",
    re.DOTALL | re.VERBOSE,
)
"""Who provides a service and who it is open to stand before everything else, also on a phone."""

DRAWN: Final = re.compile(r'(<h[23][^>]*?) drawing="([^"]*)"([^>]*>)')


def on_config(config: MkDocsConfig) -> None:
    """Let tables say on a telephone, where they have no columns, what each cell is."""
    config.markdown_extensions.append(Tables())  # type: ignore[arg-type] it takes both


def on_page_context(context: Context, page: Page, **_: object) -> Context:
    """Part the head of the page (heading and lead) from its body, and draw what it asks for."""
    content = DRAWN.sub(lambda found: _drawn(page, found), page.content or "")
    head = HEAD.match(content)
    end = head.end() if head else 0
    drawing = _drawing(page, page.meta["drawing"]) if "drawing" in page.meta else ""
    context.update(content=content, head=content[:end], body=content[end:], drawing=drawing)
    return context


def _drawn(page: Page, found: re.Match[str]) -> str:
    before, name, after = found.groups()
    return before + after + _drawing(page, name)


def _drawing(page: Page, name: str) -> str:
    drawings = _drawings()
    if name not in drawings:
        known = ", ".join(sorted(drawings))
        raise PluginError(f"content/{page.file.src_uri}: drawing: write one of {known}")
    return drawings[name]


@cache
def _drawings() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in DRAWINGS.glob("*.svg")}


class Tables(Extension):
    """Gives each table its class, and each cell the words of its column's heading."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 Markdown calls it so
        """Run after cells have become elements and before they become text."""
        md.treeprocessors.register(_Labels(md), "labels", 5)


class _Labels(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            table.set("class", "table")
            headings = ["".join(cell.itertext()) for cell in table.iterfind("thead/tr/th")]
            for row in table.iterfind("tbody/tr"):
                _label(row, headings)


def _label(row: Element, headings: list[str]) -> None:
    """Make the first cell the row's own heading, and name the column of the others."""
    for at, (cell, heading) in enumerate(zip(row, headings, strict=True)):
        if at == 0:
            cell.tag = "th"
            cell.set("scope", "row")
        else:
            cell.set("data-label", heading)
