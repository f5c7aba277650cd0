from typing import Any

import pytest

from deployment.costs.standing import (
    NotPriced,
    calls_a_month,
    memory_gb,
    queues_listened_to,
    standing,
)

HOURS = 730


def resource(kind: str, **facts: Any) -> dict[str, Any]:
    return {"Type": f"AWS::{kind}", "Properties": {}, **facts}


def function(**events: dict[str, Any]) -> dict[str, Any]:
    properties = {"MemorySize": 256, "Events": events}
    return resource("Serverless::Function", Properties=properties)


def scheduled(expression: str) -> dict[str, Any]:
    event = {"Type": "ScheduleV2", "Properties": {"ScheduleExpression": expression}}
    return {"Round": function(When=event)}


def test_what_costs_by_the_month_is_counted() -> None:
    alarm, secret = resource("CloudWatch::Alarm"), resource("SecretsManager::Secret")
    counted = standing({"One": alarm, "Two": alarm, "Token": secret})
    assert counted == {"alarm_month": 2, "secret_month": 1}


def test_what_costs_by_use_alone_is_not_counted() -> None:
    assert standing({"Table": resource("DynamoDB::Table"), "Role": resource("IAM::Role")}) == {}


def test_a_type_nobody_priced_is_an_error() -> None:
    with pytest.raises(NotPriced, match="AWS::EC2::NatGateway"):
        standing({"Gate": resource("EC2::NatGateway")})


def test_what_stands_behind_a_condition_is_counted_apart() -> None:
    resources = {"Key": resource("KMS::Key"), "Limit": resource("WAFv2::WebACL", Condition="On")}
    assert standing(resources) == {"key_month": 1}
    assert standing(resources, chosen=True) == {"limit_month": 1}


def test_each_rule_of_a_limit_has_its_price() -> None:
    limit = resource("WAFv2::WebACL", Properties={"Rules": [{}, {}]})
    assert standing({"Limit": limit}) == {"limit_month": 1, "limit_rule_month": 2}


@pytest.mark.parametrize(
    ("expression", "often"),
    [
        ("rate(1 minute)", HOURS * 60),
        ("rate(5 minutes)", HOURS * 12),
        ("rate(1 hour)", HOURS),
        ("rate(2 days)", HOURS / 48),
        ("cron(15 3 * * ? *)", HOURS / 24),
    ],
)
def test_the_clock_calls_as_often_as_written(expression: str, often: float) -> None:
    assert calls_a_month(scheduled(expression)) == {"Round": pytest.approx(often)}


def test_a_schedule_nobody_understands_is_an_error() -> None:
    with pytest.raises(NotPriced, match="MON"):
        calls_a_month(scheduled("cron(0 8 ? * MON *)"))


def test_queues_that_feed_functions_are_counted() -> None:
    assert queues_listened_to({"Reads": function(Queue={"Type": "SQS"})}) == 1


def test_memory_is_in_gb() -> None:
    assert memory_gb({"Round": function(), "Key": resource("KMS::Key")}) == {"Round": 0.25}
