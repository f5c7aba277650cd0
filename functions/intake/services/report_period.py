"""Gather the cases of a period for somebody who leads the teams they belong to."""

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_histories import CaseHistories
from intake.cases.access import Act, may
from intake.cases.figures import Figures
from intake.cases.history import History
from intake.cases.leading import led_teams
from intake.cases.member import Member
from intake.cases.months import Months


@dataclass(frozen=True)
class Reports:
    """`guarded` teams' cases are in the figures and lists of their guardians, and of nobody else.

    `teams` are all there are: what waits in their quarantines counts for nothing. Lets TooMany
    through for a period that is too full.
    """

    histories: CaseHistories
    guarded: Container[str]
    teams: Collection[str]

    def figures(self, member: Member, months: Months, now: datetime) -> Figures:
        """Return the figures of the member's teams; restricted cases count, past ones do not."""
        teams = led_teams(member, self.guarded)
        return Figures.of(
            each
            for each in self.histories.received(months, self.apart())
            if each.standing.team in teams and not each.is_gone(now)
        )

    def apart(self) -> Collection[str]:
        """Return the ids of what may be spam, of every team."""
        return self.histories.quarantined(self.teams)

    def cases(self, member: Member, months: Months, now: datetime) -> list[History]:
        """Return each case of a period of which the member may look at what happened to it."""
        found = self.histories.received(months)
        return [each for each in found if self._may_see(member, each, now)]

    def _may_see(self, member: Member, history: History, now: datetime) -> bool:
        if history.is_ours or history.restricted or history.is_gone(now):
            return False
        return may(member, Act.PRIVACY, history.standing, self.guarded)
