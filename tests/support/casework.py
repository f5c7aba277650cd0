"""A desk's cases without its pages: people on paper, two small forms, the real table."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from intake.adapters.casework import Caseworks
from intake.adapters.table import Table
from intake.cases.casework import Casework
from intake.cases.member import COACH, COORDINATOR, LEAD, Member
from intake.cases.promise import Promise
from intake.cases.working_days import WorkingDays
from intake.cases.working_hours import WorkingHours
from intake.directory.teams import Team
from intake.forms.definition import Form
from intake.services.case_offers import People
from intake.services.desk_cases import DeskCases
from intake.services.work_case import Wish
from tests.support.clock import Clock
from tests.support.forms import MESSAGE, NAME, REPLY, a_form, a_page
from tests.support.stored_case import case_id

JO: Final = Member("m-jo", "Jo Field", ("general",), (COORDINATOR,))
KIT: Final = Member("m-kit", "Kit Marsh", ("general",), (COORDINATOR,))
LEE: Final = Member("m-lee", "Lee Wood", ("general", "other"), (LEAD,))
COL: Final = Member("m-col", "Col Hill", ("general", "other"), (COACH,))
CAS: Final = Member("m-cas", "Cas Brook", ("general",), (COACH,))
OUT: Final = Member("m-out", "Out Sider", ("other",), (COORDINATOR,))
EVERYBODY: Final = (JO, KIT, LEE, COL, CAS, OUT)

TEAMS: Final = {
    "general": Team("general", "Coordinators", "General enquiries", ("coordinator", "office"), ()),
    "other": Team("other", "Others", "Other enquiries", ("coordinator",), ()),
    "guardian": Team("guardian", "Guardian", "Direct enquiries", ("guardian",), (), guarded=True),
}
_KEPT: Final = {
    "answered": "6 months",
    "not_taken_up": "12 months",
    "declined": "12 months",
    "completed": "6 years",
    "spam": "30 days",
}


def contact_form(*, two_parties: bool = False) -> Form:
    """A form that keeps every outcome, and asks about the other party if it is told to."""
    pages = [a_page("who", NAME), a_page("reach", REPLY)]
    other = a_page("other", MESSAGE, about="other_party")
    return a_form(retention=_KEPT, pages=[*pages, *([other] if two_parties else [])])


@dataclass(frozen=True)
class Staff:
    """The members, on paper."""

    members: Sequence[Member] = EVERYBODY

    def everybody(self) -> Sequence[Member]:
        return self.members


def desk_cases(
    table: Table,
    *,
    staff: People | None = None,
    form: Form | None = None,
    told: Collection[str] = tuple(TEAMS),
) -> DeskCases:
    hours = WorkingHours(WorkingDays(frozenset()), time(9), time(17))
    forms = {"contact": form or contact_form()}
    promise = Promise(hours, 3, 4)
    return DeskCases.over(table, staff or Staff(), TEAMS, told, forms, promise)


@dataclass(frozen=True)
class AtWork:
    """Somebody who always sees the newest turn of case 1, unless they say which they saw."""

    cases: DeskCases
    table: Table
    clock: Clock

    def case(self, number: int = 1) -> Casework:
        found = Caseworks(self.table).find(case_id(number))
        assert found
        return found

    def act(
        self,
        member: Member,
        action: str,
        typed: Mapping[str, str] | None = None,
        *,
        seen: int | None = None,
        number: int = 1,
    ) -> Casework:
        turn = self.case(number).turn if seen is None else seen
        self.cases.work(member, Wish(case_id(number), action, turn, typed or {}), self.clock())
        return self.case(number)

    def to_allocated(self, number: int = 1) -> Casework:
        """Go from a first reading to a coach."""
        self.cases.read(JO, case_id(number), self.clock())
        self.act(JO, "contact", contact(self.clock()), number=number)
        self.act(JO, "confirm", {"preference": "online"}, number=number)
        return self.act(JO, "allocate", {"member": COL.key}, number=number)

    def events(self, number: int = 1) -> list[str]:
        found = self.table.query(f"CASE#{case_id(number)}", "EVENT#")
        acts = sorted((e for e in found if "turn" in e), key=lambda each: each["turn"])
        return [event["kind"] for event in acts]


def contact(now: datetime, outcome: str = "reached") -> Mapping[str, str]:
    return {"how": "phone", "outcome": outcome, "when": f"{now:%Y-%m-%dT%H:%M}"}
