"""How new notices reach the notifying function, and what happens when they do not."""

import json
from typing import Any

from tests.support.alarms import dead_letters
from tests.support.breaking import Break
from tests.support.template import Document, properties

DAY = 24 * 60 * 60
STREAM = {"Fn::GetAtt": ["Table", "StreamArn"]}


def _source(document: Document) -> dict[str, Any]:
    mappings = properties(document, "AWS::Lambda::EventSourceMapping")
    (source,) = (each for each in mappings if each["EventSourceArn"] == STREAM)
    return source


def notifier_is_fed_by_the_table(document: Document) -> None:
    assert _source(document)["FunctionName"] == {"Ref": "NotifyCoordinators"}


def only_new_notices_are_passed_on(document: Document) -> None:
    (pattern,) = _source(document)["FilterCriteria"]["Filters"]
    assert json.loads(pattern["Pattern"]) == {
        "eventName": ["INSERT"],
        "dynamodb": {"Keys": {"sk": {"S": [{"prefix": "NOTICE#"}]}}},
    }


def nothing_written_before_the_start_is_missed(document: Document) -> None:
    assert _source(document)["StartingPosition"] == "TRIM_HORIZON"


def failing_batch_is_halved(document: Document) -> None:
    assert _source(document)["BisectBatchOnFunctionError"] is True


def one_failure_does_not_repeat_the_batch(document: Document) -> None:
    assert _source(document)["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def retries_end(document: Document) -> None:
    assert 1 <= _source(document)["MaximumRetryAttempts"] <= 10


def record_is_set_aside_before_the_stream_forgets_it(document: Document) -> None:
    assert 60 <= _source(document)["MaximumRecordAgeInSeconds"] < DAY


def what_cannot_be_sent_is_set_aside_in_a_queue(document: Document) -> None:
    destination = _source(document)["DestinationConfig"]["OnFailure"]["Destination"]
    assert destination == {"Fn::GetAtt": ["StreamDeadLetters", "Arn"]}


def dead_letters_wait_14_days(document: Document) -> None:
    for name in dead_letters(document):
        queue = document["Resources"][name]["Properties"]
        assert queue["MessageRetentionPeriod"] == 14 * DAY


_P = ("NotifyCoordinatorsNewNotices", "Properties")
_Q = ("StreamDeadLetters", "Properties")
BREAKS = (
    Break(notifier_is_fed_by_the_table, (*_P, "FunctionName"), {"Ref": "Desk"}),
    Break(only_new_notices_are_passed_on, (*_P, "FilterCriteria", "Filters", 0, "Pattern"), "{}"),
    Break(nothing_written_before_the_start_is_missed, (*_P, "StartingPosition"), "LATEST"),
    Break(failing_batch_is_halved, (*_P, "BisectBatchOnFunctionError"), value=False),
    Break(one_failure_does_not_repeat_the_batch, (*_P, "FunctionResponseTypes"), []),
    Break(retries_end, (*_P, "MaximumRetryAttempts"), -1),
    Break(
        record_is_set_aside_before_the_stream_forgets_it,
        (*_P, "MaximumRecordAgeInSeconds"),
        -1,
    ),
    Break(
        record_is_set_aside_before_the_stream_forgets_it,
        (*_P, "MaximumRecordAgeInSeconds"),
        DAY,
    ),
    Break(
        what_cannot_be_sent_is_set_aside_in_a_queue,
        (*_P, "DestinationConfig", "OnFailure", "Destination"),
        {"Fn::GetAtt": ["AlarmTopic", "Arn"]},
    ),
    Break(dead_letters_wait_14_days, (*_Q, "MessageRetentionPeriod"), 4 * DAY),
)
