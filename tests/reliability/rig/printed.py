"""What functions print: figures in CloudWatch's embedded format, and lines of the log."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from tests.reliability.rig.leaks import Leaks
from tests.support.clock import Clock


@dataclass(frozen=True)
class Figure:
    """One value of one metric at a moment of the rig's time."""

    at: datetime
    name: str
    value: float


class Printed:
    """Takes what is written, line by line, and looks for words of answers in it."""

    def __init__(self, clock: Clock, leaks: Leaks) -> None:
        self._clock = clock
        self.figures: list[Figure] = []
        self.events: Counter[str] = Counter()
        self.leaks = leaks
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
        self.leaks.look("printed", line)
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
