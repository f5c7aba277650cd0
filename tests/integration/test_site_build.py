"""The built site: what is in it, what is not, and what a page asks of a browser."""

import gzip
import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from intake.adapters.definitions import Definitions
from intake.directory.organisation import Organisation
from intake.rendering.security_policy import style_hash
from local_stack.places import ROOT
from tests.support.markup import FETCHING, Markup
from tests.support.site import asset, built

SITE = "http://site.example.org/"
PAGE_BYTES = 14 * 1024
SCRIPT_BYTES = 2 * 1024


@pytest.fixture(scope="module")
def site() -> Path:
    return built() / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Markup]:
    """Every page by its address."""
    return {
        str(path.relative_to(site)).removesuffix("index.html"): Markup.read(path)
        for path in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return Definitions(built() / "definitions")


@pytest.fixture(scope="module")
def organisation(definitions: Definitions) -> Organisation:
    return definitions.organisation


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def is_unlisted(page: Markup) -> bool:
    return '<meta name="robots" content="noindex">' in page.html


def test_building_never_empties_our_own_folder() -> None:
    assert "\nsite_dir: build/site " in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_every_page_of_words_is_there(pages: dict[str, Markup]) -> None:
    words = (path.relative_to(ROOT / "content") for path in (ROOT / "content").rglob("*.md"))
    wanted = {str(path.with_suffix("")) + "/" for path in words}
    found = {page or "index/" for page in pages} | {"404/", "500/"}
    assert {page.replace("/index/", "/") for page in wanted} <= found


def test_no_definition_is_published(site: Path) -> None:
    assert not (site / "forms").exists()
    assert not [*site.rglob("*.yml"), *site.rglob("*.yaml")]


def test_only_what_pages_ask_for_is_published(site: Path) -> None:
    names = {path.name for path in (site / "assets").rglob("*")}
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in names} == {
        "desk.css",
        "mark.svg",
        "search-worker.js",
        "search.js",
        "share.png",
        "site.css",
        "site.js",
    }


def test_chrome_is_not_published(site: Path) -> None:
    assert not (site / "chrome").exists()
    assert not [path for path in site.rglob("*.html") if "%%" in path.read_text("utf-8")]


def test_sitemap_lists_every_page_but_the_unlisted(
    site: Path, pages: dict[str, Markup], organisation: Organisation
) -> None:
    listed = [
        tag.text.removeprefix(organisation.address + "/")
        for tag in Markup.read(site / "sitemap.xml").all("loc")
    ]
    assert sorted(listed) == sorted(page for page in pages if not is_unlisted(pages[page]))


def test_titles_name_page_and_site(pages: dict[str, Markup], organisation: Organisation) -> None:
    for address, page in pages.items():
        what, _, whose = page.title.rpartition(" - ")
        assert what, address
        assert whose == organisation.name, address


def test_nothing_but_the_one_style_sheet_stands_in_a_page(pages: dict[str, Markup]) -> None:
    assert {address: page.needs_inline_rights() for address, page in pages.items()} == {
        address: ["style"] for address in pages
    }


def test_the_style_sheet_in_every_page_is_the_one_that_the_policy_names(
    pages: dict[str, Markup], definitions: Definitions
) -> None:
    sheets = {style_hash(tag.text) for page in pages.values() for tag in page.all("style")}
    assert sheets == {definitions.style_hash}


def test_no_page_asks_another_host_for_anything(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        for asked in page.addresses(*FETCHING):
            if f'rel="canonical" href="{asked}"' not in page.html:
                assert urljoin(SITE + address, asked).startswith(SITE), (address, asked)


def test_nothing_is_taken_out_of_the_style_sheet(site: Path, pages: dict[str, Markup]) -> None:
    written = ROOT / "site" / "theme" / "assets" / "site.css"
    assert asset(site, "site.css").read_bytes() == written.read_bytes()
    assert pages[""].all("style")[0].text == written.read_text(encoding="utf-8")


def test_style_and_script_of_every_page_ask_for_nothing_more(site: Path) -> None:
    for name in ("site.css", "site.js"):
        text = asset(site, name).read_text(encoding="utf-8")
        assert not [
            word for word in ("://", "@import", "url(", "fetch(", "import(") if word in text
        ]


@pytest.mark.parametrize("name", ["site.js", "search.js", "search-worker.js"])
def test_scripts_store_nothing(site: Path, name: str) -> None:
    script = asset(site, name).read_text(encoding="utf-8")
    assert not [word for word in ("Storage", "cookie", "indexedDB", "caches") if word in script]


def test_every_internal_link_and_anchor_leads_somewhere(
    pages: dict[str, Markup], site: Path
) -> None:
    for address, page in pages.items():
        for link in page.addresses("a", "link", "script", "form"):
            target, anchor = urldefrag(urljoin(SITE + address, link))
            path = target.removeprefix(SITE)
            if target.startswith(SITE) and not path.startswith("forms/"):
                assert path in pages or (site / path).is_file(), (address, link)
            if target.startswith(SITE) and anchor:
                assert anchor in pages[path].ids, (address, link)


@pytest.mark.parametrize("page", ["404.html", "500.html"])
def test_a_lost_visitor_gets_a_whole_page_under_any_path(
    pages: dict[str, Markup], page: str
) -> None:
    addresses = set(pages[page].addresses())
    assert {"/", "/contact/"} <= addresses
    assert [each for each in addresses if re.fullmatch(r"/assets/site\.\w{8}\.js", each)]
    assert all(address.startswith(("/", "#", "https:", "tel:")) for address in addresses)


def test_exit_is_the_first_thing_after_the_skip_link(
    pages: dict[str, Markup], organisation: Organisation
) -> None:
    for address, page in pages.items():
        skip, leave = (tag.attributes for tag in page.all("a")[:2])
        assert skip["href"] == "#main", address
        assert leave["href"] == organisation.exit_address, address


def test_what_is_not_set_is_absent(pages: dict[str, Markup]) -> None:
    assert not [
        word
        for page in pages.values()
        for word in (">None<", "Registered charity", ">Telephone", "{{")
        if word in page.html
    ]


def test_contact_page_holds_the_forms_first_page_and_no_other_form(
    pages: dict[str, Markup], definitions: Definitions
) -> None:
    (form,) = pages["contact/"].all("form")
    first = definitions.forms["contact"].pages[0]
    assert form.attributes["action"] == f"/forms/contact/{first.id}"
    assert form.attributes["method"] == "post"


def test_every_page_is_light(site: Path) -> None:
    script = asset(site, "site.js")
    heavy = {
        str(path.relative_to(site)): weight(path) + weight(script) for path in site.rglob("*.html")
    }
    assert {path: size for path, size in heavy.items() if size > PAGE_BYTES} == {}
    assert weight(asset(site, "site.js")) <= SCRIPT_BYTES
