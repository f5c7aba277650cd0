"""How often botocore really asks: against a server, since stubs skip its retries."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from botocore.exceptions import ClientError

from intake.adapters import clients


class Failing(BaseHTTPRequestHandler):
    """Answers every request with a server error and counts it."""

    asked: list[str]

    def do_POST(self) -> None:
        self.asked.append(self.path)
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(503)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    asked: list[str] = []
    handler = type("Counting", (Failing,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
        yield asked
        server.shutdown()
        thread.join()


def test_an_email_is_asked_for_once(failing: list[str]) -> None:
    with pytest.raises(ClientError):
        clients.mail().send_email(Content={"Raw": {"Data": b"x"}})
    assert len(failing) == 1


def test_a_counter_is_asked_once(failing: list[str]) -> None:
    with pytest.raises(ClientError):
        clients.counters().get_item(TableName="abc", Key={"pk": {"S": "a"}})
    assert len(failing) == 1


def test_the_table_is_asked_twice(failing: list[str]) -> None:
    with pytest.raises(ClientError):
        clients.database().get_item(TableName="abc", Key={"pk": {"S": "a"}})
    assert len(failing) == 2


def test_clients_share_what_a_session_has_read() -> None:
    loaders = {id(clients.session().get_component("data_loader")) for _ in range(2)}
    assert len(loaders) == 1


def test_a_package_that_is_deployed_reads_its_own_descriptions_and_no_others(
    tmp_path: Path,
) -> None:
    assert clients.models_loader(tmp_path).search_paths == [str(tmp_path)]
