"""What a member can do with a case now: what its state allows, of what the member may."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from intake.cases.access import Act, Standing, may
from intake.cases.actions import OFFERED, Action
from intake.cases.casework import Casework
from intake.cases.member import COACH, Member
from intake.cases.offers import Around, Offer, offers
from intake.directory.teams import Team, guarded_teams
from intake.forms.definition import Form


class People(Protocol):
    """The members, also those who were removed."""

    def everybody(self) -> Sequence[Member]:
        """Return them by name."""
        ...


@dataclass(frozen=True)
class CaseOffers:
    """Knows who works here, which teams there are, and what each form asks and keeps.

    `told` are the teams that have an address: to no other can a case be passed on.
    """

    people: People
    teams: Mapping[str, Team]
    told: Collection[str]
    forms: Mapping[str, Form]

    @property
    def guarded(self) -> Collection[str]:
        """The teams whose cases are a guardian's alone."""
        return guarded_teams(self.teams)

    def may(self, member: Member, act: Act, case: Standing) -> bool:
        """Tell whether a member may do this with a case."""
        return may(member, act, case, self.guarded)

    def of(self, case: Casework, member: Member) -> dict[Action, Offer]:
        """Return what a member can do with a case now."""
        found = offers(case, self._around(case, member))
        return {
            offer.action: offer
            for offer in found
            if self.may(member, OFFERED[offer.action][0], case.standing)
        }

    def _around(self, case: Casework, member: Member) -> Around:
        everybody = self.people.everybody()
        of_team = [each for each in everybody if case.team in each.teams and each.reads_cases]
        form = self.forms.get(case.form)
        return Around(
            by=member.key,
            coaches=tuple(each.key for each in of_team if COACH in each.roles),
            workers=frozenset(
                each.key for each in everybody if self.may(each, Act.WORK, case.standing)
            ),
            excludable=tuple(each.key for each in of_team),
            teams=tuple(team for team in self.told if team != case.team),
            outcomes=tuple(form.retention) if form else (),
            two_parties=form is not None and has_other_party(form),
            guarded=case.team in self.guarded,
        )


def has_other_party(form: Form) -> bool:
    """Tell whether a form asks about somebody on the other side."""
    return any(page.about == "other_party" for page in form.pages)
