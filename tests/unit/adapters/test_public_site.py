"""A real client against a real server on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from urllib3 import PoolManager
from urllib3.exceptions import HTTPError

from intake.adapters.public_site import LARGEST_PAGE, NotAPage, PublicSite
from intake.adapters.seen_page import SeenPage

FORM = b'<form method="post" action="/forms/contact/who"></form>'
ANSWERS = {
    "/contact/": (200, FORM),
    "/forms/contact/who": (200, b'<b class="reference">AB</b>'),
    "/large/": (200, b"x" * (LARGEST_PAGE + 1)),
    "/moved/": (302, FORM),
    "/closed/": (409, FORM),
    "/wrong/": (422, FORM),
}


class Answers(BaseHTTPRequestHandler):
    heard: list[tuple[str, str, str, bytes]]

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        kind = self.headers.get("content-type", "")
        self.heard.append((self.command, self.path, kind, body))
        status, answer = ANSWERS[self.path]
        self.send_response(status)
        self.send_header("location", "/contact/")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_POST = do_GET  # noqa: N815 the name the server looks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Answers.heard = []
    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site(server: str) -> Iterator[PublicSite]:
    with PoolManager() as pool:
        yield PublicSite(pool, server)


def test_a_page_is_opened(site: PublicSite) -> None:
    assert site.open("/contact/").action == "/forms/contact/who"


def test_a_form_is_sent_as_a_browser_sends_it(site: PublicSite) -> None:
    site.send(site.open("/contact/"), [("name", "Zoë & Al"), ("reply", "a"), ("reply", "b")])
    form = "application/x-www-form-urlencoded"
    body = b"name=Zo%C3%AB+%26+Al&reply=a&reply=b"
    assert Answers.heard[-1] == ("POST", "/forms/contact/who", form, body)


def test_the_page_that_answers_is_returned(site: PublicSite) -> None:
    assert site.send(site.open("/contact/"), [("name", "Al")]).reference == "AB"


@pytest.mark.parametrize(
    ("path", "status"), [("/closed/", 409), ("/wrong/", 422), ("/moved/", 302)]
)
def test_anything_else_than_a_page_is_a_failure(site: PublicSite, path: str, status: int) -> None:
    with pytest.raises(NotAPage) as failure:
        site.open(path)
    assert failure.value.status == status


def test_no_redirect_is_followed(site: PublicSite) -> None:
    with pytest.raises(NotAPage):
        site.open("/moved/")
    assert [path for _, path, _, _ in Answers.heard] == ["/moved/"]


def test_a_page_that_does_not_end_is_a_failure(site: PublicSite) -> None:
    with pytest.raises(NotAPage):
        site.open("/large/")


@pytest.mark.parametrize("action", ["https://elsewhere.example.org/", "", "@example.org/"])
def test_nothing_is_sent_elsewhere(site: PublicSite, action: str) -> None:
    with pytest.raises(NotAPage):
        site.send(SeenPage(action), [("_synthetic", "mark")])
    assert Answers.heard == []


def test_a_site_that_does_not_answer_is_tried_once() -> None:
    with PoolManager() as pool, pytest.raises(HTTPError):
        PublicSite(pool, "http://127.0.0.1:9").open("/contact/")
