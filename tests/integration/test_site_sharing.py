"""What search engines, and those who show a link to a page, are told."""

import json
import struct
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from intake.adapters.definitions import Definitions
from intake.directory.organisation import Organisation
from local_stack.places import ROOT
from tests.support.markup import Markup
from tests.support.site import addresses as addresses_of
from tests.support.site import built
from tests.support.workshop import Workshop

CONTACT = "mailto:security@example.org"


@pytest.fixture(scope="module")
def site() -> Path:
    return built() / "site"


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return Definitions(built() / "definitions").organisation


@pytest.fixture(scope="module")
def listed(site: Path) -> dict[str, Markup]:
    """Every page that search engines may show, by its address."""
    pages = {
        path: Markup.read(site / path[1:] / ("" if path.endswith("html") else "index.html"))
        for path in addresses_of(site)
    }
    return {path: page for path, page in pages.items() if 'content="noindex"' not in page.html}


def data(page: Markup, kind: str) -> list[dict[str, Any]]:
    return [block for block in page.data_blocks if block["@type"] == kind]


def test_every_page_has_its_own_address(
    listed: dict[str, Markup], organisation: Organisation
) -> None:
    for path, page in listed.items():
        canonical = [
            tag.attributes["href"]
            for tag in page.all("link")
            if tag.attributes["rel"] == "canonical"
        ]
        assert canonical == [organisation.address + path]
        assert page.meta("og:url") == canonical[0]


def test_every_page_says_the_same_to_people_and_to_those_who_show_a_link(
    listed: dict[str, Markup], organisation: Organisation
) -> None:
    for page in listed.values():
        assert page.meta("og:title") == page.title.removesuffix(f" - {organisation.name}")
        assert page.meta("og:description") == page.meta("description")
        assert page.meta("og:site_name") == organisation.name


@pytest.mark.parametrize("name", ["404.html", "500.html"])
def test_unlisted_pages_are_told_to_nobody(site: Path, name: str) -> None:
    page = Markup.read(site / name)
    assert page.meta("robots") == "noindex"
    assert "og:" not in page.html
    assert 'rel="canonical"' not in page.html


def test_picture_is_there_in_the_size_that_is_told(
    site: Path, listed: dict[str, Markup], organisation: Organisation
) -> None:
    home = listed["/"]
    path = home.meta("og:image").removeprefix(organisation.address + "/")
    picture = (site / path).read_bytes()
    size = struct.unpack(">II", picture[16:24])  # PNG specification, 11.2.1: width, height
    assert picture.startswith(b"\x89PNG")
    assert size == (int(home.meta("og:image:width")), int(home.meta("og:image:height")))
    assert home.meta("og:image:alt")


def test_first_page_says_who_runs_the_site(
    listed: dict[str, Markup], organisation: Organisation
) -> None:
    (block,) = data(listed["/"], "Organization")
    assert block["name"] == organisation.provider.name
    assert block["url"] == organisation.address + "/"
    assert len(block["address"]) == len(organisation.provider.offices)


def test_every_service_page_says_who_provides_it_and_for_whom(listed: dict[str, Markup]) -> None:
    pages = [page for path, page in listed.items() if path.startswith("/services/")]
    assert len(pages) == len(list((ROOT / "content" / "services").glob("*.md")))
    for page in pages:
        (block,) = data(page, "Service")
        assert block["provider"]["name"]
        assert block["audience"]["audienceType"]
        assert block["url"] == page.meta("og:url")


def test_questions_and_their_answers_are_told(listed: dict[str, Markup]) -> None:
    (block,) = data(listed["/questions/"], "FAQPage")
    asked = [tag.text for tag in listed["/questions/"].tags if tag.text.endswith("?")]
    told = block["mainEntity"]
    assert [each["name"] for each in told] == asked
    assert all(each["acceptedAnswer"]["text"] for each in told)


def test_robots_find_the_map_and_leave_the_forms_alone(
    site: Path, organisation: Organisation
) -> None:
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /forms/"]
    assert f"Sitemap: {organisation.address}/sitemap.xml" in lines


def test_manifest_names_the_site_and_follows_nobody(site: Path, organisation: Organisation) -> None:
    manifest = json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == organisation.name
    assert manifest["start_url"] == "/"  # no word that would count visitors
    assert (site / manifest["icons"][0]["src"].lstrip("/")).is_file()


def test_the_manifest_is_named_by_one_page_which_is_not_the_first(
    listed: dict[str, Markup],
) -> None:
    named = {
        path: urljoin(path, link.attributes["href"])
        for path, page in listed.items()
        for link in page.all("link")
        if link.attributes["rel"] == "manifest"
    }
    assert named == {"/about/": "/site.webmanifest"}


def test_nobody_is_named_for_security_until_somebody_is(
    site: Path, organisation: Organisation
) -> None:
    assert organisation.security_contact == ""
    assert not (site / ".well-known").exists()


def test_who_is_named_for_security_stands_where_finders_look(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace("organisation.yml", "promises:\n", f"security_contact: {CONTACT}\npromises:\n")
    assert workshop.build().returncode == 0
    lines = workshop.page(".well-known/security.txt").splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == CONTACT
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert fields["Expires"].endswith("Z")
