"""The function as Lambda calls it: everything from the environment, on AWS as moto plays it."""

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.session import get_session

from intake.adapters.table import Table
from intake.handlers.desk import application, handle
from local_stack.environment import applied, isolated
from tests.support.desk import event
from tests.support.events import CDN_KEY
from tests.support.site import built

NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def environment(table: Table) -> Iterator[None]:
    secrets: Any = get_session().create_client("secretsmanager")
    for name in ("token", "openid", "person"):
        secrets.create_secret(Name=name, SecretString=f"{name} secret")
    secrets.create_secret(Name="origin", SecretString=CDN_KEY)
    settings = {
        "TABLE_NAME": table._name,  # noqa: SLF001
        "LEDGER_NAME": "ledger",
        "DEFINITIONS": str(built() / "definitions"),
        "TOKEN_SECRET": "token",
        "OPENID_SECRET": "openid",
        "ORIGIN_KEYS": "origin",
        "PERSON_SECRET": "person",
        "DESK_URL": "https://desk.example.org",
        "OPENID_ISSUER": NOBODY_LISTENS,
        "OPENID_CLIENT_ID": "desk",
    }
    application.cache_clear()
    with applied({**isolated(), **settings}):
        yield
    application.cache_clear()


@pytest.mark.usefixtures("environment")
def test_unknown_browser_is_sent_to_sign_in() -> None:
    response = handle(event("GET", "/", cookies={"__Host-desk": "x" * 43}), None)
    assert response["statusCode"] == 303
    assert response["headers"]["location"] == "/sign-in?return=/"


@pytest.mark.usefixtures("environment")
def test_provider_that_does_not_answer_gets_a_page() -> None:
    response = handle(event("GET", "/sign-in?return=/"), None)
    assert response["statusCode"] == 503
    assert "Signing in does not work at the moment" in response["body"]


@pytest.mark.usefixtures("environment")
def test_desk_is_built_once() -> None:
    assert application() is application()


@pytest.mark.usefixtures("environment")
def test_desk_answers_the_cdn_and_nobody_else() -> None:
    asked = event("GET", "/")
    assert handle(asked, None)["statusCode"] == 303
    assert handle({**asked, "headers": {}}, None)["statusCode"] == 403
