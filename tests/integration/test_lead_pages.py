"""Every page of leads and of keying in, as markup: nothing open or twice, no style, no script."""

import re
from collections.abc import Iterator

import pytest

from intake.adapters.table import Table
from intake.cases.member import LEAD
from tests.support.desk import ADDRESS, Browser
from tests.support.desk_lead import lead_stage
from tests.support.html_faults import faults
from tests.support.kept_case import Office
from tests.support.stored_case import case_id, new_case, store

CASE = f"/requests/cases/{case_id(1)}"
SAM = {"details": "sam@example.org", "case": case_id(1)}
SHOWN = [
    "/reports", "/reports?first=x", "/reports/export", "/reports/readings", "/leaving", "/requests",
    "/requests/notices", CASE, f"{CASE}/correct/message", "/key-in", "/key-in/telephone/contact",
    "/key-in/paper/mediation-referral",
]  # fmt: skip
SENT = [
    ("/requests/find", SAM), ("/requests/find", {"details": "nobody"}), ("/requests/erase", SAM),
    (f"{CASE}/restrict", {"turn": "9"}), (f"{CASE}/correct/message", {}), ("/requests/export", {}),
    ("/key-in/telephone/contact/message", {}), (f"{CASE}/restrict", {"turn": "0"}),
    ("/requests/erased", SAM),
]  # fmt: skip


@pytest.fixture
def pages(table: Table, ledger: Table) -> Iterator[tuple[str, str]]:
    """Each page as somebody who leads sees it, with cases, and with what is wrong."""
    stage = lead_stage(table, ledger)
    office = Office(table, ledger, stage.clock)
    office.receive()
    for number in range(2, 8):
        store(table, new_case(number, flags=("safeguarding",)))
    office.close(case_id(2), "spam")
    stage.clock.forward(days=1)
    stage.add_member("person-1", "general", roles=[LEAD])
    return walk(Browser(stage))


def walk(browser: Browser) -> Iterator[tuple[str, str]]:
    token = re.search(r'name="token" value="([0-9a-f]+)"', browser.visit("/")["body"])
    assert token
    for path in SHOWN:
        yield path, browser.get(path)["body"]
    for path, fields in SENT:
        yield path, browser.post(path, {"token": token[1], **fields}, origin=ADDRESS)["body"]
    yield CASE, browser.get(CASE)["body"]


def test_pages_are_sound(pages: Iterator[tuple[str, str]]) -> None:
    found = [(path, faults(html)) for path, html in pages]
    assert len(found) == len(SHOWN) + len(SENT) + 1
    assert [each for each in found if each[1]] == []


def test_pages_have_one_heading_and_neither_style_nor_script(
    pages: Iterator[tuple[str, str]],
) -> None:
    for path, html in pages:
        if html:
            assert html.count("<h1") == 1, path
        assert not re.findall(r"<script|<style| style=| on\w+=", html), path
