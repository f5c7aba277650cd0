from base64 import b64encode
from typing import Any

from intake.handlers.http import page, read_request, redirect


def event(**changes: Any) -> dict[str, Any]:
    return {
        "rawPath": "/a",
        "routeKey": "POST /a",
        "requestContext": {"http": {"method": "POST", "sourceIp": "192.0.2.1"}},
        **changes,
    }


def test_a_bare_event_is_a_request_without_anything() -> None:
    request = read_request(event())
    assert (request.method, request.path, request.body) == ("POST", "/a", b"")
    assert (request.headers, request.query, request.cookies) == ({}, {}, {})


def test_header_names_are_in_lower_case() -> None:
    assert read_request(event(headers={"Content-Type": "x"})).headers == {"content-type": "x"}


def test_request_comes_from_whom_the_cdn_says() -> None:
    assert read_request(event(headers={"X-Viewer-Address": "192.0.2.9"})).source_ip == "192.0.2.9"
    assert read_request(event()).source_ip == ""


def test_a_body_in_base64_is_decoded() -> None:
    body = b64encode("é".encode()).decode()
    assert read_request(event(body=body, isBase64Encoded=True)).body == "é".encode()


def test_a_plain_body_is_taken_as_it_is() -> None:
    assert read_request(event(body="a=b")).body == b"a=b"


def test_a_cookie_may_hold_an_equals_sign() -> None:
    request = read_request(event(cookies=["a=b=c", " d=e", "f"]))
    assert request.cookies == {"a": "b=c", "d": "e"}


def test_nobody_may_keep_a_page() -> None:
    assert page(200, "x")["headers"]["cache-control"] == "no-store"


def test_a_page_allows_no_inline_script_and_no_frame() -> None:
    policy = page(200, "x")["headers"]["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_a_redirect_becomes_a_get() -> None:
    answer = redirect("/b")
    assert answer["statusCode"] == 303
    assert answer["headers"]["location"] == "/b"
