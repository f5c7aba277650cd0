"""A case at the desk by request to its handlers: read, worked, printed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from intake.adapters.table import Item, Table
from intake.cases.member import COACH, COORDINATOR, LEAD
from intake.handlers.http import Response
from tests.support.desk import ADDRESS, Browser, Stage
from tests.support.stored_case import (
    MESSAGE,
    NAME,
    REACH,
    case_id,
    new_case,
    store,
    store_revision,
)

CASE = f"/cases/{case_id(1)}"
OTHER = replace(MESSAGE, label="What is their name?", words=("Robin Dale",))
CONTACT = {"how": "phone", "outcome": "reached", "when": "2026-11-21T09:00"}


@pytest.fixture
def stage(table: Table) -> Stage:
    """Two coordinators, a lead and a coach of the general team; case 1 has another party."""
    made = Stage(table)
    people = (("jo", COORDINATOR), ("kit", COORDINATOR), ("lee", LEAD), ("col", COACH))
    for name, role in people:
        made.add_member(name, "general", roles=[role], name=name.capitalize())
    store(table, new_case(1), {"person": (NAME, REACH), "other_party": (OTHER,)})
    return made


def browser(stage: Stage, name: str, address: str = CASE) -> Browser:
    """Somebody who has an address of the desk open."""
    made = Browser(stage, name)
    made.visit(address)
    return made


def turn_of(response: Response) -> str:
    found = re.search(r'name="turn" value="(\d+)"', response["body"])
    assert found
    return found[1]


def send(
    browser: Browser, path: str, page: Response, typed: Mapping[str, str] | None = None
) -> Response:
    """Send a form of a page that was opened before."""
    token = re.search(r'name="token" value="([0-9a-f]+)"', page["body"])
    assert token
    fields = {"token": token[1], "turn": turn_of(page), **(typed or {})}
    return browser.send("POST", path, urlencode(fields).encode(), {"origin": ADDRESS})


def act(browser: Browser, action: str, typed: Mapping[str, str] | None = None) -> Response:
    """Do something on the newest page of the case."""
    return send(browser, f"{CASE}/acts/{action}", browser.get(CASE), typed)


def events(stage: Stage, kind: str) -> list[Item]:
    return [e for e in stage.table.query(f"CASE#{case_id(1)}", "EVENT#") if e["kind"] == kind]


def key_of(stage: Stage, name: str) -> str:
    return next(each.key for each in stage.members.everybody() if each.name == name)


def test_act_leads_back_to_the_case_which_says_that_it_was_done(stage: Stage) -> None:
    jo = browser(stage, "jo")
    response = act(jo, "contact", CONTACT)
    assert (response["statusCode"], response["headers"]["location"]) == (303, CASE)
    html = jo.get(CASE)["body"]
    assert "Done: Made contact by phone" in html
    assert "In contact" in html


def test_act_needs_the_token_of_its_session(stage: Stage) -> None:
    jo = browser(stage, "jo")
    body = urlencode({"turn": "1"}).encode()
    response = jo.send("POST", f"{CASE}/acts/take", body, {"origin": ADDRESS})
    assert response["statusCode"] == 403
    assert events(stage, "taken") == []


def test_who_comes_second_is_told_and_keeps_what_they_typed(stage: Stage) -> None:
    jo, kit = browser(stage, "jo"), browser(stage, "kit")
    page = jo.get(CASE)
    act(kit, "take")
    late = send(jo, f"{CASE}/acts/note", page, {"text": "They called\nat noon."})
    assert late["statusCode"] == 409
    assert "Kit. Took the case" in late["body"]
    assert "They called\nat noon.</textarea>" in late["body"]
    again = send(jo, f"{CASE}/acts/note", late, {"text": "They called\nat noon."})
    assert again["statusCode"] == 303
    assert "<dd>They called\nat noon.</dd>" in jo.get(CASE)["body"]


@pytest.mark.parametrize(
    ("action", "typed", "to"),
    [
        ("note", {"text": "They called."}, CASE),
        ("contact", CONTACT, CASE),
        ("transfer", {"team": "other"}, "/?done=transfer"),
        ("declare-conflict", {}, "/?done=declare-conflict"),
    ],
)
def test_double_click_leads_where_the_first_click_did(
    stage: Stage, action: str, typed: dict[str, str], to: str
) -> None:
    jo = browser(stage, "jo")
    page = jo.get(CASE)
    for _ in range(2):
        response = send(jo, f"{CASE}/acts/{action}", page, typed)
        assert (response["statusCode"], response["headers"].get("location")) == (303, to)
    assert len([e for e in stage.table.query(f"CASE#{case_id(1)}", "EVENT#") if "turn" in e]) == 2


def test_other_words_on_a_page_of_before_are_not_taken_for_a_double_click(stage: Stage) -> None:
    jo = browser(stage, "jo")
    page = jo.get(CASE)
    send(jo, f"{CASE}/acts/note", page, {"text": "They called."})
    late = send(jo, f"{CASE}/acts/note", page, {"text": "They called again."})
    assert late["statusCode"] == 409
    assert "You have changed this case since" in late["body"]


def test_who_comes_second_to_a_closed_case_can_read_what_they_typed(stage: Stage) -> None:
    jo, kit = browser(stage, "jo"), browser(stage, "kit")
    page = jo.get(CASE)
    act(kit, "close", {"ending": "declined:outside_area"})
    late = send(jo, f"{CASE}/acts/contact", page, CONTACT)
    assert late["statusCode"] == 409
    for words in ("Declined: outside our area", "By phone", "cannot be done with the case"):
        assert words in late["body"]


def test_wrong_answer_comes_back_with_what_was_typed(stage: Stage) -> None:
    response = act(browser(stage, "jo"), "contact", {**CONTACT, "when": "noon"})
    assert response["statusCode"] == 422
    assert "<title>Error: Record that you made contact</title>" in response["body"]
    assert 'value="noon"' in response["body"]
    assert '<option value="phone" selected>' in response["body"]


@pytest.mark.parametrize(
    ("name", "action"), [("jo", "exclude"), ("jo", "hold"), ("jo", "nonsense"), ("col", "note")]
)
def test_who_may_not_act_is_answered_as_if_there_was_nothing(
    stage: Stage, name: str, action: str
) -> None:
    here = browser(stage, name, "/")
    page = browser(stage, "jo").get(CASE)
    there = send(here, f"/cases/{case_id(7)}/acts/{action}", page, {"token": ""})
    token = re.search(r'name="token" value="([0-9a-f]+)"', here.get("/")["body"])
    assert token
    typed = {"token": token[1], "text": "words"}
    refused = send(here, f"{CASE}/acts/{action}", page, typed)
    unknown = send(here, f"/cases/{case_id(7)}/acts/{action}", page, typed)
    assert there["statusCode"] == 403
    assert refused["statusCode"] == 404
    assert refused == unknown


def test_other_party_is_read_behind_its_own_button_and_recorded(stage: Stage) -> None:
    jo = browser(stage, "jo")
    page = jo.get(CASE)
    assert "Robin Dale" not in page["body"]
    assert events(stage, "other_party_read") == []
    shown = send(jo, f"{CASE}/other-party", page)
    assert "Robin Dale" in shown["body"]
    (event,) = events(stage, "other_party_read")
    assert event["by"] == key_of(stage, "Jo")


def test_coach_sees_what_is_allocated_without_the_other_party(stage: Stage) -> None:
    jo, col = browser(stage, "jo"), browser(stage, "col", "/")
    assert col.get(CASE)["statusCode"] == 404
    act(jo, "contact", CONTACT)
    act(jo, "confirm", {"preference": "online"})
    act(jo, "note", {"text": "a coordinator's own"})
    act(jo, "allocate", {"member": key_of(stage, "Col")})
    page = col.get(CASE)
    assert page["statusCode"] == 200
    assert "Sam Rivers" in page["body"]
    for words in ("other party", "a coordinator", "acts/close", "acts/link"):
        assert words not in page["body"]
    assert send(col, f"{CASE}/other-party", page)["statusCode"] == 404
    booking = {"session": "1", "when": "2026-12-01T10:00", "preference": "online"}
    assert act(col, "book-session", booking)["statusCode"] == 303
    assert (
        act(col, "session-held", {"session": "1", "session_outcome": "enough"})["statusCode"] == 303
    )
    assert "They have what they need" in jo.get(CASE)["body"]


def test_coach_who_comes_second_hears_nothing_of_the_other_party(stage: Stage) -> None:
    jo, col = browser(stage, "jo"), browser(stage, "col", "/")
    act(jo, "contact", CONTACT)
    act(jo, "confirm", {"preference": "online"})
    act(jo, "allocate", {"member": key_of(stage, "Col")})
    page = col.get(CASE)
    act(jo, "close", {"ending": "declined:other_declined"})
    late = send(col, f"{CASE}/acts/note", page, {"text": "words"})
    assert late["statusCode"] == 409
    assert "Jo. Closed the case. Declined" in late["body"]
    assert "other party" not in late["body"]


def test_who_passes_a_case_on_is_led_away_from_it(stage: Stage) -> None:
    jo = browser(stage, "jo")
    assert act(jo, "transfer", {"team": "other"})["headers"]["location"] == "/?done=transfer"
    assert jo.get(CASE)["statusCode"] == 404


def test_print_holds_nothing_of_the_other_party_and_is_recorded(stage: Stage) -> None:
    jo = browser(stage, "jo")
    printed = jo.get(f"{CASE}/print")
    assert "Sam Rivers" in printed["body"]
    for words in ("Robin Dale", "other party", "<form"):
        assert words not in printed["body"]
    assert printed["headers"]["cache-control"] == "no-store"
    assert len(events(stage, "printed")) == 1


def test_every_version_of_the_answers_can_be_read(stage: Stage) -> None:
    changed = replace(NAME, words=("Sam Lake",))
    store_revision(stage.table, new_case(1), {"person": (changed, REACH)})
    jo = browser(stage, "jo")
    assert "Sam Lake" in jo.get(CASE)["body"]
    first = jo.get(f"{CASE}/versions/1")
    assert "Sam Rivers" in first["body"]
    assert "Sam Lake" not in first["body"]
    for number in ("3", "0", "x", "-1", "9" * 40):
        assert jo.get(f"{CASE}/versions/{number}")["statusCode"] == 404


@pytest.mark.parametrize(("name", "led"), [("jo", False), ("lee", True)])
def test_who_answers_requests_is_led_to_them(stage: Stage, name: str, led: bool) -> None:
    page = browser(stage, name).get(CASE)["body"]
    assert (f'href="/requests{CASE}"' in page) is led
