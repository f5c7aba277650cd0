"""What the templates' resources cost by being there, and which of them call by the clock."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from deployment.costs.prices import Uses, together

Resources = Mapping[str, Mapping[str, Any]]

_BY_THE_MONTH: Final = {
    "AWS::CloudWatch::Alarm": "alarm_month",
    "AWS::CloudWatch::Dashboard": "dashboard_month",
    "AWS::KMS::Key": "key_month",
    "AWS::SecretsManager::Secret": "secret_month",
    "AWS::WAFv2::WebACL": "limit_month",
}
_BY_USE_ALONE: Final = frozenset(
    {
        "AWS::Budgets::Budget",  # those that only tell
        "AWS::CertificateManager::Certificate",
        "AWS::CloudFront::Distribution",
        "AWS::CloudFront::Function",
        "AWS::CloudFront::OriginAccessControl",
        "AWS::CloudFront::ResponseHeadersPolicy",
        "AWS::Cognito::UserPool",  # by people who sign in; the first 10,000 are free
        "AWS::Cognito::UserPoolClient",
        "AWS::Cognito::UserPoolDomain",
        "AWS::DynamoDB::Table",
        "AWS::IAM::Policy",
        "AWS::IAM::Role",
        "AWS::KMS::Alias",
        "AWS::Logs::LogGroup",
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::SES::ConfigurationSet",
        "AWS::SES::ConfigurationSetEventDestination",
        "AWS::SES::EmailIdentity",
        "AWS::SNS::Subscription",
        "AWS::SNS::Topic",
        "AWS::SNS::TopicPolicy",
        "AWS::SQS::Queue",
        "AWS::SQS::QueuePolicy",
        "AWS::Serverless::Function",
        "AWS::Serverless::HttpApi",
    }
)
_HOURS_A_MONTH: Final = 730
_DAYS_A_MONTH: Final = _HOURS_A_MONTH / 24
_RATES: Final = {"minute": _HOURS_A_MONTH * 60, "hour": _HOURS_A_MONTH, "day": _DAYS_A_MONTH}


class NotPriced(Exception):
    """Raised for a type of resource, or a schedule, of which nobody has said what it costs."""


def standing(resources: Resources, *, chosen: bool = False) -> Uses:
    """Return what a month of all resources needs, or of those `chosen` by a condition alone."""
    picked = (each for each in resources.values() if ("Condition" in each) is chosen)
    return together(*map(_priced, picked))


def calls_a_month(resources: Resources) -> Mapping[str, float]:
    """Return how often the clock calls each function in a month of 730 hours."""
    return {
        name: _often(event["Properties"]["ScheduleExpression"])
        for name, event in _events(resources, "ScheduleV2")
    }


def queues_listened_to(resources: Resources) -> int:
    """Count the queues that Lambda asks for messages day and night."""
    return sum(1 for _ in _events(resources, "SQS"))


def memory_gb(resources: Resources) -> Mapping[str, float]:
    """Return the memory of each function in GB, as Lambda counts it."""
    return {
        name: each["Properties"]["MemorySize"] / 1024
        for name, each in resources.items()
        if each["Type"] == "AWS::Serverless::Function"
    }


def _priced(resource: Mapping[str, Any]) -> Uses:
    kind = resource["Type"]
    if kind in _BY_USE_ALONE:
        return {}
    if kind not in _BY_THE_MONTH:
        raise NotPriced(f"{kind}: say in deployment/costs/standing.py what a month of it costs.")
    rules = len(resource["Properties"].get("Rules", ())) if "WebACL" in kind else 0
    return {_BY_THE_MONTH[kind]: 1, **({"limit_rule_month": rules} if rules else {})}


def _events(resources: Resources, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, resource in resources.items():
        for event in resource.get("Properties", {}).get("Events", {}).values():
            if event["Type"] == kind:
                yield name, event


def _often(expression: str) -> float:
    if found := re.fullmatch(r"rate\((\d+) (minute|hour|day)s?\)", expression):
        return _RATES[found[2]] / int(found[1])
    if re.fullmatch(r"cron\(\d+ \d+ \* \* \? \*\)", expression):
        return _DAYS_A_MONTH
    raise NotPriced(f"{expression}: say in deployment/costs/standing.py how often that is.")
