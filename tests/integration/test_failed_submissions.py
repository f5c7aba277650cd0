"""Somebody presses Send and the store does not answer: a person must hear of it."""

from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from intake.adapters.table import Table
from intake.observability import Metric
from tests.support.clock import Clock
from tests.support.door import contact_page, door
from tests.support.figures import figures
from tests.support.visitor import Typed, Visitor

ABOUT: Typed = {"name": "Al", "reply-channels": ["email"], "reply-email": "al@example.org"}


class Down:
    """A database that nobody reaches."""

    def __getattr__(self, verb: str) -> Any:
        raise EndpointConnectionError(endpoint_url="https://database.example.org")


def pressed(table: Table, clock: Clock) -> int:
    visitor = Visitor(contact_page(), door(table, clock))
    visitor.press({"topic": "something-else", "message": "Words"})
    visitor.press(ABOUT)
    return visitor.press().status


def test_a_submission_that_cannot_be_stored_is_reported(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pressed(Table(Down(), "alongside"), clock) == 503
    assert figures(capsys)[Metric.SUBMISSIONS_FAILED] == 1


def test_a_submission_that_is_stored_is_not(
    table: Table, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pressed(table, clock) == 200
    assert Metric.SUBMISSIONS_FAILED not in figures(capsys)


def test_the_line_about_it_names_the_case_and_no_text_of_the_error(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        pressed(Table(Down(), "alongside"), clock)
    told = vars(caplog.records[-1])
    assert told["message"] == "submission_failed"
    assert told["error_type"] == "EndpointConnectionError"
    assert told["case_id"]
    assert "database.example.org" not in str(told)
