"""The figures that code reported while a test looked on."""

import json

import pytest

from intake.observability import Metric


def figures(capsys: pytest.CaptureFixture[str]) -> dict[Metric, float]:
    """Return the last value of each figure since the last call."""
    found: dict[Metric, float] = {}
    for line in capsys.readouterr().out.splitlines():
        told = json.loads(line)
        for listed in told.get("_aws", {}).get("CloudWatchMetrics", []):
            for metric in listed["Metrics"]:
                found[Metric(metric["Name"])] = told[metric["Name"]][-1]
    return found
