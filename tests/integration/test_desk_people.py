"""The lead's pages of people, by request to the desk's handlers."""

import re
from collections.abc import Sequence

import pytest

from intake.adapters.table import Table
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD
from intake.handlers.http import Response
from tests.support.desk import ADDRESS, Browser, Stage


@pytest.fixture
def stage(table: Table) -> Stage:
    return Stage(table)


@pytest.fixture
def lead(stage: Stage) -> Browser:
    """A browser of the only lead."""
    stage.add_member("lead", "general", roles=[LEAD], name="Lee Marsh")
    browser = Browser(stage, "lead")
    browser.visit("/people")
    return browser


def send(browser: Browser, path: str, page: str, **fields: str | Sequence[str]) -> Response:
    """Press a button of a page, with its token and the turn it shows."""
    html = browser.get(page)["body"]
    token = re.search(r'name="token" value="([0-9a-f]+)"', html)
    turn = re.search(r'name="turn" value="(\d+)"', html)
    assert token
    sent = {"token": token[1], "turn": turn[1] if turn else "", **fields}
    return browser.post(path, sent, origin=ADDRESS)


def test_who_signs_in_and_is_no_member_is_let_in_by_the_lead(stage: Stage, lead: Browser) -> None:
    stage.paper.claims.update(
        {"name": "Nia New", "email": "nia.new@example.org", "email_verified": True}
    )
    nia = Browser(stage, "nia")
    assert nia.visit("/")["statusCode"] == 403
    html = lead.get("/people")["body"]
    assert "nia.new@example.org" in html
    path = re.search(r'href="(/people/[0-9a-f]{64})">Nia New', html)
    assert path
    fields = {"name": "Nia New", "roles": [COORDINATOR, COACH], "teams": ["general", "mediation"]}
    assert send(lead, path[1], path[1], **fields)["statusCode"] == 303
    assert nia.visit("/")["statusCode"] == 200
    html = lead.get("/people")["body"]
    assert "Lee Marsh admitted Nia New (Coordinator, Coach or mediator)" in html
    assert "Waiting to be let in" not in html


def test_email_that_is_not_verified_is_not_shown(stage: Stage, lead: Browser) -> None:
    stage.paper.claims.update({"name": "Nia New", "email": "nia.new@example.org"})
    Browser(stage, "nia").visit("/")
    html = lead.get("/people")["body"]
    assert "Nia New" in html
    assert "nia.new@example.org" not in html


def test_who_is_removed_is_refused_at_the_next_click(stage: Stage, lead: Browser) -> None:
    key = stage.add_member("person-1").key
    jo = Browser(stage)
    assert jo.visit("/")["statusCode"] == 200
    assert send(lead, f"/people/{key}/remove", f"/people/{key}")["statusCode"] == 303
    assert jo.get("/")["statusCode"] == 303
    assert jo.visit("/")["statusCode"] == 403
    assert "Lee Marsh removed Jo Field" in lead.get("/people")["body"]


def test_signing_somebody_out_ends_every_session_of_theirs(stage: Stage, lead: Browser) -> None:
    key = stage.add_member("person-1").key
    browsers = [Browser(stage), Browser(stage)]
    for browser in browsers:
        browser.visit("/")
    assert send(lead, f"/people/{key}/sign-out", f"/people/{key}")["statusCode"] == 303
    assert [browser.get("/")["statusCode"] for browser in browsers] == [303, 303]
    assert browsers[0].visit("/")["statusCode"] == 200
    assert browsers[1].get("/")["statusCode"] == 303


def test_anybody_signs_themselves_out_everywhere(stage: Stage) -> None:
    stage.add_member()
    here, there = Browser(stage), Browser(stage)
    there.visit("/")
    here.visit("/")
    response = send(here, "/sign-out/everywhere", "/")
    assert "You have signed out everywhere" in response["body"]
    assert here.cookies == {}
    assert there.get("/")["statusCode"] == 303


@pytest.mark.parametrize("act", ["", "/remove"])
def test_the_last_lead_stays(stage: Stage, lead: Browser, act: str) -> None:
    key = stage.add_member("lead", "general", roles=[LEAD], name="Lee Marsh").key
    fields = {"name": "Lee Marsh", "roles": [COORDINATOR]}
    response = send(lead, f"/people/{key}{act}", f"/people/{key}", **fields)
    assert response["statusCode"] == 409
    assert "This is the last lead" in response["body"]
    stage.add_member("other", roles=[LEAD])
    response = send(lead, f"/people/{key}{act}", f"/people/{key}", **fields)
    assert response["statusCode"] == 303


def test_of_two_leads_at_once_the_second_looks_again(stage: Stage, lead: Browser) -> None:
    key = stage.add_member("person-1").key
    fields = {"name": "Jo Field", "roles": [COACH], "turn": "0"}
    response = send(lead, f"/people/{key}", f"/people/{key}", **fields)
    assert response["statusCode"] == 409
    assert "Somebody else changed this person" in response["body"]


def test_mistakes_are_said_and_nothing_is_lost(stage: Stage, lead: Browser) -> None:
    key = stage.add_member("person-1").key
    response = send(lead, f"/people/{key}", f"/people/{key}", name="", teams=["mediation"])
    assert response["statusCode"] == 422
    assert "<title>Error: " in response["body"]
    assert "Enter a name" in response["body"]
    assert "Choose at least one role" in response["body"]
    assert 'value="mediation" checked' in response["body"]


def test_a_lead_makes_nobody_a_guardian(stage: Stage, lead: Browser) -> None:
    key = stage.add_member("person-1").key
    html = lead.get(f"/people/{key}")["body"]
    assert 'value="guardian"' not in html
    fields = {"name": "Jo", "roles": [COORDINATOR, GUARDIAN], "teams": ["general", "guardian"]}
    send(lead, f"/people/{key}", f"/people/{key}", **fields)
    member = stage.members.find(key)
    assert member
    assert (member.roles, member.teams) == ((COORDINATOR,), ("general",))


def test_a_lead_takes_nobody_from_the_guardians(stage: Stage, lead: Browser) -> None:
    key = stage.add_member("gale", "guardian", roles=[GUARDIAN]).key
    assert send(lead, f"/people/{key}/remove", f"/people/{key}")["statusCode"] == 404
    send(lead, f"/people/{key}", f"/people/{key}", name="Gale", roles=[COORDINATOR])
    member = stage.members.find(key)
    assert member
    assert member.teams == ("guardian",)
    assert GUARDIAN in member.roles


def test_person_nobody_knows_is_not_here(lead: Browser) -> None:
    for key in ("0" * 64, "x"):
        assert lead.get(f"/people/{key}")["statusCode"] == 404
