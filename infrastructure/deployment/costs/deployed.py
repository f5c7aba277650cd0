"""What a month in which nothing happens, a thousand submissions and a flooded day cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from deployment.costs.prices import Uses, times, together
from deployment.costs.standing import (
    Resources,
    calls_a_month,
    memory_gb,
    queues_listened_to,
    standing,
)
from deployment.costs.workload import Workload, read_workload
from intake.observability import Metric

THOUSAND: Final = 1000
_HOURS: Final = 730
_SECONDS_A_DAY: Final = 24 * 60 * 60
_TRIAL: Final = "TryPublicDoor"


@dataclass(frozen=True)
class Deployed:
    """The templates as one, with the workload that they meet."""

    resources: Resources
    workload: Workload
    log_days: int

    @classmethod
    def of(cls, documents: Sequence[Mapping[str, Any]]) -> "Deployed":
        """Take the templates' documents; raises NotPriced for what nobody knows the price of."""
        resources = {n: each for document in documents for n, each in document["Resources"].items()}
        parameters = {n: each for d in documents for n, each in d.get("Parameters", {}).items()}
        workload = read_workload(memory_gb(resources))
        return cls(resources, workload, parameters["LogRetentionDays"]["Default"])

    def idle_month(self) -> Uses:
        """Return what a month without any visitor uses."""
        parts, often = self.workload.parts, calls_a_month(self.resources)
        by_the_clock = [times(parts[name], calls) for name, calls in often.items()]
        queue_minutes = queues_listened_to(self.resources) * _HOURS * 60
        return self._with_logs_kept(
            together(
                standing(self.resources),
                {"figure_month": len(Metric)},
                *by_the_clock,
                times(self.workload.bundle("our own submission"), often[_TRIAL]),
                times(parts["an hour of the site's files"], _HOURS),
                times(parts["an hour of keys and secrets"], _HOURS),
                times(parts["a minute of a queue"], queue_minutes),
            )
        )

    def chosen(self) -> Uses:
        """Return what a month of the resources behind conditions adds."""
        return standing(self.resources, chosen=True)

    def thousand_submissions(self) -> Uses:
        """Return what a thousand submissions use, from the first page to their deletion."""
        return self._with_logs_kept(times(self.workload.bundle("a submission"), THOUSAND))

    def flooded_day(self, bundle: str) -> Uses:
        """Return what a day uses on which a bundle comes as often as the forms' limit lets in."""
        settings = self.resources["PublicApi"]["Properties"]["DefaultRouteSettings"]
        sent = settings["ThrottlingRateLimit"] * _SECONDS_A_DAY
        return self._with_logs_kept(times(self.workload.bundle(bundle), sent))

    def _with_logs_kept(self, uses: Uses) -> Uses:
        return together(uses, {"log_gb_month": uses.get("log_gb", 0) * self.log_days / 30})
