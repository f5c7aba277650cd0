"""What people and the clock ask of AWS, in parts that happen so and so often."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from deployment.costs.prices import Uses, times, together

WORKLOAD: Final = Path(__file__).with_name("workload.yml")


@dataclass(frozen=True)
class Workload:
    """The parts with what each uses and why, and bundles: how often each part happens."""

    parts: Mapping[str, Uses]
    reasons: Mapping[str, str]
    bundles: Mapping[str, Mapping[str, int]]

    def bundle(self, name: str) -> Uses:
        """Return what a whole bundle uses."""
        return together(*(times(self.parts[part], n) for part, n in self.bundles[name].items()))


def read_workload(memory: Mapping[str, float], path: Path = WORKLOAD) -> Workload:
    """Read the workload; `memory` is each function's in GB. Raises KeyError for an unknown one."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = written["parts"]
    return Workload(
        {name: together(part["uses"], _run(part, memory)) for name, part in parts.items()},
        {name: part["because"] for name, part in parts.items()},
        written["bundles"],
    )


def _run(part: Mapping[str, Any], memory: Mapping[str, float]) -> Uses:
    """Return what one call of each function of a part uses: seconds by the memory they hold."""
    calls: Mapping[str, float] = part.get("calls", {})
    seconds = sum(memory[name] * seconds for name, seconds in calls.items())
    return {"lambda_request": len(calls), "lambda_gb_second": seconds} if calls else {}
