"""Which single cases somebody may do a lead's acts with, also those that nobody may open."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_reader import CaseReader
from intake.cases.access import Act, may
from intake.cases.member import Member
from intake.cases.record import CaseRecord, is_case_id


@dataclass(frozen=True)
class Reach:
    """Asks the one place that decides; `guarded` teams' cases are a guardian's alone."""

    cases: CaseReader
    guarded: Container[str]

    def __call__(self, member: Member, act: Act, case_id: str, now: datetime) -> CaseRecord | None:
        """Return a case that stands and that the member reaches; None for every other id.

        A restricted case is reached for what a lead does about it, such as lifting that, and for
        nothing else.
        """
        record = self.cases.find(case_id) if is_case_id(case_id) else None
        if record is None or record.is_gone(now):
            return None
        if record.restricted and act == Act.WORK:
            return None
        return record if may(member, act, record.standing, self.guarded) else None
