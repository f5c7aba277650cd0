"""What no page of ours sends: each gets a page that says what to do, and nothing is stored."""

from urllib.parse import urlencode

import pytest

from intake.adapters.table import Table
from intake.forms.token import Token
from tests.support.clock import Clock
from tests.support.door import TOKEN_KEY, Door, contact_page, door
from tests.support.events import get, post
from tests.support.visitor import Visitor

FIRST = "/forms/contact/message"
SEND = "/forms/contact/check-your-answers"
GOOD = {
    "topic": "mediation",
    "message": "Words",
    "name": "Robin",
    "reply-channels": "phone",
    "reply-phone": "01632 960 001",
    "reply-voicemail": "nothing",
}
CONTROLS = {name: value + "\x00\x0b\x7f" for name, value in GOOD.items()}
OTHER_FORM = Token.begin("other", "0" * 64, Clock()(), "01KAJ0000000000000000000AB")


@pytest.fixture
def send(table: Table, clock: Clock) -> Door:
    return door(table, clock)


@pytest.fixture
def token(send: Door) -> str:
    visitor = Visitor(contact_page(), send)
    return visitor.press({"topic": "mediation", "message": "Words"}).token


def stored(table: Table) -> int:
    return int(table._client.scan(TableName=table._name)["Count"])  # noqa: SLF001


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"message=" + b"a" * (256 * 1024), 413),
        (b"&".join(b"f%d=" % n for n in range(100_000)), 413),
        (b"a&" * 100_000, 413),
        (b"message=%", 400),
        (b"message=%4", 400),
        (b"message=%zz", 400),
        (b"message=%FF%FE", 400),
        (b"%C3=message", 400),
        (b"message=\xc3\x28", 400),
        (b"", 422),
        (b"&&&&", 422),
        (b"=", 422),
        (urlencode({**GOOD, "status": "closed"}).encode(), 422),
        (urlencode([*GOOD.items(), ("message", "again")]).encode(), 422),
        (urlencode([*GOOD.items(), ("_token", ""), ("_token", "")]).encode(), 422),
        (urlencode(CONTROLS).encode(), 422),
        (urlencode({**GOOD, "topic": "not-a-topic"}).encode(), 422),
    ],
)
def test_a_bad_body_gets_a_page_and_stores_nothing(
    send: Door, table: Table, body: bytes, status: int
) -> None:
    answer = send(post(FIRST, body))
    assert answer["statusCode"] == status
    assert "<h1>" in answer["body"]
    assert stored(table) == 0


@pytest.mark.parametrize(
    "content_type", ["", "application/json", "multipart/form-data; boundary=x", "text/plain"]
)
def test_another_content_type_is_refused(send: Door, content_type: str) -> None:
    answer = send(post(FIRST, urlencode(GOOD).encode(), content_type=content_type))
    assert answer["statusCode"] == 415
    assert "use the form on this site" in answer["body"]


def test_a_body_of_exactly_the_limit_is_read(send: Door) -> None:
    body = b"message=" + b"a" * (256 * 1024 - len(b"message="))
    assert send(post(FIRST, body))["statusCode"] == 422


@pytest.mark.parametrize("forged", ["", "x", "1.contact.x", OTHER_FORM.signed(TOKEN_KEY)])
def test_send_without_our_token_shows_the_answers_again(
    send: Door, table: Table, forged: str
) -> None:
    answer = send(post(SEND, urlencode({**GOOD, "_token": forged}).encode()))
    assert answer["statusCode"] == 400
    assert "send them once more" in answer["body"]
    assert "01632 960001" in answer["body"]
    assert stored(table) == 0


def test_a_token_with_one_changed_character_is_forged(send: Door, table: Table, token: str) -> None:
    forged = token[:-1] + ("A" if token[-1] != "A" else "B")
    answer = send(post(SEND, urlencode({**GOOD, "_token": forged}).encode()))
    assert answer["statusCode"] == 400
    assert stored(table) == 0


@pytest.mark.parametrize("name", ["status", "team", "flags", "delete_after", "reference", "pk"])
def test_a_field_of_ours_sent_by_a_visitor_stores_nothing(
    send: Door, table: Table, token: str, name: str
) -> None:
    answer = send(post(SEND, urlencode({**GOOD, "_token": token, name: "x"}).encode()))
    assert answer["statusCode"] == 422
    assert stored(table) == 0


def test_control_characters_go_and_the_rest_stays(send: Door) -> None:
    answer = send(post(FIRST, urlencode({**GOOD, "message": "be\x00fore\x07"}).encode()))
    assert answer["statusCode"] == 422
    assert ">\nbefore</textarea>" in answer["body"]
    assert "took out characters" in answer["body"]


@pytest.mark.parametrize("path", ["/forms/nothing/message", "/forms/contact/nothing"])
def test_an_unknown_form_or_page_is_gone_and_says_the_way_on(send: Door, path: str) -> None:
    # the CDN puts the site's own page in the place of a 404
    answer = send(post(path, urlencode(GOOD).encode()))
    assert answer["statusCode"] == 410
    assert "There is no such form page" in answer["body"]


def test_a_page_asked_for_by_its_address_says_where_to_start(send: Door) -> None:
    answer = send(get(FIRST))
    assert answer["statusCode"] == 405
    assert answer["headers"]["allow"] == "POST"
    assert 'href="/contact/"' in answer["body"]


def test_a_body_that_is_not_base64_counts_as_empty(send: Door) -> None:
    answer = send({**post(FIRST, b""), "body": "***"})
    assert answer["statusCode"] == 422


def test_every_answer_may_be_kept_by_nobody(send: Door) -> None:
    for event in (post(FIRST, b""), get(FIRST), post("/forms/x/y", b""), post(FIRST, b"%")):
        assert send(event)["headers"]["cache-control"] == "no-store"
