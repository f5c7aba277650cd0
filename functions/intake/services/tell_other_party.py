"""Keep in sight whom we must tell that we hold details of them, and record that they were told."""

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from intake.adapters.case_histories import TooMany
from intake.adapters.casework import Caseworks, Write
from intake.adapters.events import Event
from intake.adapters.records import Records
from intake.adapters.table import ConditionFailed
from intake.cases.access import Act, may
from intake.cases.history import History
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.member import Member
from intake.cases.moments import kept, london_day
from intake.cases.months import MOST, Months
from intake.cases.party_notice import ABOUT, EXEMPTIONS, TOLD, told_by
from intake.forms.definition import Form
from intake.services.report_period import Reports

_NOT_A_CASE: Final = frozenset({"quarantined", "synthetic"})


@dataclass(frozen=True)
class Due:
    """A case whose other party nobody has told yet, and by when that must be."""

    case: History
    by: date


@dataclass(frozen=True)
class Dues:
    """What is due, the soonest first, and the months with too many cases to look at them."""

    due: Sequence[Due]
    too_full: Sequence[Months]


class TellOtherParty:
    """`forms` are those that ask about another party: in no other case is one looked for.

    Whether there still is a record is asked when the list is shown: it may have come with edited
    answers, and it may have been erased.
    """

    def __init__(
        self, reports: Reports, records: Records, caseworks: Caseworks, forms: Container[str]
    ) -> None:
        self._reports = reports
        self._records = records
        self._caseworks = caseworks
        self._forms = forms

    def due(self, member: Member, now: datetime) -> Dues:
        """Return what is due of the cases of a year, looked at month by month."""
        apart = self._reports.apart()
        due: list[Due] = []
        too_full = []
        for day in Months.until(london_day(now), MOST):
            month = Months(day, day)
            try:
                due += self._due_of(month, apart, member, now)
            except TooMany:
                too_full.append(month)
        return Dues(sorted(due, key=lambda each: (each.by, each.case.id)), too_full)

    def concerns(self, case: Keeping) -> bool:
        """Tell whether something is held about another party of a case."""
        return case.form in self._forms and self._records.has(case.case_id, ABOUT)

    def record(self, case_id: str, what: str, turn: int, by: str, now: datetime) -> None:
        """Write that they were told, or why not; ConditionFailed when the case is on another turn.

        NotPossible for what is neither.
        """
        if what not in (TOLD, *EXEMPTIONS):
            raise NotPossible("Choose whether they were told, or why not.")
        before = self._caseworks.find(case_id)
        if before is None or before.turn != turn:
            raise ConditionFailed
        told = what == TOLD
        # what was decided last holds, and nothing else
        settled = {
            "informed_at": kept(now) if told else None,
            "not_informed": None if told else what,
        }
        event = (
            Event("informed", by, now)
            if told
            else Event("not_informed", by, now, {"because": what})
        )
        self._caseworks.save([Write(before, before.next(), event, settled)])

    def _due_of(
        self, month: Months, apart: Collection[str], member: Member, now: datetime
    ) -> list[Due]:
        return [
            Due(each, told_by(each.received_at))
            for each in self._reports.histories.received(month, apart)
            if self._is_open(each, now)
            and self._reaches(member, each)
            and self._records.has(each.id, ABOUT)
        ]

    def _is_open(self, case: History, now: datetime) -> bool:
        settled = case.party_notice_settled or case.status in _NOT_A_CASE or case.outcome == "spam"
        return case.form in self._forms and not settled and not case.is_gone(now)

    def _reaches(self, member: Member, case: History) -> bool:
        return may(member, Act.PRIVACY, case.standing, self._reports.guarded)


def forms_about_others(forms: Iterable[Form]) -> frozenset[str]:
    """Return the names of the forms of which a page asks about another party."""
    return frozenset(form.name for form in forms if any(page.about == ABOUT for page in form.pages))
