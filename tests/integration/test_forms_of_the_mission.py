"""What each form promises to those who fill it in, with the real definitions."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from intake.adapters.table import Table
from intake.handlers.http import Response
from local_stack.stack import Choices, Stack
from tests.support.door import definitions
from tests.support.events import FORM_TYPE
from tests.support.kept import KeptCase, everything, holding
from tests.support.project import copy_project
from tests.support.robot import CHECK, Place, Robot, Wishes, reference, rows_of
from tests.support.site import built
from tests.support.walks import form_names, no_table, robot, written
from tests.support.web import ask, eventually

FORMS = pytest.mark.parametrize("name", form_names())
FOR_STAFF = [
    "ask-about-a-service",
    "coaching-application",
    "speak-up",
    "workplace-mediation-request",
]
FOR_WORK: Wishes = {"asking_for": "work"}
AGREED: Wishes = {"other_agreed": "yes"}
NOT_AGREED: Wishes = {"other_agreed": "not-agreed"}
SECRET: Wishes = {"naming": "anonymous", "reply": "no"}


def pages(name: str, wishes: Wishes) -> list[str]:
    return [place.page for place in robot(name, no_table()).walk(wishes)]


def sent(name: str, table: Table, wishes: Wishes) -> KeptCase:
    walker = robot(name, table)
    return KeptCase.of(table, reference(walker.press(walker.walk(wishes)[-1], {})))


def start(name: str) -> str:
    """What a form's page says before its first question."""
    page = built() / "site" / definitions().starts[name].strip("/") / "index.html"
    return page.read_text(encoding="utf-8").partition("<main")[2].partition("<form")[0]


@FORMS
def test_a_form_says_who_reads_it_when_and_what_to_do_in_danger(name: str) -> None:
    words = start(name)
    assert "999" in words
    assert "not an emergency service" in words
    assert "on working days" in words
    assert "at night, at weekends" in words.lower()


@pytest.mark.parametrize("name", FOR_STAFF)
def test_a_form_for_staff_says_whose_staff_before_the_first_question(name: str) -> None:
    employer = definitions().organisation.names()["employer"]
    assert employer.name_in_a_sentence in start(name)  # type: ignore[attr-defined]
    assert "nly" in start(name)


@pytest.mark.parametrize("name", ["one-to-one-referral", "mediation-referral"])
def test_asking_for_oneself_needs_no_referrer(name: str, table: Table) -> None:
    assert "referrer" not in sent(name, table, {"asking_for": "myself"}).answers


@pytest.mark.parametrize("name", ["one-to-one-referral", "mediation-referral"])
@pytest.mark.parametrize("asking_for", ["work", "family"])
@pytest.mark.parametrize("agreed", ["not-yet", "no"])
def test_nobody_is_referred_who_has_not_agreed(name: str, asking_for: str, agreed: str) -> None:
    way = pages(name, {"asking_for": asking_for, "agreed": agreed})
    assert way == ["who", "agreement", "ask-them-first"]


def test_a_manager_cannot_ask_for_people_who_have_not_agreed() -> None:
    way = pages("workplace-mediation-request", {"asking_as": "manager", "agreed": "none"})
    assert way[-1] == "ask-them-first"


def test_who_refers_through_work_has_a_record_of_their_own(table: Table) -> None:
    kept = sent("one-to-one-referral", table, FOR_WORK)
    assert kept.values("referrer")["referrer_email"] == "referrer_email@example.org"
    assert "referrer_email" not in kept.values("person")


def test_a_statement_is_kept_with_the_words_that_were_shown(table: Table) -> None:
    kept = sent("one-to-one-referral", table, FOR_WORK)
    found = next(each for each in kept.answers["referrer"] if each["type"] == "statement")
    (words,) = found["words"]
    assert "what I am telling you here" in words
    assert found["value"] == {"agreed": True, "digest": sha256(words.encode()).hexdigest()}


@pytest.mark.parametrize("name", ["mediation-referral", "workplace-mediation-request"])
@pytest.mark.parametrize("agreed", ["not-agreed", "no"])
def test_without_their_agreement_nothing_asks_for_the_other_sides_details(
    name: str, agreed: str
) -> None:
    way = pages(name, {"other_agreed": agreed})
    assert way[-1] == CHECK
    assert "their-details" not in way


def test_somebody_nobody_knows_is_not_asked_about() -> None:
    way = pages("mediation-referral", {"other_kind": "unknown"})
    assert not {"their-consent", "their-details"} & set(way)


def test_we_say_that_the_other_side_hears_where_we_got_their_details() -> None:
    walk = robot("mediation-referral", no_table()).walk(AGREED)
    details = next(place for place in walk if place.page == "their-details")
    assert "we tell them how we got their details" in details.screen.html


def test_details_of_the_other_side_are_dropped_when_they_turn_out_not_to_agree(
    table: Table,
) -> None:
    walker = robot("mediation-referral", table)
    checking = walker.walk(AGREED)[-1]
    changing = walker.press(checking, {}, go="change:their-consent")
    checking = walker.press(changing, {**NOT_AGREED})
    assert checking.page == CHECK
    kept = KeptCase.of(table, reference(walker.press(checking, {})))
    assert kept.values("other_party")["other_agreed"] == "not-agreed"
    assert holding(table, "other_name") == set()


def test_fear_of_the_other_side_is_not_in_the_other_sides_record(table: Table) -> None:
    kept = sent("mediation-referral", table, {**AGREED, "other_safe": "no"})
    assert kept.values("person")["other_safe"] == "no"
    assert "other_safe" not in kept.values("other_party")
    assert "unsafe_contact" in kept.case["flags"]


def test_one_can_speak_up_without_saying_who_one_is(table: Table) -> None:
    kept = sent("speak-up", table, SECRET)
    assert not {"name", "job", "reach"} & set(kept.values())
    assert [item for item in everything(table) if item["pk"].startswith("PERSON#")] == []


def test_one_can_be_answered_without_giving_a_name(table: Table) -> None:
    kept = sent("speak-up", table, {"naming": "anonymous", "reply": "yes"})
    assert "name" not in kept.values()
    assert kept.values()["reach"]["channels"] == ["email"]


def test_speaking_up_says_plainly_what_staying_unknown_prevents() -> None:
    walk = robot("speak-up", no_table()).walk(SECRET)
    asked = next(place for place in walk if place.page == "reply").screen.html
    for words in ("cannot ask you", "cannot tell you", "cannot support you"):
        assert words in asked


@pytest.mark.parametrize("danger", ["now", "soon", "no", "unsure"])
def test_only_the_guardians_team_hears_of_speaking_up(danger: str, table: Table) -> None:
    kept = sent("speak-up", table, {"danger": danger})
    assert {notice["team"] for notice in kept.notices} == {"guardian"}


def test_no_team_reads_both_what_staff_and_what_the_public_write() -> None:
    forms = definitions().forms.values()
    staff = {team for form in forms if form.name in FOR_STAFF for team in form.teams}
    public = {team for form in forms if form.name not in FOR_STAFF for team in form.teams}
    assert staff & public == set()


def test_no_email_names_what_a_team_is_about() -> None:
    telling = ("speak", "guardian", "safeguard", "mediat", "coach", "counsel", "conflict")
    for team in definitions().teams.values():
        assert not [word for word in telling if word in team.label.casefold()]


@pytest.mark.parametrize("name", [each for each in FOR_STAFF if each != "speak-up"])
def test_somebody_from_elsewhere_is_sent_to_what_is_open_to_anyone(name: str) -> None:
    last = robot(name, no_table()).walk({"staff": "no"})[-1]
    assert last.page == "only-for-staff"
    assert 'href="/directory/#support-for-you"' in last.screen.html


@FORMS
def test_a_question_about_danger_shows_help_at_once(name: str) -> None:
    for _, question in written(name).questions():
        options = question.get("options", [])
        if any(option.get("flag") for option in options):
            assert "999" in " ".join(option.get("show", "") for option in options)


@FORMS
def test_a_question_for_free_words_says_what_to_leave_out(name: str) -> None:
    asked = [
        question
        for _, question in written(name).questions()
        if question["type"] == "long_text" and not question.get("optional")
        if "show_if" not in question
    ]
    assert asked
    assert all("leave out" in question.get("hint", "") for question in asked)


FORGED: Mapping[str, str] = {
    "status": "closed",
    "team": "general",
    "urgent_team": "general",
    "flags": "none",
    "delete_after": "2020-01-01",
    "reference": "AAAA-AAAA",
    "case_id": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "promised_by": "2020-01-01T00:00:00Z",
    "received_at": "2020-01-01T00:00:00Z",
}


@pytest.mark.parametrize("field", sorted(FORGED))
def test_a_field_that_the_server_sets_changes_nothing(field: str, table: Table) -> None:
    walker = robot("speak-up", table)
    checking = walker.walk({})[-1]
    warned = walker.press(checking, {field: FORGED[field]})
    assert (warned.page, warned.screen.status) == (CHECK, 422)
    assert everything(table) == []
    kept = KeptCase.of(table, reference(walker.press(warned, {})))
    assert rows_of(warned) == rows_of(checking)
    assert str(kept.case.get(field)) != FORGED[field]
    assert (kept.case["status"], kept.case["team"]) == ("new", "guardian")
    assert kept.case["flags"] == ["urgent"]


NEW_FORM = """
title: Ask about volunteering
service: volunteering
team: general
retention: {answered: 6 months}
pages:
  - id: role
    title: What would you like to do?
    questions:
      - id: role
        type: radios
        label: Which of these?
        options:
          - {value: coach, label: Help people}
          - {value: office, label: Help in the office}
      - {id: days, type: number, label: Days a week, maximum: 7}
  - id: office
    title: About the office
    show_if: {question: role, is: office}
    questions:
      - {id: skills, type: long_text, label: Your skills}
  - id: reach
    title: How can we reach you?
    questions:
      - {id: name, type: text, label: Your name}
      - {id: reach, type: contact_preferences, label: Safe ways}
what_happens_next: We reply soon.
"""
NEW_PAGE = """---
title: Volunteer
description: Help us.
form: volunteer
---

# Volunteer
"""


@dataclass
class Running:
    """A stack that serves a copy of the project."""

    stack: Stack
    content: Path

    def send(self, event: dict[str, object]) -> Response:
        """What the gateway answers to a form post."""
        address = f"{self.stack.addresses.site}{event['rawPath']}"
        body = b64decode(str(event["body"]))
        reply = ask(address, "POST", body, {"content-type": FORM_TYPE})
        return {"statusCode": reply.status, "body": reply.text}


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    root = copy_project(tmp_path)
    said: list[str] = []
    with Stack(Choices(root=root, build=root / "build"), said.append) as stack:
        yield Running(stack, root / "content")


def test_a_form_dropped_into_the_folder_works_at_once(running: Running) -> None:
    page = f"{running.stack.addresses.site}/volunteer/"
    assert ask(page).status == 404
    (running.content / "forms" / "volunteer.yml").write_text(NEW_FORM)
    (running.content / "volunteer.md").write_text(NEW_PAGE)
    first = eventually(lambda: (found := ask(page)).status == 200 and found.text, seconds=30)
    walker = Robot(first, running.send, {"role"})
    assert {place.page for place in walker.every_place()} == {"role", "office", "reach", CHECK}
    last: Place = walker.press(walker.walk({"role": "office"})[-1], {})
    assert reference(last)
    emails = eventually(lambda: ask(f"{running.stack.addresses.outbox}.json").json)
    assert reference(last) in emails[0]["text"]
