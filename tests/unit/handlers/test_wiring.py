"""Each handler builds itself from the environment, secrets and definitions of a deployment."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from intake.adapters.table import Table
from intake.handlers import notify_coordinators, record_receipts, submit_form
from local_stack.functions import Context
from tests.support.clients import aws_client
from tests.support.door import ADDRESSES, contact_page
from tests.support.events import CDN_KEY, get
from tests.support.notices import a_notice
from tests.support.outbox import sent
from tests.support.receipts import event_body
from tests.support.site import built
from tests.support.visitor import Visitor

CONTEXT: Any = Context("intake.handlers.notify_coordinators.handle")


@pytest.fixture
def deployed(table: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    secrets = aws_client("secretsmanager")
    for name in ("token", "person"):
        secrets.create_secret(Name=name, SecretString=f"a {name} key that protects nothing")
    secrets.create_secret(Name="origin", SecretString=CDN_KEY)
    aws_client("sesv2").create_email_identity(EmailIdentity="desk@example.org")
    environment = {
        "TABLE_NAME": "alongside",
        "DEFINITIONS": str(Path(built() / "definitions")),
        "TOKEN_SECRET": "token",
        "PERSON_SECRET": "person",
        "ORIGIN_KEYS": "origin",
        "TEAM_ADDRESSES": json.dumps(ADDRESSES),
        "SENDER": "desk@example.org",
        "DESK_URL": "https://desk.example.org",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    yield table
    submit_form.application.cache_clear()
    notify_coordinators.application.cache_clear()
    record_receipts.application.cache_clear()


def submitted() -> None:
    visitor = Visitor(contact_page(), lambda event: submit_form.handle(event, None))
    visitor.press({"topic": "mediation", "message": "Words"})
    visitor.press({"name": "Al", "reply-channels": ["email"], "reply-email": "al@example.org"})
    assert "What happens next" in visitor.press().html


def records(table: Table) -> list[dict[str, object]]:
    due = table.query_index("due", "due_shard", "0")
    return [
        {
            "eventID": str(at),
            "eventName": "INSERT",
            "eventSource": "aws:dynamodb",
            "dynamodb": {
                "Keys": {"pk": {"S": item["pk"]}, "sk": {"S": item["sk"]}},
                "SequenceNumber": str(at),
                "StreamViewType": "KEYS_ONLY",
            },
        }
        for at, item in enumerate(due, 1)
    ]


def test_a_submission_within_the_same_second_is_counted(deployed: Table) -> None:
    submitted()
    found = deployed._client.scan(TableName="alongside")["Items"]  # noqa: SLF001 a test may look
    assert [i["counted"]["N"] for i in found if i["pk"]["S"].startswith("COUNTER#")] == ["1"]


def test_a_submission_and_its_notices_go_through_the_real_handlers(deployed: Table) -> None:
    submitted()
    event = {"Records": records(deployed)}
    assert notify_coordinators.handle(event, CONTEXT) == {"batchItemFailures": []}
    told = sorted(message["To"] for message in sent())
    assert told == ["coordinator@example.org", "office@example.org"]


def test_a_record_that_fails_is_handed_back_and_the_others_go(deployed: Table) -> None:
    submitted()
    broken = {"eventID": "9", "eventName": "INSERT", "eventSource": "aws:dynamodb",
              "dynamodb": {"Keys": {}, "SequenceNumber": "9"}}  # fmt: skip
    event = {"Records": [broken, *records(deployed)]}
    answer = notify_coordinators.handle(event, CONTEXT)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "9"}]}
    assert len(sent()) == 2


@pytest.mark.usefixtures("deployed")
def test_a_receipt_that_comes_early_is_handed_back_and_is_no_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    body = event_body(a_notice(tag="tag"), "Delivery", datetime.now(UTC))
    event = {"Records": [{"messageId": "1", "eventSource": "aws:sqs", "body": body}]}
    with caplog.at_level("INFO", "intake"):
        answer = record_receipts.handle(event, CONTEXT)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    assert [record for record in caplog.records if "error_type" in vars(record)] == []


@pytest.mark.usefixtures("deployed")
def test_forms_answer_the_cdn_and_nobody_else() -> None:
    asked = get("/forms/contact/message")
    assert submit_form.handle(asked, None)["statusCode"] == 405
    assert submit_form.handle({**asked, "headers": {}}, None)["statusCode"] == 403
