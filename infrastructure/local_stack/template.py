"""The deployment template, read for what a laptop and the tests need of it.

One source for the table, the routes and the event sources, so that what runs here cannot drift
from what is deployed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from deployment.template_file import load

Properties = Mapping[str, Any]
"""A part of the template as it is written; an intrinsic is a dict such as {"Ref": "Table"}."""

_DEPLOYMENT_ONLY: Final = frozenset(
    {
        "DeletionProtectionEnabled",  # tests and laptops throw their tables away
        "PointInTimeRecoverySpecification",
        "SSESpecification",  # DynamoDB Local has no keys to encrypt with
        "TimeToLiveSpecification",
    }
)
"""Properties of the table that a create_table call does not take or that only AWS can honour."""


@dataclass(frozen=True)
class Route:
    """A method and a path, with {names} in it, that a function answers."""

    method: str
    path: str
    handler: str


@dataclass(frozen=True)
class StreamSource:
    """A function fed by the table's stream with the records that match any of the filters."""

    handler: str
    filters: tuple[Properties, ...]
    batch_size: int


@dataclass(frozen=True)
class Schedule:
    """A function called by the clock: `rate(...)` or `cron(...)` in a named time zone."""

    handler: str
    expression: str
    time_zone: str


@dataclass(frozen=True)
class Template:
    """A template in SAM's language, as plain values."""

    document: Properties

    @classmethod
    def read(cls, path: Path) -> "Template":
        """Read a template file; raises yaml.YAMLError when it is not YAML."""
        return cls(load(path.read_text(encoding="utf-8")))

    def table_properties(self, name: str, resource: str = "Table") -> dict[str, Any]:
        """Return the arguments of botocore's create_table for a table, called `name`."""
        table = self.document["Resources"][resource]["Properties"]
        kept = {key: value for key, value in table.items() if key not in _DEPLOYMENT_ONLY}
        if "StreamSpecification" in kept:
            kept["StreamSpecification"] = {"StreamEnabled": True, **kept["StreamSpecification"]}
        return {**kept, "TableName": name}

    @property
    def time_to_live(self) -> dict[str, Any]:
        """The TimeToLiveSpecification of botocore's update_time_to_live."""
        return dict(self.document["Resources"]["Table"]["Properties"]["TimeToLiveSpecification"])

    def routes(self, api: str) -> list[Route]:
        """Return the routes of an HTTP API by its name in the template, in the order written."""
        return [
            Route(event["Method"].upper(), event["Path"], handler)
            for handler, event in self._events("HttpApi")
            if event["ApiId"] == {"Ref": api}
        ]

    def stream_sources(self) -> list[StreamSource]:
        """Return every function that the table's stream feeds; filters are parsed patterns."""
        return [
            StreamSource(handler, _filters(event), event["BatchSize"])
            for handler, event in self._events("DynamoDB")
        ]

    def schedules(self) -> list[Schedule]:
        """Return every function that the clock calls; times are UTC unless a zone is named."""
        return [
            Schedule(
                handler, event["ScheduleExpression"], event.get("ScheduleExpressionTimezone", "UTC")
            )
            for handler, event in self._events("ScheduleV2")
        ]

    def _events(self, kind: str) -> Iterator[tuple[str, Properties]]:
        for function in self._resources("AWS::Serverless::Function"):
            for event in function.get("Events", {}).values():
                if event["Type"] == kind:
                    yield function["Handler"], event["Properties"]

    def _resources(self, kind: str) -> Iterator[Properties]:
        for resource in self.document["Resources"].values():
            if resource["Type"] == kind:
                yield resource["Properties"]


def _filters(event: Properties) -> tuple[Properties, ...]:
    written = event.get("FilterCriteria", {}).get("Filters", [])
    return tuple(json.loads(each["Pattern"]) for each in written)
