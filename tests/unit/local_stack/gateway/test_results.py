import pytest

from local_stack.gateway.results import MalformedResult, answer_from


def test_status_headers_and_body_pass_on() -> None:
    answer = answer_from({"statusCode": 422, "headers": {"X-A": 1}, "body": "é"})
    assert (answer.status, answer.header("x-a"), answer.body) == (422, "1", "é".encode())


def test_each_cookie_becomes_a_header() -> None:
    answer = answer_from({"statusCode": 200, "cookies": ["a=1", "b=2"]})
    assert [value for name, value in answer.headers if name == "set-cookie"] == ["a=1", "b=2"]


def test_a_base64_body_is_decoded() -> None:
    answer = answer_from({"statusCode": 200, "body": "/wA=", "isBase64Encoded": True})
    assert answer.body == b"\xff\x00"


def test_a_result_without_a_type_is_plain_text() -> None:
    assert answer_from({"statusCode": 200}).header("content-type").startswith("text/plain")


def test_a_status_as_text_counts() -> None:
    assert answer_from({"statusCode": "303"}).status == 303


def test_a_bare_string_is_the_body_of_a_200() -> None:
    answer = answer_from("Hello from Lambda!")
    assert (answer.status, answer.body) == (200, b"Hello from Lambda!")


def test_bare_values_become_json() -> None:
    answer = answer_from({"message": "Hello from Lambda!"})
    assert answer.header("content-type") == "application/json"
    assert answer.body == b'{"message": "Hello from Lambda!"}'


def test_nothing_becomes_null() -> None:
    assert answer_from(None).body == b"null"


@pytest.mark.parametrize(
    "result",
    [
        {"statusCode": "none"},
        {"statusCode": 999},
        {"statusCode": 200, "body": {"a": 1}},
        {"statusCode": 200, "body": "%%%", "isBase64Encoded": True},
        {"statusCode": 200, "headers": ["a"]},
        {"statusCode": 200, "cookies": "a=1"},
    ],
)
def test_what_api_gateway_would_not_pass_on_is_refused(result: object) -> None:
    with pytest.raises(MalformedResult):
        answer_from(result)
