"""The desk's role allows every request to the table that the pages of leads really make."""

import re
from typing import Any

import pytest

from intake.adapters.table import Table
from intake.cases.member import LEAD
from intake.cases.party_notice import TOLD
from tests.support.clients import aws_client
from tests.support.desk import ADDRESS, Browser
from tests.support.desk_lead import lead_stage
from tests.support.kept_case import Office
from tests.support.requests import Heard
from tests.support.roles import DESK, may
from tests.support.stored_case import case_id

CASE = f"/requests/cases/{case_id(1)}"
SAM: dict[str, Any] = {"details": "sam@example.org", "case": case_id(1)}
LEE: dict[str, Any] = {"details": "lee@example.org", "case": case_id(1)}


@pytest.fixture
def browser(table: Table, ledger: Table) -> Browser:
    """A lead's, over a client of its own: that of the function that is listened to."""
    stage = lead_stage(Table(aws_client("dynamodb"), "alongside"), ledger)
    Office(table, ledger, stage.clock).receive()
    stage.add_member("person-1", "general", roles=[LEAD])
    browser = Browser(stage)
    browser.visit("/")
    return browser


def post(browser: Browser, path: str, **fields: Any) -> int:
    page = browser.visit("/")["body"] + browser.get(CASE)["body"]
    token = re.search(r'name="token" value="([0-9a-f]+)"', page)
    turn = re.search(r'name="turn" value="(\d+)"', page)
    assert token
    # the form of a correction has the fields of its question and no other
    turns = {"turn": turn[1]} if turn and "correct" not in path else {}
    carried = {"token": token[1], **turns}
    status: int = browser.post(path, {**carried, **fields}, origin=ADDRESS)["statusCode"]
    return status


def test_pages_of_leads(browser: Browser) -> None:
    heard = Heard(browser.stage.table, "Table.Arn")
    for path in ("/reports", "/reports/readings", "/leaving", "/requests/notices"):
        assert browser.get(path)["statusCode"] == 200
    assert post(browser, "/reports/export", first="2026-11", last="2026-11") == 200
    assert post(browser, "/requests/export", **SAM) == 200
    assert post(browser, f"{CASE}/party-notice", settled=TOLD) == 303
    assert post(browser, f"{CASE}/correct/message", message="Other words") == 303
    assert post(browser, f"{CASE}/restrict") == 303
    assert post(browser, f"{CASE}/lift") == 303
    assert post(browser, "/requests/erased", **LEE) == 200
    assert post(browser, "/requests/erased", **SAM) == 200
    assert [call for call in heard.calls if not may(DESK, call)] == []
    assert {"dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"} & {c.action for c in heard.calls}
