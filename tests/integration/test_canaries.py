"""Nothing a visitor sends, in any field, name or header, comes out anywhere but on their page."""

import json
import logging
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from intake import observability
from intake.adapters.notices import Notices
from intake.adapters.table import Table
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.door import contact_page, door
from tests.support.events import post
from tests.support.notices import delivering
from tests.support.outbox import sent_messages
from tests.support.visitor import Visitor

CANARY = "canary"
TYPED: dict[str, str | list[str]] = {
    "topic": "mediation",
    "message": "canary-message",
    "name": "canary-name",
    "reply-channels": ["email", "phone"],
    "reply-email": "canary@example.org",
    "reply-phone": "01632 960 999",
    "reply-voicemail": "message",
    "reply-times": "canary-times",
}
DIGITS = ("1632960999", "960 999", "632 960")
HEADERS = {"user-agent": "canary-agent", "referer": "https://example.org/canary", "x-canary": "y"}


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """Every line that any logger writes at the level of production, ours as its JSON."""
    written: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            ours = observability._logger.registered_formatter  # noqa: SLF001 as it is written
            written.append(ours.format(record))

    root, keep = logging.getLogger(), Keep(level=logging.INFO)
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(keep)
    yield written
    root.removeHandler(keep)
    root.setLevel(level)


def walk(table: Table, clock: Clock) -> Visitor:
    send = door(table, clock)
    visitor = Visitor(contact_page(), send, headers=HEADERS)
    visitor.press({name: TYPED[name] for name in ("topic", "message")})
    visitor.press({name: TYPED[name] for name in TYPED if name not in ("topic", "message")})
    return visitor


def deliver_all(table: Table, clock: Clock) -> None:
    ses = aws_client("sesv2")
    ses.create_email_identity(EmailIdentity="desk@example.org")
    notices = Notices(table)
    deliver = delivering(table, ses, clock)
    for owner, sk in notices.due(clock(), 10):
        deliver.deliver(owner, sk.removeprefix("NOTICE#"))


def assert_clean(text: str) -> None:
    for words in (CANARY, *DIGITS):
        assert words not in text.lower()


def test_no_canary_in_a_log(table: Table, clock: Clock, lines: list[str]) -> None:
    walk(table, clock).press()
    deliver_all(table, clock)
    assert sum("submission_accepted" in line for line in lines) == 1
    assert sum("notice_sent" in line for line in lines) == 2
    assert_clean("\n".join(lines))


def test_no_canary_in_a_log_when_the_store_fails(
    table: Table, clock: Clock, lines: list[str]
) -> None:
    visitor = walk(table, clock)
    table._client.delete_table(TableName="alongside")  # noqa: SLF001
    assert visitor.press().status == 503
    assert sum("submission_failed" in line for line in lines) == 1
    assert_clean("\n".join(lines))


@pytest.mark.parametrize(
    "body",
    [
        urlencode({"canary-name": "canary"}).encode(),
        b"canary=%zz",
        b"canary=%FF",
        b"canary=" + b"c" * 300_000,
        urlencode({**TYPED, "topic": "canary", "_token": "canary"}).encode(),
    ],
)
def test_no_canary_in_a_log_of_a_refused_body(
    table: Table, clock: Clock, lines: list[str], body: bytes
) -> None:
    door(table, clock)(post("/forms/contact/message", body, headers=HEADERS))
    assert_clean("\n".join(lines))


def test_no_canary_in_an_email(table: Table, clock: Clock) -> None:
    walk(table, clock).press()
    deliver_all(table, clock)
    messages = sent_messages()
    assert len(messages) == 2
    for message in messages:
        assert_clean(message)


def test_no_canary_in_an_address(table: Table, clock: Clock) -> None:
    visitor = walk(table, clock)
    assert visitor.at.action == "/forms/contact/check-your-answers"
    assert_clean(json.dumps([name for name, _ in visitor.at.fields]))


def test_no_canary_beside_the_answers_in_the_table(table: Table, clock: Clock) -> None:
    walk(table, clock).press()
    found = table._client.scan(TableName="alongside")["Items"]  # noqa: SLF001
    beside = [item for item in found if not item["pk"]["S"].startswith("ANSWERS#")]
    assert len(beside) == len(found) - 1
    assert_clean(json.dumps(beside))
