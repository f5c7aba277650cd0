"""What somebody asks about themselves, by request to the pages of leads."""

import json
import re
from base64 import b64decode
from typing import Any

import pytest

from intake.adapters.table import Table
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD
from intake.cases.party_notice import EXEMPTIONS, TOLD
from intake.handlers.http import Response
from intake.rendering.desk_case_requests import SETTLED
from intake.services.find_person import hash_of
from tests.support.desk import ADDRESS, Browser, Stage
from tests.support.desk_lead import lead_stage
from tests.support.kept import everything
from tests.support.kept_case import KIM, LEE, PERSON_KEY, SAM, Office
from tests.support.stored_case import ABOUT_PERSON, MESSAGE, NAME, case_id, new_case, store

CASE = f"/requests/cases/{case_id(1)}"
SAMS, LEES = {"details": "sam@example.org"}, {"details": "lee@example.org"}
CHOSEN = {"case": case_id(1)}
PATHS = [
    ("GET", "/requests"), ("GET", "/requests/notices"), ("GET", CASE),
    ("GET", f"{CASE}/correct/name"),
    ("POST", "/requests/find"), ("POST", "/requests/export"), ("POST", "/requests/erase"),
    ("POST", "/requests/erased"), ("POST", f"{CASE}/restrict"), ("POST", f"{CASE}/lift"),
    ("POST", f"{CASE}/party-notice"), ("POST", f"{CASE}/correct/name"),
]  # fmt: skip


@pytest.fixture
def stage(table: Table, ledger: Table) -> Stage:
    return lead_stage(table, ledger)


@pytest.fixture
def office(table: Table, ledger: Table, stage: Stage) -> Office:
    """One case about Sam, whom Kim referred, with Lee as the other party."""
    made = Office(table, ledger, stage.clock)
    made.receive()
    # of a form that asks about another party
    form = {":form": "mediation-referral"}
    table.update(f"CASE#{case_id(1)}", "CASE", "SET form = :form", form)
    return made


@pytest.fixture
def lead(stage: Stage) -> Browser:
    return signed_in(stage, LEAD)


def signed_in(
    stage: Stage, *roles: str, teams: tuple[str, ...] = ("general", "guardian")
) -> Browser:
    stage.add_member("person-1", *teams, roles=roles)
    browser = Browser(stage)
    browser.visit("/")
    return browser


def send(browser: Browser, method: str, path: str, **fields: Any) -> Response:
    if method == "GET":
        return browser.get(path)
    token = re.search(r'name="token" value="([0-9a-f]+)"', browser.visit("/")["body"])
    assert token
    return browser.post(path, {"token": token[1], **fields}, origin=ADDRESS)


def turn_of(browser: Browser) -> str:
    found = re.search(r'name="turn" value="(\d+)"', browser.get(CASE)["body"])
    assert found
    return found[1]


def kinds(table: Table, number: int = 1) -> list[str]:
    return [each["kind"] for each in table.query(f"CASE#{case_id(number)}", "EVENT#")]


def case_item(table: Table) -> dict[str, Any]:
    found = table.get(f"CASE#{case_id(1)}", "CASE")
    assert found
    return found


# Who may


@pytest.mark.parametrize("role", [COORDINATOR, COACH])
@pytest.mark.usefixtures("office")
def test_requests_are_a_matter_of_leads(stage: Stage, table: Table, role: str) -> None:
    browser = signed_in(stage, role)
    not_here = browser.get("/elsewhere")
    for method, path in PATHS:
        answer = send(browser, method, path, **SAMS, **CHOSEN, turn="0", settled=TOLD)
        assert answer == not_here, path
    assert kinds(table) == []


@pytest.mark.parametrize("why", ["other team", "guarded", "excluded", "gone", "unknown"])
def test_a_case_out_of_reach_is_not_here_whatever_the_reason(
    table: Table, lead: Browser, why: str
) -> None:
    team = {"other team": "mediation", "guarded": "guardian"}.get(why, "general")
    store(table, new_case(1, team=team))
    key = next(each["member"] for each in everything(table) if each["pk"].startswith("DESK#"))
    changed = {
        "excluded": ("SET excluded = :it", [key]),
        "gone": ("SET delete_after = :it", "2026-11-20T00:00:00Z"),
    }
    if why in changed:
        expression, value = changed[why]
        table.update(f"CASE#{case_id(1)}", "CASE", expression, {":it": value})
    asked_for = case_id(9 if why == "unknown" else 1)
    not_here = lead.get("/elsewhere")
    for method, path in PATHS:
        if "/cases/" in path:
            asked = path.replace(case_id(1), asked_for)
            assert send(lead, method, asked, turn="0", settled=TOLD) == not_here, path
    assert kinds(table) == []


def test_guarded_cases_are_found_by_their_guardians_alone(stage: Stage, table: Table) -> None:
    store(table, new_case(1, team="guardian"), ABOUT_PERSON, [(SAM, "person")])
    assert "CDFH-0001" not in send(signed_in(stage, LEAD), "POST", "/requests/find", **SAMS)["body"]
    guardian = signed_in(stage, GUARDIAN)
    assert "CDFH-0001" in send(guardian, "POST", "/requests/find", **SAMS)["body"]


# To see what we hold


@pytest.mark.usefixtures("office")
def test_somebody_is_found_however_they_write_it_and_it_is_recorded(
    lead: Browser, table: Table
) -> None:
    html = send(lead, "POST", "/requests/find", details="\n SAM@example.org \n")["body"]
    assert "CDFH-0001" in html
    assert "found as: the person the support is for" in html
    assert kinds(table) == ["found"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sam@example.org\n\nSam Rivers", "Neither an email address nor a phone number: line 3"),
        ("\n".join(["sam@example.org"] * 11), "Enter at most 10"),
        (" \n ", "Enter at least one email address or phone number"),
    ],
)
@pytest.mark.usefixtures("office")
def test_what_cannot_be_looked_for_is_said_and_stays_in_the_box(
    lead: Browser, table: Table, typed: str, said: str
) -> None:
    response = send(lead, "POST", "/requests/find", details=typed)
    assert response["statusCode"] == 422
    assert said in response["body"]
    assert f"{typed.strip()}</textarea>" in response["body"]
    assert kinds(table) == []


@pytest.mark.usefixtures("office")
def test_an_export_has_their_own_record_and_not_the_other_partys(
    lead: Browser, table: Table
) -> None:
    response = send(lead, "POST", "/requests/export", **SAMS, **CHOSEN, format="json")
    assert response["headers"]["content-disposition"] == 'attachment; filename="what-we-hold.json"'
    held = json.loads(b64decode(response["body"]))
    assert [record["about"] for record in held["cases"][0]["records"]] == ["person", "referrer"]
    assert kinds(table) == ["exported"]


@pytest.mark.usefixtures("office")
def test_an_export_for_the_other_party_has_theirs_alone(lead: Browser) -> None:
    response = send(lead, "POST", "/requests/export", **LEES, **CHOSEN, format="json")
    held = json.loads(b64decode(response["body"]))
    assert [record["about"] for record in held["cases"][0]["records"]] == ["other_party"]


@pytest.mark.usefixtures("office")
def test_an_export_to_read_marks_what_must_be_looked_at(lead: Browser) -> None:
    response = send(lead, "POST", "/requests/export", **SAMS, **CHOSEN, format="text")
    assert "NOT READY TO SEND" in b64decode(response["body"]).decode()


def test_a_flagged_case_leaves_once_a_lead_says_that_they_have_read_it(
    lead: Browser, table: Table
) -> None:
    store(table, new_case(1, flags=("safeguarding",)), ABOUT_PERSON, [(SAM, "person")])
    refused = send(lead, "POST", "/requests/export", **SAMS, **CHOSEN)
    assert refused["statusCode"] == 422
    assert "must read the cases flagged for safeguarding first" in refused["body"]
    assert "exported" not in kinds(table)
    given = send(lead, "POST", "/requests/export", **SAMS, **CHOSEN, with_serious_harm="yes")
    assert given["statusCode"] == 200
    assert "exported" in kinds(table)


@pytest.mark.usefixtures("office")
def test_a_case_that_is_not_theirs_cannot_be_slipped_in(lead: Browser, table: Table) -> None:
    store(table, new_case(2), {"person": (NAME,)})
    slipped = send(lead, "POST", "/requests/export", **SAMS, case=case_id(2))
    assert slipped["statusCode"] == 422
    send(lead, "POST", "/requests/erased", **SAMS, case=case_id(2))
    assert table.get(f"CASE#{case_id(2)}", "CASE")
    assert kinds(table, 2) == []


def test_a_restricted_case_is_found_too(office: Office, lead: Browser) -> None:
    office.cases.do(office.cases.restrict(case_id(1), "jo", office.clock()))
    html = send(lead, "POST", "/requests/find", **SAMS)["body"]
    assert "New, restricted" in html


SHARED = {"details": "shared@example.org"}


@pytest.fixture
def shared(office: Office, table: Table) -> None:
    """An address that Sam has given, and that somebody gave for Lee as well."""
    person = hash_of("shared@example.org", PERSON_KEY)
    for whose in ("person", "other_party"):
        table.put({"pk": f"PERSON#{person}", "sk": f"{case_id(1)}#{whose}"})
    assert office


@pytest.mark.usefixtures("shared")
def test_whoever_shares_an_address_is_asked_who_they_are(lead: Browser, table: Table) -> None:
    found = send(lead, "POST", "/requests/find", **SHARED)["body"]
    assert "Who asks, in CDFH-0001?" in found
    for path in ("export", "erase", "erased"):
        refused = send(lead, "POST", f"/requests/{path}", **SHARED, **CHOSEN)
        assert refused["statusCode"] == 422, path
        assert "Say from whom the request is" in refused["body"]
    assert "exported" not in kinds(table)
    assert table.get(f"CASE#{case_id(1)}", "CASE")


@pytest.mark.parametrize(
    ("asks", "records"), [("person", ["person", "referrer"]), ("other_party", ["other_party"])]
)
@pytest.mark.usefixtures("shared")
def test_who_shares_an_address_gets_what_is_theirs_alone(
    lead: Browser, asks: str, records: list[str]
) -> None:
    sent = {**SHARED, **CHOSEN, f"asks-{case_id(1)}": asks, "format": "json"}
    held = json.loads(b64decode(send(lead, "POST", "/requests/export", **sent)["body"]))
    assert [record["about"] for record in held["cases"][0]["records"]] == records


@pytest.mark.usefixtures("shared")
def test_the_other_party_who_shares_an_address_does_not_take_the_case_away(
    lead: Browser, table: Table
) -> None:
    sent = {**SHARED, **CHOSEN, f"asks-{case_id(1)}": "other_party"}
    planned = send(lead, "POST", "/requests/erase", **sent)["body"]
    assert f'name="asks-{case_id(1)}" value="other_party"' in planned
    assert "The whole case" not in planned
    send(lead, "POST", "/requests/erased", **sent)
    assert table.get(f"CASE#{case_id(1)}", "CASE")
    assert not table.query(f"PARTY#{case_id(1)}")


# To be forgotten


@pytest.mark.usefixtures("office")
def test_erasing_is_looked_at_before_it_is_done(lead: Browser, table: Table) -> None:
    before = [each for each in everything(table) if not each["pk"].startswith("DESK#")]
    html = send(lead, "POST", "/requests/erase", **SAMS, **CHOSEN)["body"]
    assert "The whole case" in html
    assert 'action="/requests/erased"' in html
    assert before == [each for each in everything(table) if not each["pk"].startswith("DESK#")]


@pytest.mark.usefixtures("office")
def test_the_person_goes_with_the_whole_case(lead: Browser, table: Table, ledger: Table) -> None:
    html = send(lead, "POST", "/requests/erased", **SAMS, **CHOSEN)["body"]
    assert "The whole case" in html
    kinds_left = {each["pk"].partition("#")[0] for each in everything(table)}
    assert kinds_left <= {"DESK", "MEMBERS"}
    (entry,) = everything(ledger)
    assert entry["because"] == "erasure"


@pytest.mark.usefixtures("office")
def test_the_other_party_goes_and_the_case_stays(lead: Browser, table: Table) -> None:
    html = send(lead, "POST", "/requests/erased", **LEES, **CHOSEN)["body"]
    assert "The record about the other party" in html
    left = {each["pk"] for each in everything(table)}
    assert f"PARTY#{case_id(1)}" not in left
    assert {f"CASE#{case_id(1)}", f"ANSWERS#{case_id(1)}", f"PERSON#{KIM}"} <= left
    assert f"PERSON#{LEE}" not in left


def test_a_held_case_stays_and_the_page_says_so(
    office: Office, lead: Browser, table: Table
) -> None:
    office.hold(case_id(1), office.clock().replace(year=2027))
    html = send(lead, "POST", "/requests/erase", **SAMS, **CHOSEN)["body"]
    assert "it is held, so it stays" in html
    assert "/requests/erased" not in html
    send(lead, "POST", "/requests/erased", **SAMS, **CHOSEN)
    assert table.get(f"CASE#{case_id(1)}", "CASE")


# To be corrected, and to be left alone


@pytest.mark.usefixtures("office")
def test_a_correction_is_a_new_version_checked_as_the_form_checks_it(
    lead: Browser, table: Table
) -> None:
    assert "/correct/name" in lead.get(CASE)["body"]
    asked = lead.get(f"{CASE}/correct/name")["body"]
    assert 'name="name"' in asked
    assert "<div>Sam Rivers</div>" in asked
    empty = send(lead, "POST", f"{CASE}/correct/name", name="", turn=turn_of(lead))
    assert empty["statusCode"] == 422
    sent = {"name": "Samira Rivers", "turn": turn_of(lead)}
    stored = send(lead, "POST", f"{CASE}/correct/name", **sent)
    assert stored["headers"]["location"] == CASE
    newest = table.get(f"ANSWERS#{case_id(1)}", "person#2")
    assert newest
    assert newest["answers"][0]["value"] == "Samira Rivers"
    assert kinds(table) == ["read", "read", "corrected"]


@pytest.mark.usefixtures("office")
def test_of_two_corrections_the_second_is_told_and_keeps_what_was_typed(
    lead: Browser, table: Table
) -> None:
    seen = turn_of(lead)
    send(lead, "POST", f"{CASE}/correct/name", name="Samira Rivers", turn=seen)
    second = send(lead, "POST", f"{CASE}/correct/name", name="Samuel Rivers", turn=seen)
    assert second["statusCode"] == 409
    for words in ("Somebody else changed", "<div>Samira Rivers</div>", 'value="Samuel Rivers"'):
        assert words in second["body"]
    assert kinds(table).count("corrected") == 1


NO_WAY = {"reply-channels": "none", "reply-otherwise": "Ask Kim"}


@pytest.mark.usefixtures("office")
def test_that_no_way_is_safe_any_more_warns_everybody_and_tells_the_team(
    lead: Browser, table: Table
) -> None:
    table.update(f"CASE#{case_id(1)}", "CASE", "SET form = :form", {":form": "contact"})
    case_page = lead.get(f"/cases/{case_id(1)}")["body"]
    assert "Some ways of making contact are not safe" not in case_page
    stored = send(lead, "POST", f"{CASE}/correct/reply", **NO_WAY, turn=turn_of(lead))
    assert stored["headers"]["location"] == f"/cases/{case_id(1)}"
    assert "Some ways of making contact are not safe" in lead.get(f"/cases/{case_id(1)}")["body"]
    receipt = next(each for each in everything(table) if each["pk"].startswith("RECEIPT#"))
    assert receipt["flags"] == ["unsafe_contact"]
    told = table.query(f"CASE#{case_id(1)}", "NOTICE#")
    assert {(each["kind"], each["priority"]) for each in told} == {("updated", True)}


@pytest.mark.parametrize(("question", "status"), [("reply", 200), ("message", 404)])
@pytest.mark.usefixtures("office")
def test_coordinators_correct_how_to_make_contact_and_nothing_else(
    stage: Stage, table: Table, question: str, status: int
) -> None:
    table.update(f"CASE#{case_id(1)}", "CASE", "SET form = :form", {":form": "contact"})
    jo = signed_in(stage, COORDINATOR)
    assert jo.get(f"{CASE}/correct/{question}")["statusCode"] == status
    sent = {**NO_WAY, "message": "Other words", "turn": "0"}
    if question == "reply":
        del sent["message"]
    expected = 303 if status == 200 else 404
    assert send(jo, "POST", f"{CASE}/correct/{question}", **sent)["statusCode"] == expected


def test_coordinators_correct_nothing_that_is_restricted(
    stage: Stage, office: Office, table: Table
) -> None:
    table.update(f"CASE#{case_id(1)}", "CASE", "SET form = :form", {":form": "contact"})
    office.cases.do(office.cases.restrict(case_id(1), "jo", office.clock()))
    assert signed_in(stage, COORDINATOR).get(f"{CASE}/correct/reply")["statusCode"] == 404


@pytest.mark.usefixtures("office")
def test_an_unknown_question_is_not_here(lead: Browser) -> None:
    assert lead.get(f"{CASE}/correct/nothing")["statusCode"] == 404


@pytest.mark.usefixtures("office")
def test_a_case_is_restricted_and_that_is_ended(lead: Browser, table: Table) -> None:
    send(lead, "POST", f"{CASE}/restrict", turn=turn_of(lead))
    assert lead.get(f"/cases/{case_id(1)}")["statusCode"] == 404
    assert "End the restriction" in lead.get(CASE)["body"]
    send(lead, "POST", f"{CASE}/lift", turn=turn_of(lead))
    assert "restricted_at" not in case_item(table)
    assert kinds(table) == ["restricted", "lifted"]


@pytest.mark.parametrize("act", ["restrict", "party-notice"])
@pytest.mark.usefixtures("office")
def test_who_acts_on_what_has_changed_is_told_and_changes_nothing(
    lead: Browser, table: Table, act: str
) -> None:
    seen = turn_of(lead)
    table.update(f"CASE#{case_id(1)}", "CASE", "ADD turn :one", {":one": 1})
    before = case_item(table)
    response = send(lead, "POST", f"{CASE}/{act}", turn=seen, settled=TOLD)
    assert response["statusCode"] == 409
    assert "Somebody else changed this case meanwhile" in response["body"]
    assert case_item(table) == before


# To tell the other party


def notices(lead: Browser) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", lead.get("/requests/notices")["body"]).split())


@pytest.mark.usefixtures("office")
def test_the_other_party_is_due_within_a_month_of_arrival(lead: Browser, stage: Stage) -> None:
    assert "CDFH-0001 20 December 2026 Record it" in notices(lead)
    stage.clock.forward(days=30)
    lead.visit("/")
    assert "CDFH-0001 20 December 2026, overdue" in notices(lead)


@pytest.mark.parametrize("settled", [TOLD, EXEMPTIONS[0]])
@pytest.mark.usefixtures("office")
def test_what_is_settled_is_due_no_more_and_stands_in_the_history(
    lead: Browser, table: Table, settled: str
) -> None:
    send(lead, "POST", f"{CASE}/party-notice", turn=turn_of(lead), settled=settled)
    assert "CDFH-0001" not in notices(lead)
    (event,) = table.query(f"CASE#{case_id(1)}", "EVENT#")
    told = settled == TOLD
    assert event["kind"] == ("informed" if told else "not_informed")
    assert event.get("because", "") == ("" if told else settled)
    assert f"Decided: {SETTLED[settled]}." in lead.get(CASE)["body"]


@pytest.mark.usefixtures("office")
def test_what_was_decided_last_about_the_other_party_holds(lead: Browser, table: Table) -> None:
    for settled in (TOLD, "harm"):
        send(lead, "POST", f"{CASE}/party-notice", turn=turn_of(lead), settled=settled)
    assert f"Decided: {SETTLED['harm']}." in lead.get(CASE)["body"]
    assert "informed_at" not in case_item(table)


@pytest.mark.usefixtures("office")
def test_where_nothing_is_held_about_another_party_nothing_is_asked(
    lead: Browser, table: Table
) -> None:
    assert "What was decided?" in lead.get(CASE)["body"]
    table.update(f"CASE#{case_id(1)}", "CASE", "SET form = :form", {":form": "contact"})
    html = lead.get(CASE)["body"]
    assert "What was decided?" not in html
    assert "Nothing is held about another party" in html


@pytest.mark.usefixtures("office")
def test_nothing_is_settled_without_a_reason_of_ours(lead: Browser, table: Table) -> None:
    for settled in ("", "because I say so"):
        response = send(lead, "POST", f"{CASE}/party-notice", turn=turn_of(lead), settled=settled)
        assert response["statusCode"] == 409
    assert kinds(table) == []


def test_without_a_record_of_another_party_nobody_is_told(lead: Browser, table: Table) -> None:
    store(table, new_case(1, form="mediation-referral"), {"person": (NAME,)})
    store(table, new_case(2, form="speak-up"), {"person": (NAME,), "other_party": (MESSAGE,)})
    assert "Nobody is to be told" in notices(lead)


@pytest.mark.usefixtures("office")
def test_an_erased_other_party_is_due_no_more(lead: Browser) -> None:
    send(lead, "POST", "/requests/erased", **LEES, **CHOSEN)
    assert "CDFH-0001" not in notices(lead)


def test_every_decision_has_words() -> None:
    assert set(SETTLED) == {TOLD, *EXEMPTIONS}
