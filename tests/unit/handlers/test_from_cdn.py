from typing import Any

import pytest

from intake.handlers.from_cdn import KEY, FromCdn
from intake.handlers.http import Request, Response, page
from tests.support.events import get

KEYS = (b"the one in use", b"the next one")


def answer(_: Request) -> Response:
    return page(200, "a page")


def asked(headers: dict[str, str], keys: tuple[bytes, ...] = KEYS) -> Any:
    return FromCdn(keys, answer)({**get("/forms/contact/message"), "headers": headers})


@pytest.mark.parametrize("key", KEYS)
def test_either_key_opens(key: bytes) -> None:
    assert asked({KEY: key.decode()})["body"] == "a page"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {KEY: ""},
        {KEY: "another"},
        {KEY: "the one in us"},
        {KEY: "the one in use,the next one"},
        {"authorization": "the one in use"},
        {KEY: "schlüssel"},
    ],
)
def test_anything_else_is_refused_and_told_nothing(headers: dict[str, str]) -> None:
    assert asked(headers) == {"statusCode": 403, "headers": {"cache-control": "no-store"}}


def test_refused_request_is_not_read() -> None:
    assert FromCdn(KEYS, answer)({"headers": {}})["statusCode"] == 403
    assert FromCdn(KEYS, answer)({})["statusCode"] == 403


@pytest.mark.parametrize("keys", [(), (b"",)])
def test_without_a_key_nobody_is_answered(keys: tuple[bytes, ...]) -> None:
    for headers in ({}, {KEY: ""}):
        assert asked(headers, keys)["statusCode"] == 403
