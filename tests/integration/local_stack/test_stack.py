"""The whole stack, as a visitor and a coordinator meet it: over HTTP, with no script."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from intake.observability import Metric, measure
from local_stack.databases import Database
from local_stack.stack import Choices, Stack
from tests.support.visitor import Screen, Typed
from tests.support.web import Browser, ask, eventually

ABOUT: Typed = {"name": "Robin", "reply-channels": ["email"], "reply-email": "robin@example.org"}
MESSAGE = {"topic": "mediation", "message": "Noise every night."}


@pytest.fixture(scope="module", params=list(Database))
def stack(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    said: list[str] = []
    choices = Choices(database=request.param, build=tmp_path_factory.mktemp("build"))
    with Stack(choices, said.append) as running:
        yield running


@pytest.fixture(scope="module")
def sent(stack: Stack) -> Screen:
    visitor = Browser()
    visitor.open(f"{stack.addresses.site}/contact/")
    visitor.press(MESSAGE)
    visitor.press(ABOUT)
    return visitor.press()


@pytest.fixture(scope="module")
def email(stack: Stack, sent: Screen) -> dict[str, Any]:
    assert sent.status == 200
    found: list[dict[str, Any]] = eventually(lambda: ask(f"{stack.addresses.outbox}.json").json)
    return found[0]


@pytest.fixture(scope="module")
def case_address(stack: Stack, email: dict[str, Any]) -> str:
    found = re.search(rf"{stack.addresses.desk}/cases/\w+", email["text"])
    assert found, email["text"]
    return found[0]


def test_a_visitor_can_write_to_the_service(sent: Screen) -> None:
    assert sent.status == 200
    assert 'class="reference"' in sent.html


def test_the_coordinator_is_told_at_an_invented_address(email: dict[str, Any]) -> None:
    assert email["to"].endswith("@example.org")


def test_a_coordinator_reads_the_message_at_the_desk(case_address: str) -> None:
    casey = Browser()
    casey.open(case_address)
    page = casey.press({"person": "casey"})
    assert page.status == 200
    assert MESSAGE["message"] in page.html


def test_a_newcomer_is_not_let_in(case_address: str) -> None:
    nia = Browser()
    nia.open(case_address)
    page = nia.press({"person": "nia"})
    assert page.status == 403
    assert MESSAGE["message"] not in page.html


@pytest.mark.parametrize("path", ["/forms/contact", "/forms/contact/a/b"])
def test_an_address_that_is_no_page_of_a_form_gets_the_sites_own_words(
    stack: Stack, path: str
) -> None:
    reply = ask(f"{stack.addresses.site}{path}")
    assert reply.status == 404
    assert "<h1" in reply.text


def test_where_a_form_starts_is_never_kept(stack: Stack) -> None:
    assert ask(f"{stack.addresses.site}/contact/").header("cache-control") == "no-store"


def test_the_desk_has_the_sites_assets(stack: Stack) -> None:
    style = re.search(
        r'href="(/assets/[^"]+\.css)"', ask(f"{stack.addresses.desk}/sign-in/return").text
    )
    assert style
    assert ask(stack.addresses.desk + style[1]).status == 200


@pytest.mark.usefixtures("stack")
def test_figures_do_not_fill_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    measure(Metric.SWEEPER_RAN)
    assert capsys.readouterr().out == ""
