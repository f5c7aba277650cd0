"""A save after the sign-in has ended keeps what was typed, for the same person alone."""

import re
from urllib.parse import urlencode

import pytest

from intake.adapters.table import Table
from intake.handlers.http import Response
from tests.support.desk import ADDRESS, Browser, Stage
from tests.support.kept import everything
from tests.support.openid_provider import ISSUER
from tests.support.stored_case import case_id, new_case, store

OWN = {"origin": ADDRESS, "sec_fetch_site": "same-origin"}
TYPED = "sam.rivers@example.org"


@pytest.fixture
def stage(table: Table) -> Stage:
    return Stage(table)


@pytest.fixture
def browser(stage: Stage) -> Browser:
    stage.add_member()
    return Browser(stage)


def token_of(response: Response) -> str:
    found = re.search(r'name="token" value="([0-9a-f]+)"', response["body"])
    assert found
    return found[1]


def late(browser: Browser) -> tuple[Response, str]:
    """Send a search after the session has ended; returns the answer and the draft's path."""
    token = token_of(browser.visit("/search"))
    browser.stage.clock.forward(minutes=31)
    response = browser.post("/search", {"token": token, "what": TYPED}, **OWN)
    return response, way_back(response)


def way_back(response: Response) -> str:
    """Return the page to which signing in again leads."""
    (back,) = re.findall(r'href="/sign-in\?return=([^"]+)"', response["body"])
    return str(back)


def test_late_save_is_sent_again_after_signing_in(browser: Browser) -> None:
    response, path = late(browser)
    assert response["statusCode"] == 401
    page = browser.visit(path)
    assert "Nothing was saved yet" in page["body"]
    assert TYPED in page["body"]
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page["body"]))
    again = browser.post("/search", fields, **OWN)
    assert again["statusCode"] == 200
    assert "What we found" in again["body"]
    assert browser.get(path)["statusCode"] == 404


def test_what_was_typed_stands_in_no_address(browser: Browser) -> None:
    response, path = late(browser)
    assert re.fullmatch(r"/drafts/[\w-]{43}", path)
    assert TYPED not in str(response)


def test_no_redirect_takes_the_form_to_the_provider(browser: Browser) -> None:
    # form-action 'self' would stop it there, and the browser would stand still
    response, _ = late(browser)
    assert "location" not in response["headers"]


def test_another_member_never_sees_it(browser: Browser, stage: Stage) -> None:
    _, path = late(browser)
    stage.add_member("person-2")
    other = Browser(stage, "person-2")
    # in the same browser, and in one of their own
    assert other.visit(path)["statusCode"] == 404
    browser.subject = "person-2"
    response = browser.visit(path)
    assert response["statusCode"] == 404
    assert TYPED not in response["body"]


def test_it_is_kept_for_an_hour(browser: Browser) -> None:
    _, path = late(browser)
    browser.stage.clock.forward(minutes=59)
    assert browser.visit(path)["statusCode"] == 200
    browser.stage.clock.forward(minutes=1)
    assert browser.visit(path)["statusCode"] == 404


@pytest.mark.parametrize(
    "headers", [{"origin": "https://elsewhere.example.org"}, {"sec_fetch_site": "cross-site"}]
)
def test_page_from_elsewhere_keeps_nothing(browser: Browser, headers: dict[str, str]) -> None:
    token = token_of(browser.visit("/search"))
    browser.stage.clock.forward(minutes=31)
    response = browser.post("/search", {"token": token, "what": TYPED}, **headers)
    assert way_back(response) == "/"


def test_wrong_token_keeps_nothing(browser: Browser) -> None:
    browser.visit("/search")
    browser.stage.clock.forward(minutes=31)
    response = browser.post("/search", {"token": "x", "what": TYPED}, **OWN)
    assert way_back(response) == "/"


def test_of_somebody_removed_nothing_is_kept(browser: Browser, stage: Stage) -> None:
    token = token_of(browser.visit("/search"))
    stage.remove_member()
    response = browser.post("/search", {"token": token, "what": TYPED}, **OWN)
    assert way_back(response) == "/"


def test_page_of_an_earlier_sign_in_is_sent_again_at_once(browser: Browser) -> None:
    earlier = token_of(browser.visit("/search"))
    browser.stage.clock.forward(minutes=31)
    browser.visit("/")
    response = browser.post("/search", {"token": earlier, "what": TYPED}, **OWN)
    assert response["statusCode"] == 409
    assert TYPED in response["body"]
    assert token_of(response) != earlier


def test_page_of_another_member_is_not_shown_to_this_one(browser: Browser, stage: Stage) -> None:
    earlier = token_of(browser.visit("/search"))
    stage.add_member("person-2")
    browser.cookies.clear()
    browser.subject = "person-2"
    browser.visit("/")
    response = browser.post("/search", {"token": earlier, "what": TYPED}, **OWN)
    assert response["statusCode"] == 403
    assert TYPED not in response["body"]


def test_what_is_sent_after_signing_out_stands_on_the_answer_alone(
    browser: Browser, stage: Stage
) -> None:
    token = token_of(browser.visit("/search"))
    browser.post("/sign-out", {"token": token}, **OWN)
    response = browser.post("/search", {"token": token, "what": TYPED}, **OWN)
    assert response["statusCode"] == 401
    assert "What you typed is not kept" in response["body"]
    assert TYPED in response["body"]
    assert not [item for item in everything(stage.table) if item["pk"].startswith("DRAFT#")]


def test_page_from_elsewhere_is_shown_no_words_again(browser: Browser) -> None:
    fields = {"token": "x", "what": TYPED}
    for headers in ({}, {"sec_fetch_site": "cross-site"}):
        assert TYPED not in browser.post("/search", fields, **headers)["body"]


@pytest.fixture
def case(stage: Stage) -> str:
    store(stage.table, new_case(1))
    return f"/cases/{case_id(1)}"


def test_draft_of_an_act_says_what_it_is_and_of_which_case(browser: Browser, case: str) -> None:
    page = browser.visit(case)
    browser.stage.clock.forward(minutes=31)
    fields = {"token": token_of(page), "turn": "1", "how": "phone", "outcome": "reached"}
    late = browser.post(f"{case}/acts/contact", fields, **OWN)
    html = browser.visit(way_back(late))["body"]
    assert "<h2>Record that you made contact</h2>" in html
    assert f'<a href="{case}">Look at the case first</a>' in html
    assert "<dt>How?</dt><dd><p>By phone</p></dd>" in html


def test_save_over_which_we_fail_is_not_said_to_have_changed_nothing(
    browser: Browser, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = browser.visit(case)

    def fail(**_: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(browser.stage.table._client, "transact_write_items", fail)  # noqa: SLF001
    fields = {"token": token_of(page), "turn": "1", "text": "They called."}
    failed = browser.post(f"{case}/acts/note", fields, **OWN)
    assert failed["statusCode"] == 500
    assert "We cannot say whether this was saved" in failed["body"]
    assert f'<a href="{case}">the case</a>' in failed["body"]
    assert "<p>They called.</p>" in failed["body"]
    assert token_of(failed) == token_of(page)
    monkeypatch.undo()
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', failed["body"]))
    assert browser.post(f"{case}/acts/note", sent, **OWN)["statusCode"] == 303


@pytest.mark.parametrize(("method", "words"), [("GET", "Nothing was changed"), ("POST", "We can")])
def test_failure_before_any_page_says_what_it_knows(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, method: str, words: str
) -> None:
    browser.visit("/search")

    def fail(**_: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(browser.stage.table._client, "get_item", fail)  # noqa: SLF001
    response = browser.send(method, "/search", b"", OWN)
    assert response["statusCode"] == 500
    assert words in response["body"]


def test_list_one_looked_at_comes_back_after_signing_in(browser: Browser) -> None:
    leaving = browser.get("/?list=overdue")["headers"]["location"]
    address = browser.get(leaving)["headers"]["location"]
    assert address.startswith(ISSUER)
    query = browser.stage.paper.authorise(address)
    arriving = browser.get(f"/sign-in/return?{urlencode(query)}")
    assert arriving["headers"]["location"] == "/?list=overdue"
