import json
from typing import Any

from local_stack.gateway.api import LARGEST_BODY, Api
from local_stack.gateway.messages import Incoming
from local_stack.gateway.routes import Routes
from local_stack.template import Route

ROUTES = Routes([Route("POST", "/forms/{form}/{page}", "intake.forms.handle")])
POSTED = Incoming("POST", "/forms/contact/message", body=b"a=1")


class Called:
    """Stands for the functions: remembers events and does as it is told."""

    def __init__(self, result: Any) -> None:
        self.result = result
        self.events: list[Any] = []

    def __call__(self, handler: str, event: Any) -> Any:
        self.events.append((handler, event))
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def api(result: Any) -> tuple[Api, Called, list[str]]:
    called, said = Called(result), list[str]()
    return Api(ROUTES, called, said.append), called, said


def test_the_function_of_the_route_gets_the_event() -> None:
    made, called, _ = api({"statusCode": 200})
    made(POSTED)
    ((handler, event),) = called.events
    assert handler == "intake.forms.handle"
    assert event["pathParameters"] == {"form": "contact", "page": "message"}


def test_its_result_is_the_answer() -> None:
    made, _, _ = api({"statusCode": 201, "body": "made"})
    answer = made(POSTED)
    assert (answer.status, answer.body) == (201, b"made")


def test_an_unknown_route_is_not_found_in_the_gateways_words() -> None:
    made, called, _ = api({})
    answer = made(Incoming("GET", "/forms/contact"))
    assert (answer.status, json.loads(answer.body)) == (404, {"message": "Not Found"})
    assert called.events == []


def test_a_failing_function_is_a_500_that_tells_nothing() -> None:
    made, _, _ = api(ValueError("robin@example.org"))
    answer = made(POSTED)
    assert (answer.status, json.loads(answer.body)) == (500, {"message": "Internal Server Error"})


def test_a_failure_is_told_by_type_and_place_only() -> None:
    made, _, said = api(ValueError("robin@example.org"))
    made(POSTED)
    assert "ValueError" in said[0]
    assert "local_stack/gateway/api.py" in said[0]
    assert "robin@example.org" not in "".join(said)


def test_a_malformed_result_is_a_500() -> None:
    made, _, _ = api({"statusCode": 200, "body": 1})
    assert made(POSTED).status == 500


def test_a_body_over_the_limit_is_refused() -> None:
    made, called, _ = api({})
    body = b"a" * (LARGEST_BODY + 1)
    answer = made(Incoming("POST", "/forms/contact/message", body=body))
    assert (answer.status, called.events) == (413, [])


def test_a_call_is_told_by_its_route_and_not_its_path() -> None:
    made, _, said = api({"statusCode": 200})
    made(POSTED)
    assert said == ["POST /forms/{form}/{page} 200"]
