"""A visitor writes to the service through the CDN, its coordinators are told, and one reads it."""

import re
from typing import Any

import pytest

from deployment.translation import REGION
from tests.stack.conftest import DESK, SITE, Deployed
from tests.support.visitor import Screen, Typed
from tests.support.web import eventually

ABOUT: Typed = {"name": "Robin", "reply-channels": ["email"], "reply-email": "robin@example.org"}
MESSAGE = {"topic": "mediation", "message": "Noise every night."}
SECONDS = 90
"""The round of every minute brings what the stream has missed."""


@pytest.fixture(scope="module")
def sent(deployed: Deployed) -> Screen:
    visitor = deployed.browser()
    visitor.open(f"{SITE}/contact/")
    visitor.press(MESSAGE)
    visitor.press(ABOUT)
    return visitor.press()


def sent_notices(deployed: Deployed) -> list[dict[str, Any]]:
    table = deployed.emulator.client("dynamodb", REGION)
    items = table.scan(TableName=deployed.deployment.known["TableName"])["Items"]
    return [item for item in items if "message_id" in item]


def test_the_page_comes_from_the_bucket_as_it_was_published(deployed: Deployed) -> None:
    reply = deployed.internet.ask(f"{SITE}/contact/")
    assert reply.status == 200
    assert reply.header("content-type") == "text/html; charset=utf-8"
    assert reply.header("cache-control") == "no-store"
    assert reply.header("strict-transport-security")


def test_what_was_sent_is_confirmed(sent: Screen) -> None:
    assert sent.status == 200
    assert 'class="reference"' in sent.html


@pytest.mark.usefixtures("sent")
def test_the_team_is_told_in_one_email(deployed: Deployed) -> None:
    (notice,) = eventually(lambda: sent_notices(deployed), SECONDS)
    assert notice["team"] == {"S": "mediation"}
    assert [email["MessageId"] for email in deployed.emulator.emails()] == [
        notice["message_id"]["S"]
    ]


@pytest.mark.usefixtures("sent")
def test_a_coordinator_signs_in_and_reads_it(deployed: Deployed) -> None:
    casey = deployed.browser()
    casey.open(f"{DESK}/")
    link = re.search(r'href="(/cases/\w+)"', casey.press({"person": "casey"}).html)
    assert link
    case = casey.open(DESK + link[1])
    assert case.status == 200
    assert MESSAGE["message"] in case.html


def test_somebody_the_desk_does_not_know_is_not_let_in(deployed: Deployed) -> None:
    nia = deployed.browser()
    nia.open(f"{DESK}/")
    assert nia.press({"person": "nia"}).status == 403
