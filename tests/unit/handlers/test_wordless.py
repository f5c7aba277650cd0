"""What stands in an error's text never leaves a function, whichever it is."""

import traceback
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from intake.handlers.wordless import Failed, wordless
from local_stack.functions import Context
from tests.support.events import CDN_KEY, get
from tests.support.notices import a_notice
from tests.support.receipts import event_body
from tests.support.site import built
from tests.support.template import resources, written

WORD = "aunt-mabel"
NOBODY = f"http://127.0.0.1:1/{WORD}"
"""An endpoint where nobody listens; botocore's error quotes it."""

IN_BATCHES = ("NotifyCoordinators", "RecordReceipts")
"""Functions that hand back the records that failed."""


@cache
def handlers() -> dict[str, str]:
    functions = resources(written(), "AWS::Serverless::Function")
    return {name: each["Properties"]["Handler"] for name, each in functions.items()}


def stream_record(number: str) -> dict[str, Any]:
    keys = {"pk": {"S": f"CASE#{number}"}, "sk": {"S": "NOTICE#new-1-coordinator"}}
    return {
        "eventID": number,
        "eventName": "INSERT",
        "eventSource": "aws:dynamodb",
        "dynamodb": {"Keys": keys, "SequenceNumber": number},
    }


def message(number: str) -> dict[str, Any]:
    body = event_body(a_notice(tag="tag"), "Delivery")
    return {"messageId": number, "eventSource": "aws:sqs", "body": body}


EVENTS: dict[str, Any] = {
    "SubmitForm": get("/forms/contact/message"),
    "Desk": get("/sign-in"),
    "NotifyCoordinators": {"Records": [stream_record("1"), stream_record("2")]},
    "RecordReceipts": {"Records": [message("1"), message("2")]},
}
"""What a function is called with; those of the clock look at nothing."""


@pytest.fixture
def nobody_answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every function as it is deployed, while no service of AWS can be reached."""
    environment = {
        "AWS_ENDPOINT_URL": NOBODY,
        "TABLE_NAME": "alongside",
        "LEDGER_NAME": "ledger",
        "DEFINITIONS": str(built() / "definitions"),
        "ORIGIN_KEYS": CDN_KEY,
        "TOKEN_SECRET": "token",
        "PERSON_SECRET": "person",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for handler in handlers().values():
        import_module(handler.rpartition(".")[0]).application.cache_clear()


def called(name: str) -> Any:
    handler = handlers()[name]
    event = EVENTS.get(name, {})
    return import_module(handler.rpartition(".")[0]).handle(event, Context(handler))


def all_of(error: BaseException) -> str:
    """Everything that a runtime could write of an error."""
    return "\n".join([str(error), repr(error), *traceback.format_exception(error)])


@pytest.mark.usefixtures("nobody_answers")
@pytest.mark.parametrize("name", sorted(handlers()))
def test_no_word_of_an_error_leaves_a_function(
    name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    # Powertools writes the text of what a record raised, for whoever looks for its mistakes
    caplog.set_level("DEBUG", "aws_lambda_powertools")
    with caplog.at_level("INFO", "intake"):
        try:
            left = str(called(name))
        except Exception as error:  # noqa: BLE001 the runtime takes any
            left = all_of(error)
    logged = "\n".join(str(vars(record)) for record in caplog.records)
    assert "EndpointConnectionError" in logged
    assert WORD not in logged
    assert WORD not in left
    assert WORD not in "".join(capfd.readouterr())


@pytest.mark.usefixtures("nobody_answers")
@pytest.mark.parametrize("name", sorted(handlers().keys() - set(IN_BATCHES)))
def test_lambda_counts_an_error_all_the_same(name: str) -> None:
    with pytest.raises(Failed):
        called(name)


@pytest.mark.usefixtures("nobody_answers")
@pytest.mark.parametrize("name", IN_BATCHES)
def test_every_record_is_handed_back_when_all_fail(name: str) -> None:
    failures = [{"itemIdentifier": "1"}, {"itemIdentifier": "2"}]
    assert called(name) == {"batchItemFailures": failures}


@pytest.mark.usefixtures("nobody_answers")
def test_what_failed_in_the_stream_is_logged_once_each_with_its_case(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level("INFO"):
        called("NotifyCoordinators")
    told = [vars(record) for record in caplog.records if "error_type" in vars(record)]
    assert [(line["message"], line["case_id"]) for line in told] == [
        ("delivery_failed", "1"),
        ("delivery_failed", "2"),
    ]


def broken() -> None:
    word = WORD
    raise ValueError(word) from KeyError(word)


def test_the_way_to_the_error_is_still_told() -> None:
    with pytest.raises(Failed) as found, wordless("function_failed"):
        broken()
    assert traceback.extract_tb(found.value.__traceback__)[-1].name == "broken"


def test_the_words_of_its_causes_go_too() -> None:
    with pytest.raises(Failed) as found, wordless("function_failed"):
        broken()
    assert WORD not in all_of(found.value)


def test_what_is_no_error_passes_as_it_is_and_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    quiet, passed = caplog.at_level("INFO"), pytest.raises(ValueError, match=WORD)
    with quiet, passed, wordless("function_failed", ValueError):
        broken()
    assert caplog.records == []


def test_what_goes_well_is_left_alone() -> None:
    assert wordless("function_failed")(lambda: 1)() == 1
