"""What functions print: figures in CloudWatch's embedded format, and lines of the log."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from tests.support.clock import Clock


@dataclass(frozen=True)
class Figure:
    """One value of one metric at a moment of the rig's time."""

    at: datetime
    name: str
    value: float


class Printed:
    """Takes what is written, line by line; `forbidden` words are counted wherever they stand."""

    def __init__(self, clock: Clock, forbidden: tuple[str, ...]) -> None:
        self._clock = clock
        self.figures: list[Figure] = []
        self.events: Counter[str] = Counter()
        self.forbidden = forbidden
        self.slips: list[str] = []
        self._rest = ""

    def write(self, text: str) -> int:
        """Take a piece of text, as a stream does."""
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._take(line)
        return len(text)

    def flush(self) -> None:
        """Do nothing: every line is taken at once."""

    def total(self, name: str) -> float:
        return sum(each.value for each in self.figures if each.name == name)

    def _take(self, line: str) -> None:
        if not line:
            return
        if any(word in line for word in self.forbidden):
            self.slips.append(line)
        told = json.loads(line)
        if "_aws" not in told:
            self.events[str(told["message"])] += 1
            return
        for directive in told["_aws"]["CloudWatchMetrics"]:
            for metric in directive["Metrics"]:
                self._figure(metric["Name"], told[metric["Name"]])

    def _figure(self, name: str, value: float | list[float]) -> None:
        values = value if isinstance(value, list) else [value]
        self.figures += [Figure(self._clock(), name, each) for each in values]
