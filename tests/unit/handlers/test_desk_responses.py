from collections.abc import Mapping

import pytest

from intake.handlers.desk_responses import is_same_origin, session_of, set_cookie
from intake.handlers.http import Request, read_request
from tests.support.desk import ADDRESS, event


def sent(body: bytes = b"", headers: Mapping[str, str] | None = None) -> Request:
    return read_request(event("POST", "/sign-out", body, headers))


def test_cookie_is_out_of_reach() -> None:
    cookie = set_cookie("__Host-desk", "v")
    assert cookie == "__Host-desk=v; Path=/; Secure; HttpOnly; SameSite=Lax"


def test_cookie_may_have_an_end() -> None:
    assert set_cookie("a", "v", lasts=0).endswith("; Max-Age=0")


def test_session_is_in_its_cookie() -> None:
    assert session_of(read_request(event("GET", "/", cookies={"__Host-desk": "id"}))) == "id"
    assert session_of(read_request(event("GET", "/", cookies={"desk": "id"}))) == ""


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": ADDRESS},
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "same-origin", "origin": ADDRESS},
    ],
)
def test_own_page_may_send(headers: dict[str, str]) -> None:
    assert is_same_origin(sent(headers=headers), ADDRESS)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "null"},
        {"origin": "https://elsewhere.example.org"},
        {"origin": f"{ADDRESS}.example.org"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-origin", "origin": "https://elsewhere.example.org"},
        {"sec_fetch_site": "cross-site", "origin": ADDRESS},
    ],
)
def test_other_pages_may_not(headers: dict[str, str]) -> None:
    assert not is_same_origin(sent(headers=headers), ADDRESS)
