"""How new notices reach the notifying function, and what happens when they do not."""

import json
from typing import Any

from tests.support.breaking import Break
from tests.support.template import Document, properties, resources

DAY = 24 * 60 * 60
QUEUE = "AWS::SQS::Queue"


def _source(document: Document) -> dict[str, Any]:
    (source,) = properties(document, "AWS::Lambda::EventSourceMapping")
    return source


def notifier_is_fed_by_the_table(document: Document) -> None:
    source = _source(document)
    assert source["EventSourceArn"] == {"Fn::GetAtt": ["Table", "StreamArn"]}
    assert source["FunctionName"] == {"Ref": "NotifyCoordinators"}


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
    assert _dead_letters(document) <= resources(document, QUEUE).keys()


def dead_letters_wait_14_days(document: Document) -> None:
    for name in _dead_letters(document):
        queue = document["Resources"][name]["Properties"]
        assert queue["MessageRetentionPeriod"] == 14 * DAY


def queues_are_encrypted(document: Document) -> None:
    for queue in properties(document, QUEUE):
        assert queue["SqsManagedSseEnabled"] is True


def first_dead_letter_raises_an_alarm(document: Document) -> None:
    assert _dead_letters(document) <= {_watched(alarm) for alarm in _alarms(document)}


def alarms_reach_a_person(document: Document) -> None:
    for alarm in _alarms(document):
        topics = [document["Resources"][action["Ref"]] for action in alarm["AlarmActions"]]
        assert topics
        for topic in topics:
            (subscription,) = topic["Properties"]["Subscription"]
            assert subscription == {"Protocol": "email", "Endpoint": {"Ref": "AlarmAddress"}}


def idle_queue_raises_no_alarm(document: Document) -> None:
    for alarm in _alarms(document):
        assert alarm["TreatMissingData"] == "notBreaching"


def _dead_letters(document: Document) -> set[str]:
    destination = _source(document)["DestinationConfig"]["OnFailure"]["Destination"]
    name, attribute = destination["Fn::GetAtt"]
    assert attribute == "Arn"
    return {name}


def _alarms(document: Document) -> list[dict[str, Any]]:
    return list(properties(document, "AWS::CloudWatch::Alarm"))


def _watched(alarm: dict[str, Any]) -> str:
    """Return the queue whose first message raises the alarm within minutes, or nothing."""
    (dimension,) = alarm["Dimensions"]
    facts = (
        alarm["Namespace"],
        alarm["MetricName"],
        alarm["Statistic"],
        alarm["ComparisonOperator"],
        alarm["Threshold"],
        dimension["Name"],
    )
    depth = ("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", "GreaterThanThreshold", 0)
    if facts != (*depth, "QueueName") or alarm["Period"] * alarm["EvaluationPeriods"] > 300:
        return ""
    return str(dimension["Value"]["Fn::GetAtt"][0])


_P = ("NotifyCoordinatorsNewNotices", "Properties")
_Q = ("StreamDeadLetters", "Properties")
_A = ("StreamDeadLettersAlarm", "Properties")
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
    Break(queues_are_encrypted, (*_Q, "SqsManagedSseEnabled"), value=False),
    Break(first_dead_letter_raises_an_alarm, (*_A, "Threshold"), 10),
    Break(first_dead_letter_raises_an_alarm, (*_A, "Period"), 3600),
    Break(
        first_dead_letter_raises_an_alarm,
        (*_A, "MetricName"),
        "ApproximateNumberOfMessagesNotVisible",
    ),
    Break(
        first_dead_letter_raises_an_alarm,
        (*_A, "Dimensions", 0, "Value"),
        {"Fn::GetAtt": ["AnotherQueue", "QueueName"]},
    ),
    Break(alarms_reach_a_person, (*_A, "AlarmActions"), []),
    Break(alarms_reach_a_person, ("AlarmTopic", "Properties", "Subscription", 0, "Endpoint"), ""),
    Break(idle_queue_raises_no_alarm, (*_A, "TreatMissingData"), "breaching"),
)
