"""Referrals keyed in at the desk, with the real definitions, beside those sent on the site."""

import json
from base64 import b64decode
from typing import Any

import pytest

from intake.adapters.table import Table
from intake.cases.member import COACH, COORDINATOR, GUARDIAN
from intake.handlers.http import Response
from tests.support.clock import Clock
from tests.support.desk import ADDRESS, Browser, Stage
from tests.support.desk_lead import lead_stage
from tests.support.door import definitions
from tests.support.kept import everything
from tests.support.robot import Place, Robot, reference
from tests.support.site import built
from tests.support.visitor import form_of
from tests.support.walks import form_names, sender, written

READ = {"_read_aloud": "yes"}
OWN = ("channel", "keyed_by", "read_aloud")


@pytest.fixture
def stage(table: Table) -> Stage:
    return lead_stage(table)


@pytest.fixture
def browser(stage: Stage) -> Browser:
    """A browser of somebody who has every role that keys in, signed in."""
    return signed_in(stage, COORDINATOR, GUARDIAN)


def signed_in(stage: Stage, *roles: str) -> Browser:
    stage.add_member("person-1", "general", "guardian", roles=roles)
    browser = Browser(stage)
    browser.visit("/key-in")
    return browser


def robot_on_the_site(name: str, table: Table) -> Robot:
    start = built() / "site" / definitions().starts[name].strip("/") / "index.html"
    deciding = written(name).deciding()
    return Robot(start.read_text(encoding="utf-8"), sender(table, Clock()), deciding)


def robot_at_the_desk(browser: Browser, name: str, channel: str = "telephone") -> Robot:
    """Sees of each page the form alone, where there is one, and takes 20 seconds for it."""

    def send(event: dict[str, Any]) -> Response:
        browser.stage.clock.forward(seconds=20)
        body = b64decode(event["body"])
        answer = browser.send("POST", event["rawPath"], body, {"origin": ADDRESS})
        return {**answer, "body": form_of(answer["body"])}

    first = browser.get(f"/key-in/{channel}/{name}")["body"]
    return Robot(form_of(first), send, written(name).deciding())


def sent(robot: Robot, **last: str) -> Place:
    return robot.press(robot.walk({})[-1], last)


def stored(table: Table, before: list[Any] | None = None) -> list[str]:
    """What lies in the table of cases, with what must differ taken out, each as a text."""
    kinds = ("CASE", "ANSWERS", "PARTY", "REF", "PERSON", "RECEIPT")
    found = [i for i in everything(table) if i["pk"].partition("#")[0] in kinds]
    new = [each for each in found if each not in (before or [])]
    case = next(each for each in new if each["sk"] == "CASE")
    plain = json.dumps(sorted(new, key=lambda each: (each["pk"], each["sk"])), sort_keys=True)
    for name in ("case_id", "submission_id", "reference"):
        plain = plain.replace(case[name], name)
    return sorted(json.dumps(each, sort_keys=True) for each in json.loads(plain))


@pytest.mark.parametrize(
    ("name", "channel"),
    [*((name, "telephone") for name in form_names()), ("one-to-one-referral", "paper")],
)
def test_keyed_in_and_sent_by_themselves_differ_in_the_channel_alone(
    table: Table, stage: Stage, name: str, channel: str
) -> None:
    sent(robot_on_the_site(name, table))
    before = everything(table)
    from_the_site = stored(table)
    browser = signed_in(stage, COORDINATOR, GUARDIAN)
    robot = robot_at_the_desk(browser, name, channel)
    aloud = READ if channel == "telephone" else {}
    reference(sent(robot, **aloud))
    keyed = [json.loads(each) for each in stored(table, before)]
    case = next(each for each in keyed if each["sk"] == "CASE")
    own = {each: case.pop(each) for each in OWN}
    assert sorted(json.dumps(each, sort_keys=True) for each in keyed) == from_the_site
    member = stage.members.find(own["keyed_by"])
    assert (own["channel"], own["read_aloud"]) == (channel, channel == "telephone")
    assert member
    assert member.name == "Jo Field"


def test_nothing_is_stored_before_the_statements_were_read_aloud(
    table: Table, browser: Browser
) -> None:
    robot = robot_at_the_desk(browser, "contact")
    held_back = sent(robot)
    assert held_back.screen.status == 422
    assert "Read the statements aloud" in held_back.screen.html
    assert "CASE" not in {each["sk"] for each in everything(table)}
    assert reference(robot.press(held_back, READ))


def test_keyed_in_twice_is_one_case(table: Table, browser: Browser) -> None:
    robot = robot_at_the_desk(browser, "contact")
    last = robot.walk({})[-1]
    first, again = robot.press(last, READ), robot.press(last, READ)
    assert reference(first) == reference(again)
    assert len([each for each in everything(table) if each["sk"] == "CASE"]) == 1


def test_what_looks_like_spam_is_not_weighed(table: Table, browser: Browser) -> None:
    robot = robot_at_the_desk(browser, "contact")
    browser.stage.clock.forward = lambda **_: None  # type: ignore[method-assign]
    advert = "Buy now https://a.example.org https://b.example.org https://c.example.org"
    robot.press(robot.walk({"message": f"{advert} {advert}"})[-1], READ)
    case = next(each for each in everything(table) if each["sk"] == "CASE")
    assert case["status"] == "new"


def test_a_mistake_shows_the_page_again_at_the_desk(browser: Browser) -> None:
    robot = robot_at_the_desk(browser, "contact")
    after = robot.press(robot.start, {})
    assert after.screen.status == 422
    assert after.screen.action.startswith("/key-in/telephone/contact/")


def test_a_token_of_the_site_is_not_taken_at_the_desk(table: Table, browser: Browser) -> None:
    walk = robot_on_the_site("contact", table).walk({})
    token = next(place.screen.token for place in walk if place.screen.token)
    robot = robot_at_the_desk(browser, "contact")
    last = robot.walk({})[-1]
    refused = robot.press(last, {"_token": token, **READ})
    assert refused.screen.status == 400


def test_when_nothing_can_be_stored_what_was_typed_comes_back(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = robot_at_the_desk(browser, "contact")
    last = robot.walk({})[-1]

    def fail(**_: Any) -> None:
        raise ConnectionError

    client = browser.stage.table._client  # noqa: SLF001 what is out of order is the database
    monkeypatch.setattr(client, "transact_write_items", fail)
    failed = robot.press(last, READ)
    assert failed.screen.status == 503
    assert set(last.sight.carried) <= set(failed.sight.carried)


@pytest.mark.parametrize(
    "path",
    ["/key-in/letter/contact", "/key-in/web/contact", "/key-in/telephone/nothing"],
)
def test_other_channels_and_forms_are_not_here(browser: Browser, path: str) -> None:
    assert browser.get(path)["statusCode"] == 404
    assert browser.get(path) == browser.get("/elsewhere")


def test_a_coach_keys_nothing_in(stage: Stage) -> None:
    coach = signed_in(stage, COACH)
    not_here = coach.get("/elsewhere")
    assert coach.get("/key-in") == not_here
    assert coach.get("/key-in/telephone/contact") == not_here


def test_a_guarded_teams_form_is_for_its_guardians(stage: Stage) -> None:
    coordinator = signed_in(stage, COORDINATOR)
    assert "speak-up" not in coordinator.get("/key-in")["body"]
    assert coordinator.get("/key-in/telephone/speak-up") == coordinator.get("/elsewhere")
    guardian = signed_in(stage, GUARDIAN)
    assert guardian.get("/key-in/telephone/speak-up")["statusCode"] == 200
