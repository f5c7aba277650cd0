"""The template's alarms, judged as CloudWatch judges them, over what functions printed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import ge, gt, le, lt
from typing import Any, Final

from deployment.template_file import load
from local_stack.places import TEMPLATE
from tests.reliability.rig.printed import Figure

_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "GreaterThanThreshold": gt,
    "GreaterThanOrEqualToThreshold": ge,
    "LessThanThreshold": lt,
    "LessThanOrEqualToThreshold": le,
}
_STATISTIC: Final[Mapping[str, Callable[[Sequence[float]], float]]] = {
    "Sum": sum,
    "Maximum": max,
    "Minimum": min,
    "Average": lambda values: sum(values) / len(values),
    "SampleCount": len,
}


@dataclass(frozen=True)
class Alarm:
    """One AWS::CloudWatch::Alarm over a metric of our own."""

    name: str
    metric: str
    statistic: str
    period: timedelta
    periods: int
    needed: int
    threshold: float
    comparison: str
    missing: str

    def rings(self, figures: Iterable[Figure], now: datetime) -> bool:
        """Tell whether it is in ALARM at the end of a period, by the periods before."""
        verdicts = [
            self._verdict(figures, now - self.period * back) for back in range(self.periods)
        ]
        return sum(verdicts) >= self.needed

    def _verdict(self, figures: Iterable[Figure], end: datetime) -> bool:
        start = end - self.period
        values = [f.value for f in figures if f.name == self.metric and start < f.at <= end]
        if not values:
            return self.missing == "breaching"
        return _COMPARE[self.comparison](_STATISTIC[self.statistic](values), self.threshold)


def own_alarms() -> list[Alarm]:
    """Return every alarm of the template over a figure that functions print."""
    resources = load(TEMPLATE.read_text(encoding="utf-8"))["Resources"]
    alarms = {
        name: resource["Properties"]
        for name, resource in resources.items()
        if resource["Type"] == "AWS::CloudWatch::Alarm"
    }
    return [_alarm(name, each) for name, each in alarms.items() if not _is_of_aws(each)]


def _is_of_aws(properties: Mapping[str, Any]) -> bool:
    return str(properties["Namespace"]).startswith("AWS/")


def _alarm(name: str, given: Mapping[str, Any]) -> Alarm:
    return Alarm(
        name=name,
        metric=given["MetricName"],
        statistic=given["Statistic"],
        period=timedelta(seconds=given["Period"]),
        periods=given["EvaluationPeriods"],
        needed=given.get("DatapointsToAlarm", given["EvaluationPeriods"]),
        threshold=given["Threshold"],
        comparison=given["ComparisonOperator"],
        missing=given["TreatMissingData"],
    )


@dataclass(frozen=True)
class Ringing:
    """An alarm that went off at a moment."""

    at: datetime
    name: str


def rung(
    alarms: Sequence[Alarm], figures: Sequence[Figure], start: datetime, end: datetime
) -> list[Ringing]:
    """Return each time that an alarm went off between two moments, looked at every minute."""
    found: list[Ringing] = []
    for alarm in alarms:
        own = [figure for figure in figures if figure.name == alarm.metric]
        was, at = False, start
        while at <= end:
            now = alarm.rings(own, at)
            if now and not was:
                found.append(Ringing(at, alarm.name))
            was, at = now, at + timedelta(minutes=1)
    return sorted(found, key=lambda each: each.at)
