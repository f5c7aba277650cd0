"""Who is told when something needs a person, of what, and how soon."""

from intake.observability import Metric
from tests.support.alarms import (
    OURS,
    alarms,
    counts_events,
    dead_letters,
    on_figures,
    watched_queue,
)
from tests.support.breaking import Break
from tests.support.template import Document, properties

HOUR = 60 * 60

HEARTBEATS = {
    Metric.SWEEPER_RAN: 10 * 60,
    Metric.DIGEST_RAN: 26 * HOUR,
    Metric.RETENTION_RAN: 26 * HOUR,
    Metric.SYNTHETIC_ARRIVED: 2 * HOUR,
}
"""Figures that must come, and after how many seconds without one somebody is told.

The sweeper's leaves CloudWatch five minutes to notice, so that it is a quarter of an hour in all.
"""

FOR_INTEREST = {Metric.NOTICES_SENT}
"""Figures that ask nothing of anybody, whatever they are."""


def every_figure_that_needs_a_person_has_an_alarm(document: Document) -> None:
    assert on_figures(document).keys() == set(Metric) - FOR_INTEREST


def missing_heartbeat_raises_an_alarm(document: Document) -> None:
    for metric, seconds in HEARTBEATS.items():
        alarm = on_figures(document)[metric]
        assert alarm["TreatMissingData"] == "breaching"
        assert alarm["Period"] * alarm["EvaluationPeriods"] <= seconds
        assert "DatapointsToAlarm" not in alarm


def heartbeat_is_one_run_at_least(document: Document) -> None:
    for metric in HEARTBEATS:
        alarm = on_figures(document)[metric]
        told = (alarm["Statistic"], alarm["ComparisonOperator"], alarm["Threshold"])
        assert told == ("Sum", "LessThanThreshold", 1)


def first_trouble_raises_an_alarm(document: Document) -> None:
    for metric in on_figures(document).keys() - HEARTBEATS.keys():
        alarm = on_figures(document)[metric]
        assert (alarm["ComparisonOperator"], alarm["Threshold"]) == ("GreaterThanThreshold", 0)
        assert alarm["Period"] * alarm["EvaluationPeriods"] <= 60
        assert alarm["Statistic"] in ("Sum", "Maximum")


def silence_is_no_trouble(document: Document) -> None:
    told = HEARTBEATS.keys() | {Metric.NOTICES_UNSETTLED}
    quiet = [each for each in alarms(document) if each["MetricName"] not in told]
    # an idle queue, and a function that is not called, send no figures at all
    assert {each["TreatMissingData"] for each in quiet} == {"notBreaching"}


def silence_ends_nobodys_wait(document: Document) -> None:
    # a round that fails counts nothing, and those who wait go on waiting
    alarm = on_figures(document)[Metric.NOTICES_UNSETTLED]
    assert alarm["TreatMissingData"] == "ignore"


def first_dead_letter_raises_an_alarm(document: Document) -> None:
    assert dead_letters(document) == {watched_queue(each) for each in alarms(document)} - {""}


def page_that_cannot_be_shown_raises_an_alarm(document: Document) -> None:
    # a function that crashes, or is not let start, reports no figure of its own
    watched = [each for each in alarms(document) if each["MetricName"] == "5xx"]
    apis = [each["Dimensions"][0]["Value"]["Ref"] for each in watched]
    assert apis == ["PublicApi", "DeskApi"]
    for alarm in watched:
        assert (alarm["Statistic"], alarm["Threshold"], alarm["Period"]) == ("Sum", 0, 60)


def flood_raises_an_alarm_below_the_ceiling_and_well_above_a_busy_day(document: Document) -> None:
    (alarm,) = (each for each in alarms(document) if each["MetricName"] == "Count")
    assert alarm["Dimensions"] == [{"Name": "ApiId", "Value": {"Ref": "PublicApi"}}]
    stage = document["Resources"]["PublicApiApiGatewayDefaultStage"]["Properties"]
    ceiling = stage["DefaultRouteSettings"]["ThrottlingRateLimit"] * alarm["Period"]
    assert (alarm["Statistic"], alarm["EvaluationPeriods"]) == ("Sum", 1)
    # a thousand submissions a day are 24 requests in their busiest minute (docs/speed.md)
    assert 24 * 10 < alarm["Threshold"] <= ceiling / 2


def alarms_reach_a_person(document: Document) -> None:
    for alarm in alarms(document):
        assert alarm["AlarmActions"]
        for action in alarm["AlarmActions"]:
            topic = document["Resources"][action["Ref"]]["Properties"]
            (subscription,) = topic["Subscription"]
            assert subscription == {"Protocol": "email", "Endpoint": {"Ref": "AlarmAddress"}}


def the_end_of_a_trouble_is_told_too(document: Document) -> None:
    for alarm in alarms(document):
        if not counts_events(alarm):
            assert alarm["OKActions"] == alarm["AlarmActions"]


def no_end_is_told_of_what_only_happened(document: Document) -> None:
    for alarm in alarms(document):
        if counts_events(alarm):
            assert "OKActions" not in alarm


def alarms_do_not_leave_through_ses(document: Document) -> None:
    # SNS sends its own emails: when SES refuses ours, the alarm about that still goes out
    for alarm in alarms(document):
        for action in alarm["AlarmActions"]:
            assert document["Resources"][action["Ref"]]["Type"] == "AWS::SNS::Topic"


def figures_of_two_stages_stay_apart(document: Document) -> None:
    for function in properties(document, "AWS::Lambda::Function"):
        assert function["Environment"]["Variables"]["POWERTOOLS_METRICS_NAMESPACE"] == OURS
    own = [each["Namespace"] for each in alarms(document) if "Dimensions" not in each]
    assert all(namespace == OURS for namespace in own)


_SWEEPER = ("SweeperSilentAlarm", "Properties")
_PARKED = ("NoticesParkedAlarm", "Properties")
_LETTERS = ("StreamDeadLettersAlarm", "Properties")
BREAKS = (
    Break(every_figure_that_needs_a_person_has_an_alarm, ("NoticesBouncedAlarm",)),
    Break(every_figure_that_needs_a_person_has_an_alarm, (*_PARKED, "MetricName"), "NoticesParkd"),
    *(
        Break(
            missing_heartbeat_raises_an_alarm, (name, "Properties", "TreatMissingData"), "missing"
        )
        for name in (
            "SweeperSilentAlarm",
            "DigestSilentAlarm",
            "RetentionSilentAlarm",
            "SyntheticSilentAlarm",
        )
    ),
    Break(missing_heartbeat_raises_an_alarm, (*_SWEEPER, "EvaluationPeriods"), 3),
    Break(heartbeat_is_one_run_at_least, (*_SWEEPER, "ComparisonOperator"), "GreaterThanThreshold"),
    Break(heartbeat_is_one_run_at_least, (*_SWEEPER, "Statistic"), "SampleCount"),
    Break(first_trouble_raises_an_alarm, (*_PARKED, "Threshold"), 5),
    Break(first_trouble_raises_an_alarm, (*_PARKED, "Period"), 3600),
    Break(first_trouble_raises_an_alarm, (*_PARKED, "Statistic"), "Minimum"),
    Break(silence_is_no_trouble, (*_LETTERS, "TreatMissingData"), "breaching"),
    Break(
        silence_ends_nobodys_wait,
        ("NoticesUnsettledAlarm", "Properties", "TreatMissingData"),
        "notBreaching",
    ),
    Break(first_dead_letter_raises_an_alarm, (*_LETTERS, "Threshold"), 10),
    Break(first_dead_letter_raises_an_alarm, (*_LETTERS, "Period"), 3600),
    Break(
        first_dead_letter_raises_an_alarm,
        (*_LETTERS, "MetricName"),
        "ApproximateNumberOfMessagesNotVisible",
    ),
    Break(
        first_dead_letter_raises_an_alarm,
        (*_LETTERS, "Dimensions", 0, "Value"),
        {"Fn::GetAtt": ["AnotherQueue", "QueueName"]},
    ),
    Break(first_dead_letter_raises_an_alarm, ("ReceiptsDeadLettersAlarm",)),
    Break(page_that_cannot_be_shown_raises_an_alarm, ("FormsFailingAlarm",)),
    Break(
        page_that_cannot_be_shown_raises_an_alarm,
        ("DeskFailingAlarm", "Properties", "Threshold"),
        5,
    ),
    Break(
        flood_raises_an_alarm_below_the_ceiling_and_well_above_a_busy_day,
        ("FormsFloodedAlarm", "Properties", "Threshold"),
        1500,
    ),
    Break(
        flood_raises_an_alarm_below_the_ceiling_and_well_above_a_busy_day,
        ("FormsFloodedAlarm", "Properties", "Dimensions", 0, "Value"),
        {"Ref": "DeskApi"},
    ),
    Break(alarms_reach_a_person, (*_PARKED, "AlarmActions"), []),
    Break(alarms_reach_a_person, ("AlarmTopic", "Properties", "Subscription", 0, "Endpoint"), ""),
    Break(the_end_of_a_trouble_is_told_too, (*_LETTERS, "OKActions")),
    Break(the_end_of_a_trouble_is_told_too, (*_SWEEPER, "OKActions"), []),
    Break(the_end_of_a_trouble_is_told_too, ("NoticesUnsettledAlarm", "Properties", "OKActions")),
    *(
        Break(
            no_end_is_told_of_what_only_happened,
            (f"{name}Alarm", "Properties", "OKActions"),
            [{"Ref": "AlarmTopic"}],
        )
        for name in (
            "NoticesParked",
            "NoticesBounced",
            "NoticesComplained",
            "SubmissionsFailed",
            "LargeExports",
            "FormsFailing",
            "DeskFailing",
        )
    ),
    Break(alarms_do_not_leave_through_ses, (*_PARKED, "AlarmActions", 0, "Ref"), "SendDigest"),
    Break(figures_of_two_stages_stay_apart, (*_PARKED, "Namespace"), "Alongside"),
    Break(
        figures_of_two_stages_stay_apart,
        ("Desk", "Properties", "Environment", "Variables", "POWERTOOLS_METRICS_NAMESPACE"),
        "Alongside",
    ),
)
