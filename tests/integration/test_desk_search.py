"""The desk's search, by request to its handlers."""

import re

import pytest

from intake.adapters.table import Table
from intake.cases.member import COACH, GUARDIAN
from intake.handlers.http import Response
from intake.services.find_person import hash_of
from tests.support.desk import ADDRESS, PERSON_KEY, Browser, Stage
from tests.support.stored_case import case_id, new_case, store

EMAIL, PHONE = "sam.rivers@example.org", "07700 900123"
REFERENCE = "CDFH-JK2W"


@pytest.fixture
def stage(table: Table) -> Stage:
    return Stage(table)


@pytest.fixture
def jo(stage: Stage) -> Browser:
    stage.add_member()
    return Browser(stage)


def put(table: Table, number: int = 1, whose: str = "person", **changes: str) -> None:
    persons = [(hash_of(each, PERSON_KEY), whose) for each in (EMAIL, PHONE)]
    store(table, new_case(number, **changes), persons=persons)


def search(browser: Browser, what: str) -> Response:
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.visit("/search")["body"])
    assert found
    return browser.post("/search", {"token": found[1], "what": what}, origin=ADDRESS)


@pytest.mark.parametrize("what", [EMAIL, " Sam.Rivers@EXAMPLE.org ", PHONE, "+44 7700 900123"])
def test_person_is_found_however_they_are_written(jo: Browser, table: Table, what: str) -> None:
    put(table)
    html = search(jo, what)["body"]
    assert f'href="/cases/{case_id(1)}"' in html
    assert "the person the support is for" in html


def test_reference_is_found(jo: Browser, table: Table) -> None:
    put(table, reference=valid_reference())
    assert case_id(1) in search(jo, valid_reference().lower().replace("-", " "))["body"]


def valid_reference() -> str:
    from intake.cases.reference import draw_reference  # noqa: PLC0415

    return draw_reference(lambda alphabet: alphabet[3])


def test_finding_is_recorded(jo: Browser, stage: Stage, table: Table) -> None:
    put(table)
    search(jo, EMAIL)
    (event,) = table.query(f"CASE#{case_id(1)}", "EVENT#")
    assert (event["kind"], event["by"]) == ("found", stage.add_member().key)
    assert EMAIL not in str(event)


def same(response: Response) -> str:
    return re.sub(r'value="[0-9a-f]{128}"', "", str(response))


def test_unknown_and_foreign_are_answered_alike(jo: Browser, table: Table) -> None:
    unknown = same(search(jo, EMAIL))
    put(table, team="safeguarding")
    put(table, 2, team="guardian")
    put(table, 3)
    table.update(f"CASE#{case_id(3)}", "CASE", "SET restricted_at = :t", {":t": "2026-11-20"})
    assert same(search(jo, EMAIL)) == unknown
    assert table.query(f"CASE#{case_id(1)}", "EVENT#") == []


def test_whoever_is_excluded_finds_nothing(jo: Browser, stage: Stage, table: Table) -> None:
    put(table)
    keys = {":k": [stage.add_member().key]}
    table.update(f"CASE#{case_id(1)}", "CASE", "SET excluded = :k", keys)
    assert case_id(1) not in search(jo, EMAIL)["body"]


def test_a_guardian_finds_who_spoke_up(stage: Stage, table: Table) -> None:
    put(table, team="guardian")
    stage.add_member("gale", "guardian", roles=[GUARDIAN])
    assert case_id(1) in search(Browser(stage, "gale"), EMAIL)["body"]


def test_a_coach_has_no_search(stage: Stage) -> None:
    stage.add_member(roles=[COACH])
    assert Browser(stage).visit("/search")["statusCode"] == 404


def test_the_newest_come_first_and_no_more_than_a_page(jo: Browser, table: Table) -> None:
    for number in range(1, 28):
        put(table, number)
    html = search(jo, EMAIL)["body"]
    assert html.count('href="/cases/') == 25
    assert html.index(case_id(27)) < html.index(case_id(26))
    assert "There may be older cases" in html


def test_anything_else_is_said_to_be_neither(jo: Browser) -> None:
    response = search(jo, "Sam <Rivers>")
    assert response["statusCode"] == 422
    assert "Enter a reference, an email address or a phone number" in response["body"]
    assert "Sam &lt;Rivers&gt;" in response["body"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter a reference, an email address or a phone number"),
        ("CDFH-2343", "A reference has eight characters, such as CDFH-2342: check each"),
        ("sam@", "Check the email address"),
        ("0770090", "Check the phone number"),
    ],
)
def test_mistyped_detail_is_told_by_what_it_looks_like(jo: Browser, typed: str, words: str) -> None:
    assert words in search(jo, typed)["body"]


def test_what_is_looked_for_stands_in_no_address_and_no_log(
    jo: Browser, table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    put(table)
    with caplog.at_level("INFO"):
        html = search(jo, EMAIL)["body"]
    logged = str([vars(record) for record in caplog.records])
    for text in (logged, str(re.findall(r'(?:href|action)="([^"]*)"', html))):
        assert "sam" not in text.lower()
