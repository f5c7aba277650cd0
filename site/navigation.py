"""Where a page stands: the menus, the trail above its heading, and which group it belongs to.

All of it comes from folders and front matter, so that nobody keeps a list of pages. A page names
its menus and the way up to the home page, never its neighbours: however many there are, it stays
small.
"""

from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

Context = dict[str, Any]
"""What a template is told."""

MENUS: Final = ("menu", "footer_menu")
HOME: Final = "index.md"
GROUPS: Final = {"public": "Support for you", "staff": "Support at work"}


@dataclass(frozen=True)
class Entry:
    """A link to a page, as menus and trails show it."""

    url: str
    label: str


_pages: dict[str, Page] = {}
"""Every page of this build by its path in content/."""


def on_env(env: Environment, files: Files, **_: object) -> None:
    """Make the menus once, when all pages are read."""
    _pages.clear()
    pages = (file.page for file in files.documentation_pages())
    _pages.update({page.file.src_uri: page for page in pages if page})
    env.globals["menus"] = {key: _menu(key) for key in MENUS}


def on_page_context(context: Context, page: Page, **_: object) -> Context:
    """Tell the templates the way up from a page, and its group."""
    above = _above(page)
    group = next(filter(None, map(_group, [page, *above])), "")
    trail = [_entry(each) for each in reversed(above)]
    context.update(trail=trail, group=group, group_name=GROUPS.get(group, ""))
    return context


def _menu(key: str) -> list[Entry]:
    numbered = [page for page in _pages.values() if page.meta.get(key)]
    for page in numbered:
        if not isinstance(page.meta[key], int):
            raise _mistake(page, f"{key}: write a number, its place in the menu")
    return [_entry(page) for page in sorted(numbered, key=lambda page: page.meta[key])]


def _entry(page: Page) -> Entry:
    return Entry(page.url, page.meta.get("menu_label") or page.meta["title"])


def _group(page: Page) -> str:
    if service := page.meta.get("service"):
        return "public" if service.is_public else "staff"
    group = str(page.meta.get("group", ""))
    if group and group not in GROUPS:
        raise _mistake(page, f"group: write one of {', '.join(GROUPS)}")
    return group


def _above(page: Page) -> list[Page]:
    """Return the pages above, the nearest first and the home page last."""
    above: list[Page] = []
    while parent := _parent(above[-1] if above else page):
        if parent in above:
            raise _mistake(page, "parent: these pages stand above one another in a circle")
        above.append(parent)
    return above


def _parent(page: Page) -> Page | None:
    own = page.file.src_uri
    if own == HOME:
        return None
    if "parent" in page.meta:
        if page.meta["parent"] not in _pages:
            raise _mistake(page, f"parent: there is no content/{page.meta['parent']}")
        return _pages[page.meta["parent"]]
    folder = own.removesuffix(f"/{HOME}").split("/")[:-1]
    near = "/".join([*folder, HOME])
    return _pages.get(near) or _pages.get(HOME)


def _mistake(page: Page, message: str) -> PluginError:
    return PluginError(f"content/{page.file.src_uri}: {message}")
