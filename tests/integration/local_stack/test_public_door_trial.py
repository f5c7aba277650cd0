"""Our own submission over real sockets: the site as built, the gateway, functions and table."""

from collections.abc import Iterator
from time import monotonic

import pytest

from intake.handlers import try_public_door
from local_stack.databases import Database
from local_stack.stack import Choices, Stack


@pytest.fixture
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    # on the official engine: the trial reads while the functions write, which moto does not bear
    choices = Choices(database=Database.DYNAMODB_LOCAL, build=tmp_path_factory.mktemp("build"))
    with Stack(choices, lambda _line: None) as stack:
        yield stack
    try_public_door.application.cache_clear()


@pytest.mark.usefixtures("running")
def test_our_own_submission_comes_through(caplog: pytest.LogCaptureFixture) -> None:
    until = monotonic() + 40
    with caplog.at_level("INFO", logger="intake"):
        try_public_door.application()(lambda: monotonic() < until)
    told = [vars(record)["message"] for record in caplog.records]
    assert "synthetic_arrived" in told
    assert "synthetic_failed" not in told
