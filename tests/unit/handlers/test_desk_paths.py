import pytest

from intake.handlers.desk_paths import Paths
from intake.handlers.desk_visit import Page, Visit
from intake.handlers.http import Response


def page(name: str) -> Page:
    def answer(_visit: Visit) -> Response:
        return {"body": name}

    return answer


HOME, CASE, NEW, NOTE = map(page, ("home", "case", "new", "note"))
PATHS = Paths(
    {"GET /": HOME, "GET /cases/{case_id}": CASE},
    {"GET /cases/new": NEW, "POST /cases/{case_id}/notes": NOTE},
)


@pytest.mark.parametrize(
    ("method", "path", "wanted"),
    [
        ("GET", "/", (HOME, {})),
        ("GET", "/cases/a%20b", (CASE, {"case_id": "a b"})),
        ("GET", "/cases/new", (NEW, {})),
        ("POST", "/cases/1/notes", (NOTE, {"case_id": "1"})),
    ],
)
def test_a_path_means_a_page(method: str, path: str, wanted: object) -> None:
    assert PATHS.find(method, path) == wanted


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/"),
        ("GET", "/cases/"),
        ("GET", "/cases/1/notes"),
        ("GET", "/cases/1/"),
        ("GET", ""),
    ],
)
def test_every_other_means_none(method: str, path: str) -> None:
    assert PATHS.find(method, path) is None
