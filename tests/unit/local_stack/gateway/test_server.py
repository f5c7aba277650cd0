import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from threading import Thread
from time import monotonic

import pytest

from local_stack.gateway.api import LARGEST_BODY
from local_stack.gateway.messages import Answer, Incoming
from local_stack.gateway.server import Server
from local_stack.terminal import Refusal
from tests.support.web import ask


def echo(incoming: Incoming) -> Answer:
    if incoming.path == "/gone":
        return Answer(304, (("etag", '"1"'),))
    if incoming.path == "/broken":
        raise ValueError("robin@example.org")
    words = f"{incoming.method} {incoming.path} {incoming.query} {len(incoming.body)}"
    return Answer(200, (("x-echo", "1"), ("x-echo", "2")), words.encode())


@contextmanager
def serving() -> Iterator[Server]:
    server = Server(0)
    server.responder = echo
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def address(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}"


def test_it_listens_on_the_loopback_address_only(server: Server) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_another_address_of_this_machine_is_not_answered(server: Server) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), timeout=2)


def test_a_busy_port_gets_one_clear_line(server: Server) -> None:
    with pytest.raises(Refusal) as refusal:
        Server(server.port)
    words = (
        f"Port {server.port} is busy: another program listens there. Try PORT={server.port + 1}."
    )
    assert str(refusal.value) == words


def test_a_request_arrives_whole(address: str) -> None:
    reply = ask(f"{address}/a/b?c=%20d", "POST", b"12345")
    assert reply.text == "POST /a/b c=%20d 5"


def test_repeated_headers_are_all_sent(address: str) -> None:
    reply = ask(address)
    assert [value for name, value in reply.headers if name == "x-echo"] == ["1", "2"]


def test_head_has_the_length_and_no_body(address: str) -> None:
    reply = ask(f"{address}/a", "HEAD")
    assert (reply.header("content-length"), reply.body) == (str(len("HEAD /a  0")), b"")


def test_not_modified_has_neither_body_nor_length(address: str) -> None:
    reply = ask(f"{address}/gone")
    assert (reply.status, reply.header("content-length"), reply.body) == (304, "", b"")


def test_a_body_of_the_largest_size_arrives(address: str) -> None:
    assert ask(f"{address}/a", "POST", b"a" * LARGEST_BODY).text.endswith(f" {LARGEST_BODY}")


@pytest.mark.parametrize("more", [1, 8_000_000])
def test_a_larger_body_is_refused_and_the_refusal_arrives(address: str, more: int) -> None:
    reply = ask(f"{address}/a", "POST", b"a" * (LARGEST_BODY + more))
    assert (reply.status, reply.json) == (413, {"message": "Request Entity Too Large"})


def test_a_body_without_a_length_is_refused(address: str) -> None:
    reply = ask(f"{address}/a", "POST", headers={"transfer-encoding": "chunked"})
    assert reply.status == 411


def test_a_length_that_is_no_number_is_refused(address: str) -> None:
    assert ask(f"{address}/a", "POST", headers={"content-length": "-1"}).status == 400


def test_answers_on_a_kept_connection_come_at_once(server: Server) -> None:
    connection = HTTPConnection("127.0.0.1", server.port)
    began = monotonic()
    for _ in range(20):
        connection.request("GET", "/")
        connection.getresponse().read()
    connection.close()
    assert monotonic() - began < 0.4


def test_the_software_is_not_named(address: str) -> None:
    assert ask(address).header("server") == "local"


def test_an_error_of_ours_is_told_without_its_words(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(f"{address}/broken").status == 500
    told = capsys.readouterr().out
    assert "ValueError" in told
    assert "robin" not in told


def test_answers_go_on_after_an_error(address: str) -> None:
    assert ask(address).status == 200
