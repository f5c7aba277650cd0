"""What the build leaves for the functions: the chrome and the compiled content."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from intake.adapters.definitions import Definitions
from intake.rendering.chrome import Chrome
from local_stack.places import ROOT
from tests.support.clock import Clock
from tests.support.markup import FETCHING, Markup
from tests.support.site import built

CHROMES = pytest.mark.parametrize("name", ["public", "desk"])


@pytest.fixture(scope="module")
def folder() -> Path:
    return built() / "definitions"


@pytest.fixture(scope="module")
def definitions(folder: Path) -> Definitions:
    return Definitions(folder)


@CHROMES
def test_chrome_has_each_hole_once(definitions: Definitions, name: str) -> None:
    html = definitions.chrome(name)
    assert (html.count("%%TITLE%%"), html.count("%%CONTENT%%")) == (1, 1)


@CHROMES
def test_chrome_has_its_holes_where_they_belong(definitions: Definitions, name: str) -> None:
    html = definitions.chrome(name)
    assert Markup.of(html).title.startswith("%%TITLE%% - ")
    assert html.index("<main") < html.index("%%CONTENT%%") < html.index("</main>")


@CHROMES
def test_chrome_has_no_address_that_depends_on_the_path(
    definitions: Definitions, name: str
) -> None:
    addresses = set(Markup.of(definitions.chrome(name)).addresses())
    addresses -= {definitions.organisation.exit_address}
    assert [each for each in addresses if re.fullmatch(r"/assets/site\.\w{8}\.css", each)]
    assert not [each for each in addresses if not each.startswith(("/", "#"))]
    assert not [each for each in addresses if each.startswith(("//", "/./"))]


@CHROMES
def test_chrome_asks_no_other_host(definitions: Definitions, name: str) -> None:
    chrome = Markup.of(definitions.chrome(name))
    assert not [each for each in chrome.addresses(*FETCHING) if "//" in each]


@CHROMES
def test_chrome_needs_no_inline_rights(definitions: Definitions, name: str) -> None:
    assert Markup.of(definitions.chrome(name)).needs_inline_rights() == []


@CHROMES
def test_chrome_is_kept_out_of_search_engines(definitions: Definitions, name: str) -> None:
    robots = {"name": "robots", "content": "noindex"}
    assert robots in [tag.attributes for tag in Markup.of(definitions.chrome(name)).all("meta")]


def test_public_chrome_has_the_menu_and_the_way_out(definitions: Definitions) -> None:
    addresses = set(Markup.of(definitions.chrome("public")).addresses("a"))
    assert {"/", "/contact/", "/privacy/", definitions.organisation.exit_address} <= addresses


def test_desk_chrome_has_no_public_menu(definitions: Definitions) -> None:
    assert set(Markup.of(definitions.chrome("desk")).addresses("a")) == {"#main", "/"}


def test_chrome_looks_like_a_built_page(definitions: Definitions) -> None:
    filled = Chrome(definitions.chrome("public")).page(title="T", content="<p>x</p>")
    page = Markup.read(built() / "site" / "about" / "index.html")
    for name in ("header", "footer", "summary", "main"):
        assert [tag.attributes for tag in Markup.of(filled).all(name)] == [
            tag.attributes for tag in page.all(name)
        ]


def test_every_form_is_compiled_and_has_its_start(definitions: Definitions) -> None:
    written = {path.stem for path in (ROOT / "content" / "forms").glob("*.yml")}
    assert set(definitions.forms) == set(definitions.starts) == written
    assert definitions.starts["contact"] == "/contact/"


def test_passages_of_forms_are_html_with_the_facts_filled_in(definitions: Definitions) -> None:
    words = definitions.forms["contact"].what_happens_next
    assert words.startswith("<p>")
    assert f"{definitions.organisation.promises.reply} working days" in words


def test_every_form_tells_a_team_that_exists(definitions: Definitions) -> None:
    assert {form.team for form in definitions.forms.values()} <= set(definitions.teams)


def test_calendar_reaches_ten_years_ahead(folder: Path) -> None:
    listed = json.loads((folder / "calendar.json").read_text(encoding="utf-8"))["bank_holidays"]
    days = [date.fromisoformat(day) for day in listed]
    year = Clock().moment.year
    assert days == sorted(set(days))
    assert {day.year for day in days} == set(range(year, year + 11))
    assert all(date(each, 12, 25) in days for each in range(year, year + 11))
