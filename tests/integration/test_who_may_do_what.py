"""Every cell of docs/who-may-do-what.md, by request to the desk's own handlers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

import pytest
from moto import mock_aws

from intake.adapters.drafts import Draft, Drafts
from intake.adapters.table import Table
from intake.cases.access import MAY, Act
from intake.cases.actions import Action
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD, ROLES, Member
from intake.handlers.http import Response
from local_stack.places import ROOT, TEMPLATE
from local_stack.template import Template
from tests.support.clients import aws_client
from tests.support.desk import ADDRESS, Browser, Stage
from tests.support.desk_lead import lead_stage
from tests.support.stored_case import MESSAGE, case_id, new_case, store

DOCUMENT: Final = (ROOT / "docs" / "who-may-do-what.md").read_text(encoding="utf-8")
COLUMNS: Final = (COORDINATOR, LEAD, GUARDIAN, COACH)
OPEN: Final = {
    "team": {"own", "allocated"},
    "team, restricted": {"own", "allocated", "restricted"},
    "guarded": {"guarded"},
    "allocated": {"allocated"},
}
NAMES: Final = {
    "channel": "telephone",
    "form": "contact",
    "page": "message",
    "question": "message",
    "number": "1",
    "action": "note",
}
NOBODYS: Final = "/cases/" + case_id(999)


def rows(heading: str) -> dict[str, tuple[str, ...]]:
    """What a table of the document says of each thing, a cell for each role."""
    section = DOCUMENT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in section.splitlines() if "| `" in line]
    return {cells[0].strip("`"): tuple(cells[-4:]) for cells in lines}


PAGES: Final = rows("Pages")
CELLS: Final = [
    (page, role, cell)
    for page, cells in PAGES.items()
    for role, cell in zip(COLUMNS, cells, strict=True)
]


ACTIONS: Final = rows("What can be pressed on a case")
ACTION_CELLS: Final = [
    (action, role, cell)
    for action, cells in ACTIONS.items()
    for role, cell in zip(COLUMNS, cells, strict=True)
]


@dataclass
class World:
    """A desk with a person in every role, and a case of every kind for each of them."""

    stage: Stage
    members: dict[str, Member]
    browsers: dict[str, Browser] = field(default_factory=dict)

    def browser(self, role: str) -> Browser:
        """The browser of a role's person, who signs in once and stays."""
        browser = self.browsers.setdefault(role, Browser(self.stage, role))
        assert browser.visit("/")["statusCode"] == 200
        return browser

    def cases(self, role: str) -> dict[str, str]:
        """Ids by what kind of case it is to the person."""
        first = 10 * (COLUMNS.index(role) + 1)
        kinds = ("own", "allocated", "foreign", "guarded", "excluded", "restricted", "unknown")
        return {kind: case_id(first + at) for at, kind in enumerate(kinds)}

    def path(self, page: str, role: str, case: str = "") -> str:
        """A page's path with what its names stand for."""
        path = page.partition(" ")[2].replace("{case_id}", case)
        for name, value in NAMES.items():
            path = path.replace(f"{{{name}}}", value)
        if "{key}" in path:
            path = path.replace("{key}", self.stage.add_member("somebody").key)
        if "{draft_id}" in path:
            draft = Draft("/search", {"what": ("words",)})
            now = self.stage.clock()
            draft_id = Drafts(self.stage.table).keep(self.members[role].key, draft, now)
            path = path.replace("{draft_id}", draft_id)
        return path


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with mock_aws():
        database = aws_client("dynamodb")
        database.create_table(**Template.read(TEMPLATE).table_properties("alongside"))
        stage = lead_stage(Table(database, "alongside"))
        members = {
            role: stage.add_member(role, "general", "guardian", roles=[role], name=role)
            for role in ROLES
        }
        world = World(stage, members)
        for role in ROLES:
            fill(world, role)
        yield world


def fill(world: World, role: str) -> None:
    """Store the cases that are something to a person."""
    teams = {"foreign": "safeguarding", "guarded": "guardian"}
    key = world.members[role].key
    for kind, each in world.cases(role).items():
        if kind == "unknown":
            continue
        case = replace(new_case(), id=each, team=teams.get(kind, "general"), reference=each)
        store(world.stage.table, case)
        allocated = [key] if kind in ("allocated", "excluded", "restricted") else []
        values = {":a": allocated, ":e": [key] if kind == "excluded" else []}
        table = world.stage.table
        table.update(f"CASE#{each}", "CASE", "SET allocated = :a, excluded = :e", values)
        if kind == "restricted":
            since = {":t": "2026-11-20T09:30:00Z"}
            table.update(f"CASE#{each}", "CASE", "SET restricted_at = :t", since)


def ask(browser: Browser, page: str, path: str) -> Response:
    """Ask for a page; a form is sent with nothing in it but its token."""
    if page.startswith("GET"):
        return browser.get(path)
    return browser.post(path, {"token": token_of(browser)}, origin=ADDRESS)


def token_of(browser: Browser) -> str:
    """What this session's forms carry."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.get("/")["body"])
    assert found
    return found[1]


@pytest.fixture(scope="module")
def at_work(world: World) -> dict[str, tuple[Browser, str]]:
    """Everybody signed in once, with the token of their forms."""
    browsers = {role: world.browser(role) for role in ROLES}
    return {role: (browser, token_of(browser)) for role, browser in browsers.items()}


def test_every_page_has_its_row(world: World) -> None:
    assert PAGES.keys() == world.stage.desk.pages


@pytest.mark.parametrize(("page", "role", "cell"), CELLS)
def test_page_opens_for_whom_it_should(world: World, page: str, role: str, cell: str) -> None:
    browser = world.browser(role)
    about = world.cases(role) if "{case_id}" in page else {"": ""}
    nothing = browser.get("/nowhere")
    for kind, case in about.items():
        response = ask(browser, page, world.path(page, role, case))
        if cell == "yes" or kind in OPEN.get(cell, ()):
            assert response["statusCode"] in (200, 303, 400, 409, 422), kind
        else:
            assert response == nothing, kind


@pytest.mark.parametrize("role", COLUMNS)
def test_how_to_make_contact_is_corrected_by_whoever_works_the_case(
    world: World, role: str
) -> None:
    page, browser = "GET /requests/cases/{case_id}/correct/{question}", world.browser(role)
    cell = PAGES[page][COLUMNS.index(role)]
    opened = set()
    for kind, case in world.cases(role).items():
        path = f"/requests/cases/{case}/correct/reply"
        if ask(browser, page, path)["statusCode"] == 200:
            opened.add(kind)
    assert opened == (OPEN["team"] if cell == "contact" else OPEN.get(cell, set()))


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_for_nobody_else(world: World, page: str) -> None:
    stranger, path = Browser(world.stage, "stranger"), world.path(page, COACH, case_id(10))
    before = stranger.get(path) if page.startswith("GET") else stranger.post(path, {})
    if page.startswith("GET"):
        assert before["statusCode"] == 303
        assert before["headers"]["location"].startswith("/sign-in")
    else:
        assert before["statusCode"] == 401
        assert "Sign in again" in before["body"]
    assert stranger.visit(path)["statusCode"] in (403, 404)


def test_acts_are_as_documented() -> None:
    said = rows("What is done with a case")
    assert said.keys() == set(Act)
    for (act, cells), (at, role) in product(said.items(), enumerate(COLUMNS)):
        assert (cells[at] == "yes") == (act in MAY[role]), (act, role)


def test_every_action_has_its_row() -> None:
    assert ACTIONS.keys() == set(Action)


@pytest.mark.parametrize(("action", "role", "cell"), ACTION_CELLS)
def test_action_is_taken_from_whom_it_should(
    world: World, at_work: dict[str, tuple[Browser, str]], action: str, role: str, cell: str
) -> None:
    browser, token = at_work[role]
    kind = {GUARDIAN: "guarded", COACH: "allocated"}.get(role, "own")
    path = f"/cases/{world.cases(role)[kind]}/acts/{action}"
    # who may is told that the case is on another turn, and nothing is done
    response = browser.post(path, {"token": token, "turn": "999"}, origin=ADDRESS)
    if cell == "yes":
        assert response["statusCode"] == 409
    else:
        assert response == browser.get("/nowhere")


def test_every_role_has_its_column() -> None:
    assert set(COLUMNS) == set(ROLES) == MAY.keys()


@pytest.mark.parametrize("role", COLUMNS)
def test_case_shows_the_answers_that_it_should(world: World, role: str) -> None:
    said = rows("What the page of a case shows")
    case = replace(
        new_case(500 + COLUMNS.index(role)), team="guardian" if role == GUARDIAN else "general"
    )
    about = {each: (replace(MESSAGE, words=(f"canary-{each}",)),) for each in said}
    store(world.stage.table, replace(case, reference=case.id), about)
    allocated = {":a": [world.members[role].key]}
    world.stage.table.update(f"CASE#{case.id}", "CASE", "SET allocated = :a", allocated)
    html = world.browser(role).get(f"/cases/{case.id}")["body"]
    shown = {each for each in said if f"canary-{each}" in html}
    assert shown == {each for each, cells in said.items() if cells[COLUMNS.index(role)] == "yes"}


def test_nobody_learns_from_outside_whether_a_case_exists(world: World) -> None:
    outside = Browser(world.stage)
    for method in ("GET", "POST"):
        there = outside.send(method, f"/cases/{case_id(10)}", b"", {})
        unknown = outside.send(method, NOBODYS, b"", {})
        told = str(there).replace(case_id(10), case_id(999))
        assert told == str(unknown)


def test_foreign_and_unknown_cost_the_same_requests(world: World) -> None:
    browser, counted = world.browser(COORDINATOR), []
    calls: list[str] = []
    events = world.stage.table._client.meta.events  # noqa: SLF001 a test may listen
    events.register("before-call.dynamodb", lambda model, **_: calls.append(model.name))
    for kind in ("foreign", "excluded", "guarded", "restricted", "unknown"):
        calls.clear()
        browser.get(f"/cases/{world.cases(COORDINATOR)[kind]}")
        counted.append([*calls])
    assert all(each == counted[0] for each in counted)
