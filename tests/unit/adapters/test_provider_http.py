"""A real client against a real server on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from urllib3 import PoolManager

from intake.adapters.provider_http import LARGEST_ANSWER, ProviderHttp, is_protected
from intake.adapters.sign_in_errors import CodeRefused, ProviderUnavailable

ANSWERS = {
    "/good": (200, b'{"ok": true}'),
    "/large": (200, b'"' + b"x" * LARGEST_ANSWER + b'"'),
    "/text": (200, b"not json"),
    "/deep": (200, b"[" * 100_000),
    "/list": (200, b"[1]"),
    "/refused": (400, b'{"error": "invalid_grant"}'),
    "/broken": (502, b"{}"),
}


class Answers(BaseHTTPRequestHandler):
    heard: list[tuple[str, str, bytes]]

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.heard.append((self.path, self.headers.get("authorization", ""), body))
        status, answer = ANSWERS.get(self.path, (302, b""))
        self.send_response(status)
        self.send_header("location", "/good")
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
def http() -> Iterator[ProviderHttp]:
    with PoolManager() as pool:
        yield ProviderHttp(pool)


def test_object_is_read(http: ProviderHttp, server: str) -> None:
    assert http.get(f"{server}/good") == {"ok": True}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/large", "too_large"),
        ("/text", "not_json"),
        ("/deep", "not_json"),
        ("/list", "not_an_object"),
        ("/refused", "status"),
        ("/broken", "status"),
        ("/redirect", "status"),
    ],
)
def test_anything_else_is_no_answer(http: ProviderHttp, server: str, path: str, code: str) -> None:
    with pytest.raises(ProviderUnavailable) as unavailable:
        http.get(server + path)
    assert unavailable.value.code == code
    assert [heard[0] for heard in Answers.heard] == [path]


def test_form_is_posted_with_its_headers(http: ProviderHttp, server: str) -> None:
    assert http.post(f"{server}/good", {"code": "a b&c"}, {"authorization": "Basic x"})
    assert Answers.heard == [("/good", "Basic x", b"code=a+b%26c")]


def test_no_to_a_code_is_told_apart(http: ProviderHttp, server: str) -> None:
    with pytest.raises(CodeRefused):
        http.post(f"{server}/refused", {}, {})
    with pytest.raises(ProviderUnavailable):
        http.post(f"{server}/broken", {}, {})


def test_secrets_follow_no_redirect(http: ProviderHttp, server: str) -> None:
    with pytest.raises(CodeRefused):
        http.post(f"{server}/redirect", {"client_secret": "s"}, {})
    assert len(Answers.heard) == 1


def test_nobody_there_is_unavailable(http: ProviderHttp) -> None:
    with pytest.raises(ProviderUnavailable):
        http.get("http://127.0.0.1:9/")


def test_open_address_is_not_asked(http: ProviderHttp) -> None:
    with pytest.raises(ProviderUnavailable) as unavailable:
        http.get("http://identity.example.org/")
    assert unavailable.value.code == "insecure_address"


@pytest.mark.parametrize(
    "address",
    [
        "https://identity.example.org/a",
        "http://127.0.0.1:8000/a",
        "http://localhost:8000",
        "http://identity.localhost/",
        "http://[::1]:8000/",
    ],
)
def test_protected_addresses(address: str) -> None:
    assert is_protected(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://identity.example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://10.0.0.1/",
        "ftp://localhost/",
        "https://",
        "http://[",
        "//localhost",
        "",
    ],
)
def test_unprotected_addresses(address: str) -> None:
    assert not is_protected(address)
