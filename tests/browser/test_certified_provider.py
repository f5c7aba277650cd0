"""The desk signs people in through a provider of other people's making, by settings alone."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser

from intake.adapters.definitions import Definitions
from intake.adapters.secrets import read_secret
from local_stack.openid.people import CASEY, NIA, Person
from local_stack.seeding import seed
from local_stack.stack import Choices, Stack
from tests.support import certified
from tests.support.browser_person import AtABrowser
from tests.support.browser_window import window
from tests.support.clients import aws_client
from tests.support.web import ask

RETURN = "/sign-in/return"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The stack as it always is, with another issuer in the desk's settings."""
    build = tmp_path_factory.mktemp("build")
    said: list[str] = []
    with Stack(Choices(build=build), said.append) as stack, pytest.MonkeyPatch.context() as setting:
        secret = read_secret(aws_client("secretsmanager"), "OPENID_SECRET").decode()
        back = stack.addresses.desk + RETURN
        with certified.running(back, secret, (CASEY, NIA)) as issuer:
            setting.setenv("OPENID_ISSUER", issuer)
            seed(Definitions(build / "definitions"), issuer)
            yield stack


@pytest.fixture
def person(browser: Browser, stack: Stack) -> Iterator[AtABrowser]:
    with window(browser, stack.addresses, scripts=False) as opened:
        yield opened.person


@pytest.fixture(scope="module")
def start(stack: Stack) -> str:
    """The address at the provider that the desk sends people to."""
    return ask(f"{stack.addresses.desk}/sign-in").header("location")


def sign_in(person: AtABrowser, as_: Person) -> None:
    person.open_desk(as_=None)
    person.write("login", as_.subject)
    person.write("password", "any")
    person.press("Sign-in")
    person.press("Continue")


def answer(start: str, **changed: str) -> dict[str, str]:
    """Return what the provider answers the desk when a start is changed; nothing is left out."""
    parts = urlsplit(start)
    query = {**dict(parse_qsl(parts.query)), **changed}
    kept = urlencode({name: value for name, value in query.items() if value})
    reply = ask(parts._replace(query=kept).geturl())
    return dict(parse_qsl(urlsplit(reply.header("location")).query))


def test_a_coordinator_is_let_in(person: AtABrowser) -> None:
    sign_in(person, CASEY)
    assert person.page.url == f"{person.addresses.desk}/"
    assert f"Signed in as {CASEY.name}" in person.main


def test_a_stranger_reads_whom_to_ask(person: AtABrowser) -> None:
    sign_in(person, NIA)
    assert "You cannot use this desk yet" in person.main


def test_the_provider_takes_a_start_of_the_desk(start: str) -> None:
    assert "error" not in answer(start)


@pytest.mark.parametrize(
    "changed",
    [
        {"code_challenge": "", "code_challenge_method": ""},
        {"code_challenge_method": "plain"},
    ],
    ids=["no challenge", "a plain one"],
)
def test_the_provider_refuses_a_start_without_s256(start: str, changed: dict[str, str]) -> None:
    assert answer(start, **changed)["error"] == "invalid_request"
