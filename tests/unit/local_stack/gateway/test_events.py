"""Against the example and the rules in the API Gateway developer guide for payload 2.0."""

from base64 import b64decode
from datetime import UTC, datetime
from typing import Any

import pytest

from local_stack.gateway.events import make_event
from local_stack.gateway.messages import Headers, Incoming
from local_stack.gateway.routes import Match
from local_stack.template import Route

AT = datetime(2020, 3, 12, 19, 3, 58, 390_000, UTC)
ROUTE = Route("POST", "/my/{name}", "module.handle")


def event(parameters: dict[str, str] | None = None, **changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"method": "POST", "path": "/my/path"}
    return make_event(Incoming(**{**given, **changes}), Match(ROUTE, parameters or {}), AT)


def of_headers(*headers: tuple[str, str]) -> dict[str, Any]:
    return event(headers=headers)


def with_body(kind: str, body: bytes) -> dict[str, Any]:
    headers: Headers = (("Content-Type", kind),)
    return event(headers=headers, body=body)


def test_it_is_of_version_two() -> None:
    assert event()["version"] == "2.0"


def test_route_key_is_the_route_and_not_the_path() -> None:
    made = event()
    assert made["routeKey"] == made["requestContext"]["routeKey"] == "POST /my/{name}"


def test_path_comes_decoded() -> None:
    made = event(path="/my/a%20path")
    assert made["rawPath"] == made["requestContext"]["http"]["path"] == "/my/a path"


def test_query_comes_as_it_was_sent() -> None:
    query = "parameter1=value1&parameter1=value%202&parameter2="
    assert event(query=query)["rawQueryString"] == query


def test_query_parameters_are_decoded_and_repeats_joined() -> None:
    made = event(query="parameter1=value1&parameter1=value%202&parameter2=")
    assert made["queryStringParameters"] == {"parameter1": "value1,value 2", "parameter2": ""}


def test_header_names_are_in_lower_case_and_repeats_joined() -> None:
    made = of_headers(("Header1", "value1"), ("HEADER2", "value1"), ("header2", "value2"))
    assert made["headers"]["header1"] == "value1"
    assert made["headers"]["header2"] == "value1,value2"


def test_every_cookie_has_its_own_place() -> None:
    made = of_headers(("Cookie", "cookie1=a; cookie2=b"), ("cookie", "cookie3=c"))
    assert made["cookies"] == ["cookie1=a", "cookie2=b", "cookie3=c"]


def test_cookies_are_taken_out_of_the_headers() -> None:
    assert "cookie" not in of_headers(("Cookie", "cookie1=a"))["headers"]


def test_path_parameters_are_given() -> None:
    assert event({"name": "path"})["pathParameters"] == {"name": "path"}


@pytest.mark.parametrize("name", ["cookies", "queryStringParameters", "pathParameters", "body"])
def test_what_a_request_does_not_have_is_left_out(name: str) -> None:
    assert name not in event()


def test_a_form_body_is_base64() -> None:
    made = with_body("application/x-www-form-urlencoded", b"a=1&b=%FF")
    assert made["isBase64Encoded"] is True
    assert b64decode(made["body"]) == b"a=1&b=%FF"


def test_a_body_without_a_type_is_base64() -> None:
    assert event(body=b"\xff\x00")["isBase64Encoded"] is True


@pytest.mark.parametrize("kind", ["text/plain; charset=utf-8", "application/json"])
def test_a_text_body_stays_text(kind: str) -> None:
    made = with_body(kind, "é".encode())
    assert (made["body"], made["isBase64Encoded"]) == ("é", False)


def test_the_request_is_described() -> None:
    made = event(source_ip="127.0.0.9", headers=(("User-Agent", "agent"),))
    assert made["requestContext"]["http"] == {
        "method": "POST",
        "path": "/my/path",
        "protocol": "HTTP/1.1",
        "sourceIp": "127.0.0.9",
        "userAgent": "agent",
    }


def test_time_is_given_in_both_ways() -> None:
    context = event()["requestContext"]
    assert context["time"] == "12/Mar/2020:19:03:58 +0000"
    assert context["timeEpoch"] == 1584039838390


def test_each_request_has_an_id_of_its_own() -> None:
    first, second = event(), event()
    assert first["requestContext"]["requestId"] != second["requestContext"]["requestId"]


def test_host_and_its_name_are_given() -> None:
    made = of_headers(("Host", "desk.localhost:8000"))
    assert made["headers"]["host"] == "desk.localhost:8000"
    assert made["requestContext"]["domainName"] == "desk.localhost"
    assert made["requestContext"]["domainPrefix"] == "desk"


def test_where_the_request_came_from_is_among_the_headers() -> None:
    made = event(source_ip="127.0.0.1", headers=(("Host", "127.0.0.1:8000"),))
    forwarded = {key: value for key, value in made["headers"].items() if key.startswith("x-f")}
    assert forwarded == {
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-port": "8000",
        "x-forwarded-proto": "http",
    }
