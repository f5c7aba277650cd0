"""The built site: what is in it, what is not, and what a page asks of a browser."""

import gzip
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from intake.adapters.definitions import Definitions
from intake.directory.organisation import Organisation
from local_stack.places import ROOT
from tests.support.markup import FETCHING, Markup
from tests.support.site import built

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
    return len(gzip.compress(path.read_bytes()))


def test_building_never_empties_our_own_folder() -> None:
    assert "\nsite_dir: build/site " in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_every_page_is_there(pages: dict[str, Markup]) -> None:
    assert set(pages) == {
        "",
        "404.html",
        "contact/",
        "privacy/",
        "services/one-to-one-support/",
    }


def test_no_definition_is_published(site: Path) -> None:
    assert not (site / "forms").exists()
    assert not [*site.rglob("*.yml"), *site.rglob("*.yaml")]


def test_only_what_pages_ask_for_is_published(site: Path) -> None:
    assert {path.name for path in (site / "assets").rglob("*")} == {
        "mark.svg",
        "site.css",
        "site.js",
    }


def test_chrome_is_not_published(site: Path) -> None:
    assert not (site / "chrome").exists()
    assert not [path for path in site.rglob("*.html") if "%%" in path.read_text("utf-8")]


def test_sitemap_lists_the_pages_and_nothing_else(site: Path, organisation: Organisation) -> None:
    listed = [
        tag.text.removeprefix(organisation.address)
        for tag in Markup.read(site / "sitemap.xml").all("loc")
    ]
    assert sorted(listed) == ["/", "/contact/", "/privacy/", "/services/one-to-one-support/"]


def test_titles_name_page_and_site(pages: dict[str, Markup], organisation: Organisation) -> None:
    for address, page in pages.items():
        what, _, whose = page.title.rpartition(" - ")
        assert what, address
        assert whose == organisation.name, address


def test_nothing_needs_inline_rights(pages: dict[str, Markup]) -> None:
    assert {address: page.needs_inline_rights() for address, page in pages.items()} == {
        address: [] for address in pages
    }


def test_no_page_asks_another_host_for_anything(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        for asked in page.addresses(*FETCHING):
            if f'rel="canonical" href="{asked}"' not in page.html:
                assert urljoin(SITE + address, asked).startswith(SITE), (address, asked)


def test_style_and_script_ask_for_nothing_more(site: Path) -> None:
    for path in (site / "assets").iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not [
            word for word in ("://", "@import", "url(", "fetch(", "import(") if word in text
        ]


def test_script_stores_nothing(site: Path) -> None:
    script = (site / "assets" / "site.js").read_text(encoding="utf-8")
    assert not [word for word in ("Storage", "cookie", "indexedDB", "caches") if word in script]


def test_every_internal_link_and_anchor_leads_somewhere(
    pages: dict[str, Markup], site: Path
) -> None:
    for address, page in pages.items():
        for link in page.addresses("a", "link", "script"):
            target, anchor = urldefrag(urljoin(SITE + address, link))
            path = target.removeprefix(SITE)
            if target.startswith(SITE):
                assert path in pages or (site / path).is_file(), (address, link)
            if target.startswith(SITE) and anchor:
                assert anchor in pages[path].ids, (address, link)


def test_a_lost_visitor_gets_a_whole_page_under_any_path(pages: dict[str, Markup]) -> None:
    addresses = set(pages["404.html"].addresses())
    assert {"/", "/contact/", "/assets/site.css"} <= addresses
    assert all(address.startswith(("/", "#", "https:")) for address in addresses)


def test_exit_is_the_first_thing_after_the_skip_link(
    pages: dict[str, Markup], organisation: Organisation
) -> None:
    for address, page in pages.items():
        skip, leave = (tag.attributes for tag in page.all("a")[:2])
        assert skip["href"] == "#main", address
        assert leave["href"] == organisation.exit_address, address


def test_no_page_shows_an_email_address(pages: dict[str, Markup]) -> None:
    assert not [address for address, page in pages.items() if "@" in page.html]


def test_what_is_not_set_is_absent(pages: dict[str, Markup]) -> None:
    assert not [
        word
        for page in pages.values()
        for word in ("None", "Registered charity", "Telephone", "tel:", "{{")
        if word in page.html
    ]


def test_contact_page_holds_the_forms_first_page(
    pages: dict[str, Markup], definitions: Definitions
) -> None:
    (form,) = pages["contact/"].all("form")
    first = definitions.forms["contact"].pages[0]
    assert form.attributes["action"] == f"/forms/contact/{first.id}"
    assert form.attributes["method"] == "post"


def test_privacy_page_says_how_long_the_form_says(
    pages: dict[str, Markup], definitions: Definitions
) -> None:
    assert definitions.forms["contact"].retention["answered"] == "6 months"
    assert "Six months after your message is closed" in pages["privacy/"].html


def test_every_page_is_light(site: Path) -> None:
    shared = sum(weight(path) for path in (site / "assets").iterdir())
    heavy = {
        str(path): shared + weight(path)
        for path in site.rglob("*.html")
        if shared + weight(path) > PAGE_BYTES
    }
    assert not heavy
    assert weight(site / "assets" / "site.js") <= SCRIPT_BYTES
