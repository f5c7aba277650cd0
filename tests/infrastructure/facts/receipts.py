"""How what SES tells of our emails reaches the function that records it, and nothing else does."""

from typing import Any

from intake.notices.notice import URGENT_LEASE
from intake.services.record_receipts import EARLY
from tests.support.breaking import Break
from tests.support.template import Document, properties

DAY = 24 * 60 * 60
TOPIC = {"Ref": "MailEvents"}
QUEUE = {"Fn::GetAtt": ["Receipts", "Arn"]}


def _destination(document: Document) -> dict[str, Any]:
    (found,) = properties(document, "AWS::SES::ConfigurationSetEventDestination")
    assert found["ConfigurationSetName"] == {"Ref": "ConfigurationSet"}
    return dict(found["EventDestination"])


def _queue(document: Document) -> dict[str, Any]:
    return dict(document["Resources"]["Receipts"]["Properties"])


def _mapping(document: Document) -> dict[str, Any]:
    (found,) = (
        each
        for each in properties(document, "AWS::Lambda::EventSourceMapping")
        if each["EventSourceArn"] == QUEUE
    )
    return found


def mail_events_go_to_the_topic_alone(document: Document) -> None:
    destination = _destination(document)
    assert destination["Enabled"] is True
    assert destination["SnsDestination"] == {"TopicARN": TOPIC}
    assert not {each for each in destination if each.endswith("Destination")} - {"SnsDestination"}


def mail_events_begin_once_ses_may_publish(document: Document) -> None:
    # SES tries when the destination is made, and refuses it otherwise
    assert document["Resources"]["MailEventDestination"]["DependsOn"] == "MailEventsPolicy"


def every_event_that_settles_a_notice_is_told(document: Document) -> None:
    # no open and no click: those would put a picture and detours into the email
    assert set(_destination(document)["MatchingEventTypes"]) == {
        "send", "delivery", "bounce", "complaint", "deliveryDelay", "reject",
    }  # fmt: skip


def only_ses_of_this_account_publishes(document: Document) -> None:
    (policy,) = properties(document, "AWS::SNS::TopicPolicy")
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert policy["Topics"] == [TOPIC]
    assert statement == {
        "Effect": "Allow",
        "Principal": {"Service": "ses.amazonaws.com"},
        "Action": "sns:Publish",
        "Resource": TOPIC,
        "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}},
    }


def topic_feeds_the_queue_and_nobody_else(document: Document) -> None:
    (subscription,) = properties(document, "AWS::SNS::Subscription")
    assert subscription == {"TopicArn": TOPIC, "Protocol": "sqs", "Endpoint": QUEUE}
    assert "Subscription" not in document["Resources"]["MailEvents"]["Properties"]


def only_the_topic_fills_the_queue(document: Document) -> None:
    (policy,) = properties(document, "AWS::SQS::QueuePolicy")
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert policy["Queues"] == [{"Ref": "Receipts"}]
    assert statement == {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": QUEUE,
        "Condition": {"ArnEquals": {"aws:SourceArn": TOPIC}},
    }


def receipts_are_recorded_by_their_function(document: Document) -> None:
    assert _mapping(document)["FunctionName"] == {"Ref": "RecordReceipts"}


def one_failing_receipt_does_not_repeat_the_batch(document: Document) -> None:
    assert _mapping(document)["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def receipt_that_cannot_be_recorded_is_set_aside(document: Document) -> None:
    redrive = _queue(document)["RedrivePolicy"]
    assert redrive["deadLetterTargetArn"] == {"Fn::GetAtt": ["ReceiptsDeadLetters", "Arn"]}


def event_is_hidden_while_it_is_handled(document: Document) -> None:
    function = document["Resources"]["RecordReceipts"]["Properties"]
    # what Lambda asks for, so that no second function takes up what a first one still works on
    assert _queue(document)["VisibilityTimeout"] >= 6 * function["Timeout"]


def event_that_comes_early_is_brought_again_until_it_is_not(document: Document) -> None:
    queue = _queue(document)
    waited = queue["VisibilityTimeout"] * (queue["RedrivePolicy"]["maxReceiveCount"] - 1)
    assert waited > EARLY.total_seconds()


def failed_recording_comes_again_within_the_shortest_lease(document: Document) -> None:
    # else the email would be sent once more before the evidence is read that it went
    assert _queue(document)["VisibilityTimeout"] < URGENT_LEASE.total_seconds()


def receipts_wait_for_days(document: Document) -> None:
    assert _queue(document)["MessageRetentionPeriod"] >= 4 * DAY


_E = ("MailEventDestination", "Properties", "EventDestination")
_T = ("MailEventsPolicy", "Properties", "PolicyDocument", "Statement", 0)
_P = ("ReceiptsPolicy", "Properties", "PolicyDocument", "Statement", 0)
_Q = ("Receipts", "Properties")
_M = ("RecordReceiptsReceipts", "Properties")
BREAKS = (
    Break(mail_events_begin_once_ses_may_publish, ("MailEventDestination", "DependsOn")),
    Break(mail_events_go_to_the_topic_alone, (*_E, "Enabled"), value=False),
    Break(mail_events_go_to_the_topic_alone, (*_E, "CloudWatchDestination"), {}),
    Break(
        mail_events_go_to_the_topic_alone,
        (*_E, "SnsDestination", "TopicARN"),
        {"Ref": "AlarmTopic"},
    ),
    Break(every_event_that_settles_a_notice_is_told, (*_E, "MatchingEventTypes"), ["send"]),
    Break(every_event_that_settles_a_notice_is_told, (*_E, "MatchingEventTypes", 0), "open"),
    Break(only_ses_of_this_account_publishes, (*_T, "Condition")),
    Break(only_ses_of_this_account_publishes, (*_T, "Principal"), {"AWS": "*"}),
    Break(
        topic_feeds_the_queue_and_nobody_else,
        ("MailEvents", "Properties", "Subscription"),
        [{"Protocol": "email", "Endpoint": "somebody@example.org"}],
    ),
    Break(
        topic_feeds_the_queue_and_nobody_else,
        ("MailEventsToQueue", "Properties", "RawMessageDelivery"),
        value=True,
    ),
    Break(only_the_topic_fills_the_queue, (*_P, "Condition")),
    Break(only_the_topic_fills_the_queue, (*_P, "Principal"), "*"),
    Break(receipts_are_recorded_by_their_function, (*_M, "FunctionName"), {"Ref": "Desk"}),
    Break(one_failing_receipt_does_not_repeat_the_batch, (*_M, "FunctionResponseTypes"), []),
    Break(receipt_that_cannot_be_recorded_is_set_aside, (*_Q, "RedrivePolicy")),
    Break(event_is_hidden_while_it_is_handled, (*_Q, "VisibilityTimeout"), 30),
    Break(
        event_that_comes_early_is_brought_again_until_it_is_not,
        (*_Q, "RedrivePolicy", "maxReceiveCount"),
        1,
    ),
    Break(failed_recording_comes_again_within_the_shortest_lease, (*_Q, "VisibilityTimeout"), 180),
    Break(receipts_wait_for_days, (*_Q, "MessageRetentionPeriod"), 3600),
)
