"""What somebody who looks into a trouble sees at one glance, and what a month may cost."""

import json
import re
from typing import Any

from intake.observability import Metric
from tests.support.breaking import Break
from tests.support.template import Document, properties, resources


def _shown(document: Document) -> list[dict[str, Any]]:
    (dashboard,) = properties(document, "AWS::CloudWatch::Dashboard")
    body = json.loads(dashboard["DashboardBody"]["Fn::Sub"])
    return [each["properties"] for each in body["widgets"]]


def every_alarm_is_shown(document: Document) -> None:
    shown = {arn for each in _shown(document) for arn in each.get("alarms", ())}
    alarms = resources(document, "AWS::CloudWatch::Alarm")
    assert shown == {f"${{{name}.Arn}}" for name in alarms}


def every_figure_is_shown(document: Document) -> None:
    rows = [row for each in _shown(document) for row in each.get("metrics", ())]
    assert {row[1] for row in rows if row[0] == "Alongside/${Stage}"} == set(Metric)


def every_function_is_shown(document: Document) -> None:
    rows = [row for each in _shown(document) for row in each.get("metrics", ())]
    for figure in ("Duration", "Errors"):
        named = {re.sub(r"\W", "", row[3]) for row in rows if row[1] == figure}
        assert named == resources(document, "AWS::Lambda::Function").keys()


def somebody_hears_before_a_month_costs_too_much(document: Document) -> None:
    (found,) = properties(document, "AWS::Budgets::Budget")
    limit = {"Amount": {"Ref": "MonthlyDollars"}, "Unit": "USD"}
    assert found["Budget"]["BudgetLimit"] == limit
    assert found["Budget"]["TimeUnit"] == "MONTHLY"
    told = [
        (each["Notification"]["NotificationType"], each["Notification"]["Threshold"])
        for each in found["NotificationsWithSubscribers"]
    ]
    assert told == [("ACTUAL", 80), ("FORECASTED", 100)]
    reader = [{"SubscriptionType": "EMAIL", "Address": {"Ref": "AlarmAddress"}}]
    assert all(each["Subscribers"] == reader for each in found["NotificationsWithSubscribers"])


_BODY = ("Dashboard", "Properties", "DashboardBody", "Fn::Sub")
_B = ("Budget", "Properties")
_EMPTY = '{"widgets": [{"properties": {}}]}'
BREAKS = (
    Break(every_alarm_is_shown, ("DeskFailingAlarm",)),
    Break(every_alarm_is_shown, _BODY, _EMPTY),
    Break(every_figure_is_shown, _BODY, _EMPTY),
    Break(every_function_is_shown, _BODY, _EMPTY),
    Break(
        somebody_hears_before_a_month_costs_too_much,
        (*_B, "NotificationsWithSubscribers", 0, "Notification", "Threshold"),
        200,
    ),
    Break(
        somebody_hears_before_a_month_costs_too_much, (*_B, "Budget", "BudgetLimit", "Amount"), 20
    ),
    Break(
        somebody_hears_before_a_month_costs_too_much,
        (*_B, "NotificationsWithSubscribers", 0, "Subscribers"),
        [],
    ),
)
