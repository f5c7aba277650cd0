"""Menus, the trail and the group of a page, from folders and front matter alone."""

from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

MakePage = Callable[..., Page]
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def navigation(config: MkDocsConfig) -> ModuleType:
    hook = config["hooks"]["site/navigation.py"]
    assert isinstance(hook, ModuleType)
    return hook


@pytest.fixture
def menus(
    navigation: ModuleType, config: MkDocsConfig, files_of: Callable[[list[Page]], Files]
) -> Callable[..., dict[str, list[str]]]:
    """Read pages, and return the labels of each menu."""

    def read(*pages: Page) -> dict[str, list[str]]:
        env = Environment(autoescape=True)
        navigation.on_env(env, config=config, files=files_of(list(pages)))
        made: Any = env.globals["menus"]
        return {key: [entry.label for entry in entries] for key, entries in made.items()}

    return read


@pytest.fixture
def told(
    navigation: ModuleType, config: MkDocsConfig, menus: Callable[..., dict[str, list[str]]]
) -> Told:
    """Return what the templates are told of the last of these pages."""

    def tell(*pages: Page) -> dict[str, Any]:
        menus(*pages)
        context = navigation.on_page_context({}, page=pages[-1], config=config, nav=None)
        return {**context, "trail": [entry.label for entry in context["trail"]]}

    return tell


def test_menu_has_the_numbered_pages_in_their_order(
    menus: Callable[..., dict[str, list[str]]], make_page: MakePage
) -> None:
    read = menus(
        make_page("b.md", menu=2),
        make_page("a.md", menu=10, menu_label="Short"),
        make_page("c.md", menu=1),
        make_page("d.md"),
        make_page("e.md", footer_menu=1),
    )
    assert read == {"menu": ["c.md", "b.md", "Short"], "footer_menu": ["e.md"]}


def test_trail_goes_up_the_folders(told: Told, make_page: MakePage) -> None:
    home, folder = make_page("index.md"), make_page("projects/index.md")
    page = make_page("projects/refer.md")
    assert told(home, folder, page)["trail"] == ["index.md", "projects/index.md"]


def test_first_page_of_a_folder_stands_below_the_folder_above(
    told: Told, make_page: MakePage
) -> None:
    assert told(make_page("index.md"), make_page("projects/index.md"))["trail"] == ["index.md"]


def test_folder_without_a_page_is_left_out(told: Told, make_page: MakePage) -> None:
    assert told(make_page("index.md"), make_page("services/a.md"))["trail"] == ["index.md"]


def test_page_may_name_the_page_above_it(told: Told, make_page: MakePage) -> None:
    pages = make_page("index.md"), make_page("directory.md")
    page = make_page("services/a.md", parent="directory.md")
    assert told(*pages, page)["trail"] == ["index.md", "directory.md"]


def test_home_page_has_nothing_above_it(told: Told, make_page: MakePage) -> None:
    assert told(make_page("index.md"))["trail"] == []


def test_group_comes_from_the_nearest_page_above(told: Told, make_page: MakePage) -> None:
    home = make_page("index.md", group="public")
    folder = make_page("work/index.md", group="staff")
    context = told(home, folder, make_page("work/a.md"))
    assert (context["group"], context["group_name"]) == ("staff", "Support at work")


@pytest.mark.parametrize("group", ["public", "staff"])
def test_service_belongs_to_the_group_it_is_open_to(
    told: Told, make_page: MakePage, group: str
) -> None:
    service = SimpleNamespace(is_public=group == "public")
    assert told(make_page("services/a.md", service=service))["group"] == group


def test_page_without_a_group_has_none(told: Told, make_page: MakePage) -> None:
    assert told(make_page("index.md"), make_page("a.md"))["group_name"] == ""


@pytest.mark.parametrize(
    ("meta", "mistake"),
    [
        ({"parent": "nowhere.md"}, r"content/a\.md: parent: there is no content/nowhere\.md"),
        ({"parent": "a.md"}, "parent: these pages stand above one another in a circle"),
        ({"group": "everyone"}, "group: write one of public, staff"),
        ({"menu": "first"}, "menu: write a number, its place in the menu"),
    ],
)
def test_mistakes_are_named(
    told: Told, make_page: MakePage, meta: dict[str, str], mistake: str
) -> None:
    with pytest.raises(PluginError, match=mistake):
        told(make_page("index.md"), make_page("a.md", **meta))
