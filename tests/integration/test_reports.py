"""The lead's figures, files and lists by request to their handlers."""

import csv
import json
import re
from base64 import b64decode
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from intake.adapters.events import Event, event_item
from intake.adapters.table import Table
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD, Member
from intake.handlers.http import Response
from tests.support.desk import ADDRESS, Browser, Stage
from tests.support.desk_lead import lead_stage
from tests.support.kept import everything
from tests.support.kept_case import Office
from tests.support.stored_case import RECEIVED, case_id, new_case, store

PAGES = ["/reports", "/reports/export", "/reports/readings", "/leaving"]
MONTH = {"first": "2026-11", "last": "2026-11"}


@pytest.fixture
def stage(table: Table) -> Stage:
    return lead_stage(table)


def signed_in(
    stage: Stage, *roles: str, teams: tuple[str, ...] = ("general", "guardian")
) -> Browser:
    add(stage, *roles, teams=teams)
    browser = Browser(stage)
    browser.visit("/reports")
    return browser


def add(stage: Stage, *roles: str, teams: tuple[str, ...]) -> Member:
    return stage.add_member("person-1", *teams, roles=roles)


def post(browser: Browser, path: str, **fields: str) -> Response:
    token = re.search(r'name="token" value="([0-9a-f]+)"', browser.visit(path)["body"])
    assert token
    return browser.post(path, {"token": token[1], **fields}, origin=ADDRESS)


def events(table: Table, number: int) -> list[str]:
    return [each["kind"] for each in table.query(f"CASE#{case_id(number)}", "EVENT#")]


def happened(table: Table, number: int, kind: str, at: datetime, **details: str) -> None:
    table.put(event_item(case_id(number), Event(kind, "jo", at, details)))


def told(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# Who may


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("roles", [(COORDINATOR,), (COACH,), (COORDINATOR, COACH)])
def test_pages_of_leads_are_not_there_for_others(
    stage: Stage, path: str, roles: tuple[str, ...]
) -> None:
    browser = signed_in(stage, *roles)
    assert browser.get(path) == browser.get("/elsewhere")


def test_an_export_by_somebody_else_is_refused_and_not_recorded(stage: Stage, table: Table) -> None:
    store(table, new_case())
    coordinator = signed_in(stage, COORDINATOR)
    token = re.search(r'name="token" value="([0-9a-f]+)"', coordinator.get("/")["body"])
    fields = {**MONTH, "token": token[1] if token else ""}
    assert coordinator.post("/reports/export", fields, origin=ADDRESS)["statusCode"] in (403, 404)
    assert events(table, 1) == []


# Figures


def test_figures_of_a_month(stage: Stage, table: Table) -> None:
    for number in range(1, 7):
        store(table, new_case(number))
        happened(table, number, "contacted", RECEIVED + timedelta(days=2), outcome="reached")
    html = signed_in(stage, LEAD).get("/reports")["body"]
    assert "Cases that arrived in September 2026 to November 2026: 6" in html
    for of in ("One-to-one support", "Through the site", "The person themselves"):
        assert f"{of} First contact 2 days 2 days 100%" in told(html)


@pytest.mark.parametrize(("service", "name"), [("contact", "Write to us"), ("gone", "gone")])
def test_what_is_about_no_service_of_the_directory_is_counted(
    stage: Stage, table: Table, service: str, name: str
) -> None:
    store(table, new_case(service=service))
    answer = signed_in(stage, LEAD).get("/reports")
    assert answer["statusCode"] == 200
    assert f"{name} First contact" in told(answer["body"])


def test_four_cases_are_few(stage: Stage, table: Table) -> None:
    for number in range(1, 5):
        store(table, new_case(number))
    html = signed_in(stage, LEAD).get("/reports")["body"]
    assert "to November 2026: few" in html


def test_guarded_cases_are_in_the_figures_of_guardians_alone(stage: Stage, table: Table) -> None:
    for number in range(1, 6):
        store(table, new_case(number, team="guardian", service="mediation"))
    for number in range(6, 12):
        store(table, new_case(number))
    lead = signed_in(stage, LEAD).get("/reports")["body"]
    assert "to November 2026: 6" in lead
    assert "Mediation" not in lead
    guardian = signed_in(stage, GUARDIAN).get("/reports")["body"]
    assert "to November 2026: 5" in guardian
    assert "One-to-one support" not in guardian


def test_other_teams_and_other_months_are_not_counted(stage: Stage, table: Table) -> None:
    for number in range(1, 7):
        store(table, new_case(number))
    store(table, new_case(7, team="mediation"))
    store(table, new_case(8, received_at=RECEIVED - timedelta(days=200)))
    page = signed_in(stage, LEAD).get("/reports?first=2026-11&last=2026-11")
    assert "Cases that arrived in November 2026: 6" in page["body"]


@pytest.mark.parametrize(
    "query", ["first=2026-11&last=2026-10", "first=x", "first=2020-01&last=2026-01"]
)
def test_what_is_no_period_is_said_beside_the_usual_one(stage: Stage, query: str) -> None:
    response = signed_in(stage, LEAD).get(f"/reports?{query}")
    assert response["statusCode"] == 422
    assert "There is something to put right" in response["body"]


def test_nothing_that_anybody_told_is_read_for_figures(stage: Stage, table: Table) -> None:
    store(table, new_case())
    asked: list[Any] = []
    browser = signed_in(stage, LEAD)
    client = table._client  # noqa: SLF001 a test may listen
    client.meta.events.register(
        "provide-client-params.dynamodb.*", lambda params, **_: asked.append(json.dumps(params))
    )
    for path in PAGES:
        browser.get(path)
    assert not [each for each in asked if "ANSWERS#" in each or "PARTY#" in each]
    assert not [each for each in asked if '"Scan"' in each]


# Files


def test_a_csv_file_has_a_row_for_each_case_and_no_word_of_what_was_told(
    stage: Stage, table: Table
) -> None:
    store(table, new_case(1))
    store(table, new_case(2, team="mediation"))
    response = post(signed_in(stage, LEAD), "/reports/export", form="csv", **MONTH)
    assert response["headers"]["content-disposition"] == (
        'attachment; filename="cases-2026-11-to-2026-11.csv"'
    )
    assert response["headers"]["cache-control"] == "no-store"
    text = b64decode(response["body"]).decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(text))
    assert (row["Reference"], row["Channel"], row["Status"]) == ("CDFH-0001", "web", "new")
    assert "Sam" not in text


def test_an_xlsx_file_has_no_formula_whatever_is_kept(stage: Stage, table: Table) -> None:
    payload = '=HYPERLINK("http://192.0.2.1")'
    store(table, new_case(1, form_title=payload, service="@SUM(1+1)", reference="+1"))
    response = post(signed_in(stage, LEAD), "/reports/export", form="xlsx", **MONTH)
    (sheet,) = load_workbook(BytesIO(b64decode(response["body"]))).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert payload in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.data_type == "n" and cell.value] == []


def test_an_export_is_recorded_with_each_case_and_as_a_whole(stage: Stage, table: Table) -> None:
    store(table, new_case(1))
    store(table, new_case(2))
    browser = signed_in(stage, LEAD)
    post(browser, "/reports/export", form="csv", **MONTH)
    assert (events(table, 1), events(table, 2)) == (["exported"], ["exported"])
    (entry,) = (each for each in everything(table) if each["pk"] == "EXPORTS#2026-11")
    assert (entry["count"], entry["form"], entry["first"]) == (2, "csv", "2026-11")
    assert "21 November 2026, 9:30am" in browser.get("/reports/export")["body"]


def test_what_cannot_be_recorded_does_not_leave(
    stage: Stage, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(table, new_case(1))
    browser = signed_in(stage, LEAD)
    browser.get("/reports/export")

    def fail(**_: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(table._client, "transact_write_items", fail)  # noqa: SLF001
    response = post(browser, "/reports/export", form="csv", **MONTH)
    assert response["statusCode"] == 500
    assert "content-disposition" not in response["headers"]


def test_restricted_excluded_and_guarded_cases_do_not_leave(stage: Stage, table: Table) -> None:
    store(table, new_case(1))
    store(table, new_case(2, team="guardian"))
    store(table, new_case(3))
    lead = signed_in(stage, LEAD)
    key = add(stage, LEAD, teams=("general", "guardian")).key
    table.update(f"CASE#{case_id(1)}", "CASE", "SET restricted_at = :t", {":t": "2026-11-20"})
    table.update(f"CASE#{case_id(3)}", "CASE", "SET excluded = :who", {":who": [key]})
    text = b64decode(post(lead, "/reports/export", form="csv", **MONTH)["body"]).decode()
    assert "CDFH" not in text


# Lists


def test_who_read_what_stands_by_member(stage: Stage, table: Table) -> None:
    store(table, new_case(1))
    store(table, new_case(2, team="guardian"))
    for number in (1, 2):
        happened(table, number, "other_party_read", RECEIVED)
    html = signed_in(stage, LEAD).get("/reports/readings")["body"]
    assert "20 November 2026, 2:05pm CDFH-0001 Opened the other party&#39;s details" in told(html)
    assert "saw, 1 in all, the newest first" in told(html)
    assert "CDFH-0002" not in html


def test_what_is_deleted_within_thirty_days_is_listed(
    stage: Stage, table: Table, ledger: Table
) -> None:
    office = Office(table, ledger, stage.clock)
    ids = [office.receive() for _ in range(3)]
    office.close(ids[0], "spam")
    office.close(ids[1], "answered")
    stage.clock.forward(days=1)
    html = signed_in(stage, LEAD).get("/leaving")["body"]
    assert "CDFH-0001 Monday 21 December 2026 Spam" in told(html)
    assert "CDFH-0002" not in html
    assert "CDFH-0003" not in html


def test_guarded_cases_leave_before_their_guardians_alone(
    stage: Stage, table: Table, ledger: Table
) -> None:
    office = Office(table, ledger, stage.clock)
    store(table, new_case(1, team="guardian"))
    office.close(case_id(1), "spam")
    stage.clock.forward(days=1)
    assert "CDFH-0001" not in signed_in(stage, LEAD).get("/leaving")["body"]
    assert "CDFH-0001" in signed_in(stage, GUARDIAN).get("/leaving")["body"]
