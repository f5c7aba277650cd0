"""What the clock calls, and what it may do for that."""

from typing import Any

from tests.support.breaking import Break
from tests.support.policy import statements_of
from tests.support.template import Document, resources

SCHEDULE = "AWS::Scheduler::Schedule"


def _schedules(document: Document) -> list[dict[str, Any]]:
    return [each["Properties"] for each in resources(document, SCHEDULE).values()]


def clock_calls_each_round_at_its_time(document: Document) -> None:
    called = {
        each["Target"]["Arn"]["Fn::GetAtt"][0]: each["ScheduleExpression"]
        for each in _schedules(document)
    }
    assert called == {
        "SweepNotices": "rate(1 minute)",
        "SendDigest": "cron(0 8 * * ? *)",
        "KeepRetention": "cron(15 3 * * ? *)",
        "TryPublicDoor": "rate(1 hour)",
    }


def times_of_day_are_those_in_london(document: Document) -> None:
    for schedule in _schedules(document):
        if schedule["ScheduleExpression"].startswith("cron"):
            assert schedule["ScheduleExpressionTimezone"] == "Europe/London"


def schedules_run(document: Document) -> None:
    assert {each.get("State", "ENABLED") for each in _schedules(document)} == {"ENABLED"}


def schedules_of_two_stages_do_not_clash(document: Document) -> None:
    # a name that is given must be unique in an account
    assert not any("Name" in each for each in _schedules(document))


def clock_may_call_its_own_function_alone(document: Document) -> None:
    for schedule in _schedules(document):
        target = schedule["Target"]
        role = document["Resources"][target["RoleArn"]["Fn::GetAtt"][0]]
        (trust,) = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
        assert trust["Principal"] == {"Service": ["scheduler.amazonaws.com"]}
        assert statements_of(role) == [
            {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": target["Arn"]}
        ]


_P = ("SweepNoticesEveryMinute", "Properties")
_R = ("SweepNoticesEveryMinuteRole", "Properties")
BREAKS = (
    Break(clock_calls_each_round_at_its_time, ("SweepNoticesEveryMinute",)),
    Break(clock_calls_each_round_at_its_time, (*_P, "ScheduleExpression"), "rate(1 hour)"),
    Break(
        times_of_day_are_those_in_london,
        ("SendDigestEveryMorning", "Properties", "ScheduleExpressionTimezone"),
    ),
    Break(schedules_run, (*_P, "State"), "DISABLED"),
    Break(schedules_of_two_stages_do_not_clash, (*_P, "Name"), "SweepNoticesEveryMinute"),
    Break(
        clock_may_call_its_own_function_alone,
        (*_R, "Policies", 0, "PolicyDocument", "Statement", 0, "Resource"),
        "*",
    ),
    Break(
        clock_may_call_its_own_function_alone,
        (*_R, "AssumeRolePolicyDocument", "Statement", 0, "Principal"),
        {"AWS": "*"},
    ),
)
