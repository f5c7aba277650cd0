"""Hand out the cases of a period as rows for a spreadsheet: facts, and nothing that was told.

It is recorded before anything leaves: with each case, and once for the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.adapters.exports import Export, Exports
from intake.cases.history import History
from intake.cases.member import Member
from intake.cases.months import Months
from intake.observability import Metric, log, measure
from intake.services.report_period import Reports

LARGE: Final = 20
"""Cases; when more leave at once, somebody else is told."""


@dataclass(frozen=True)
class ExportPeriod:
    """Lets TooMany through for a period that is too full."""

    reports: Reports
    exports: Exports

    def __call__(
        self, member: Member, months: Months, form: str, now: datetime
    ) -> Sequence[History]:
        """Return the cases, all of them recorded as exported; `form` is `csv` or `xlsx`."""
        cases = self.reports.cases(member, months, now)
        export = Export(member.key, now, months, form, [case.id for case in cases])
        self.exports.note(export)
        log("cases_exported", count=len(cases), code=form)
        if len(cases) > LARGE:
            measure(Metric.LARGE_EXPORTS)
        return cases
