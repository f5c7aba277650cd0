from typing import Any

import pytest

from intake.handlers.from_cdn import KEY
from intake.handlers.http import VIEWER
from local_stack.gateway.api import Api
from local_stack.gateway.cdn import marking
from local_stack.gateway.hosts import Hosts
from local_stack.gateway.messages import Answer, Incoming, Responder, text_answer
from local_stack.gateway.routes import Routes
from local_stack.template import Route


def answering(name: str) -> Responder:
    def answer(_: Incoming) -> Answer:
        return text_answer(200, name)

    return answer


def api(method: str, path: str, name: str) -> Api:
    """Answer with its name and how the CDN marked the request."""

    def call(_: str, event: Any) -> Any:
        marks = [event["headers"].get(header, "unmarked") for header in (KEY, VIEWER)]
        return {"statusCode": 200, "body": " ".join([name, *marks])}

    return Api(Routes([Route(method, path, name)]), call, lambda _: None)


HOSTS = Hosts(
    api("POST", "/forms/{form}/{page}", "public"),
    api("GET", "/", "desk"),
    answering("site"),
    {"/_local/outbox": answering("outbox"), "/_local/openid": answering("openid")},
    marking("the key"),
)
MARKS = "the key 127.0.0.1"


def ask(host: str, path: str, method: str = "GET") -> tuple[int, str]:
    answer = HOSTS(Incoming(method, path, headers=(("Host", host),)))
    return answer.status, answer.body.decode().strip()


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "www.localhost:80"]
)
def test_the_site_answers_on_every_name_of_this_machine(host: str) -> None:
    assert ask(host, "/") == (200, "site")


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "192.0.2.1", "", "desk"])
def test_no_other_host_is_answered(host: str) -> None:
    status, _ = ask(host, "/_local/outbox.json")
    assert status == 421


def test_the_desk_answers_on_its_own_host() -> None:
    assert ask("desk.localhost:8000", "/") == (200, f"desk {MARKS}")


def test_the_desk_has_the_sites_assets_and_no_page() -> None:
    assert ask("desk.localhost:8000", "/assets/style.css") == (200, "site")
    assert ask("desk.localhost:8000", "/contact/")[0] == 404


def test_forms_go_to_the_public_api() -> None:
    assert ask("127.0.0.1:8000", "/forms/contact/message", "POST") == (200, f"public {MARKS}")


@pytest.mark.parametrize("name", [KEY, VIEWER, KEY.title()])
def test_nobody_marks_a_request_but_the_cdn(name: str) -> None:
    given = (("host", "127.0.0.1"), (name, "mine"))
    answer = HOSTS(Incoming("POST", "/forms/contact/message", headers=given))
    assert answer.body.decode() == f"public {MARKS}"


def test_another_method_at_a_forms_address_gets_the_sites_own_page() -> None:
    assert ask("127.0.0.1:8000", "/forms/contact/message") == (404, "site")


@pytest.mark.parametrize("status", [200, 410, 422, 429, 503])
def test_pages_of_forms_stay_as_they_are(status: int) -> None:
    assert answered(status) == (status, "the form's own")


@pytest.mark.parametrize("status", [404, 500, 502, 504])
def test_what_no_form_says_is_said_by_a_page_of_the_site(status: int) -> None:
    assert answered(status) == (status, "site")


def answered(status: int) -> tuple[int, str]:
    def call(_: str, __: Any) -> Any:
        return {"statusCode": status, "body": "the form's own"}

    public = Api(Routes([Route("GET", "/forms/{form}/{page}", "x")]), call, lambda _: None)
    hosts = Hosts(public, public, answering("site"), {}, marking("the key"))
    answer = hosts(Incoming("GET", "/forms/contact/message", headers=(("host", "localhost"),)))
    return answer.status, answer.body.decode().strip()


@pytest.mark.parametrize("path", ["/forms", "/forms/", "/forms/contact", "/forms/contact/a/b"])
def test_an_address_that_only_begins_like_a_forms_is_the_sites(path: str) -> None:
    assert ask("127.0.0.1:8000", path) == (200, "site")


def test_the_desk_is_not_on_the_sites_host() -> None:
    assert ask("127.0.0.1:8000", "/")[1] == "site"


@pytest.mark.parametrize("path", ["/_local/outbox", "/_local/outbox.json", "/_local/outbox/1"])
def test_the_outbox_has_its_addresses(path: str) -> None:
    assert ask("127.0.0.1:8000", path)[1] == "outbox"


def test_an_address_that_only_begins_alike_is_not_the_outbox() -> None:
    assert ask("127.0.0.1:8000", "/_local/outboxes")[1] == "site"


def test_the_desks_host_has_no_outbox() -> None:
    assert ask("desk.localhost:8000", "/_local/outbox")[0] == 404


def test_an_address_without_a_slash_is_refused() -> None:
    assert ask("127.0.0.1:8000", "http://example.org/")[0] == 400
