import pytest

from local_stack.gateway.routes import Routes
from local_stack.template import Route

ROUTES = Routes(
    [
        Route("GET", "/", "home"),
        Route("GET", "/cases/{case_id}", "case"),
        Route("GET", "/cases/new", "new"),
        Route("POST", "/forms/{form}/{page}", "turn"),
        Route("ANY", "/any", "any"),
    ]
)
FORMS = Routes([Route("POST", "/forms/{form}/{page}", "turn")])


def handler(method: str, path: str) -> str | None:
    match = ROUTES.match(method, path)
    return match.route.handler if match else None


def test_a_path_finds_its_function() -> None:
    assert handler("GET", "/") == "home"


def test_names_in_a_path_are_given() -> None:
    match = ROUTES.match("POST", "/forms/contact/about-you")
    assert match
    assert match.parameters == {"form": "contact", "page": "about-you"}


def test_names_are_decoded() -> None:
    match = ROUTES.match("GET", "/cases/a%20b")
    assert match
    assert match.parameters == {"case_id": "a b"}


def test_key_is_method_and_path_of_the_route() -> None:
    match = ROUTES.match("GET", "/cases/1")
    assert match
    assert match.key == "GET /cases/{case_id}"


def test_a_route_without_names_wins() -> None:
    assert handler("GET", "/cases/new") == "new"


def test_any_takes_every_method() -> None:
    assert handler("DELETE", "/any") == "any"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/"),
        ("HEAD", "/"),
        ("GET", "/forms/contact/message"),
        ("POST", "/forms/contact"),
        ("POST", "/forms/contact/message/"),
        ("POST", "/forms//message"),
        ("POST", "/forms/contact/message/more"),
        ("GET", "/cases/"),
        ("GET", "/other"),
    ],
)
def test_everything_else_is_not_found(method: str, path: str) -> None:
    assert handler(method, path) is None


def test_an_api_owns_the_paths_of_its_routes_under_any_method() -> None:
    assert FORMS.owns("/forms/contact/message")


def test_a_greedy_name_takes_all_that_follows_and_yields_to_every_other() -> None:
    routes = Routes([Route("GET", "/{path+}", "all"), Route("GET", "/cases/{case_id}", "case")])
    match = routes.match("GET", "/cases/1/notes")
    assert match
    assert (match.key, match.parameters) == ("GET /{path+}", {"path": "cases/1/notes"})
    one = routes.match("GET", "/cases/1")
    assert one
    assert one.route.handler == "case"
    assert routes.match("GET", "/") is None


@pytest.mark.parametrize("path", ["/forms/contact", "/forms/", "/contact/", "/"])
def test_an_api_does_not_own_other_paths(path: str) -> None:
    assert not FORMS.owns(path)
