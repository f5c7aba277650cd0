"""Everything the desk's pages of cases need, made from the table and what the build left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_history import CaseHistory
from intake.adapters.case_reader import CaseReader
from intake.adapters.case_teams import CaseTeams
from intake.adapters.casework import Caseworks
from intake.adapters.keepings import Keepings
from intake.adapters.table import Table
from intake.adapters.twins import Twins
from intake.cases.access import Act
from intake.cases.actions import Action
from intake.cases.casework import Casework
from intake.cases.member import Member
from intake.cases.offers import Offer
from intake.cases.promise import Promise
from intake.directory.teams import Team, guarded_teams
from intake.forms.definition import Form
from intake.rendering.desk_history import Names
from intake.services.case_offers import CaseOffers, People
from intake.services.keep_cases import KeepCases
from intake.services.keep_from_desk import KeepFromDesk
from intake.services.link_cases import LinkCases
from intake.services.read_case import ReadCase
from intake.services.show_case import ShowCase
from intake.services.take_steps import TakeSteps
from intake.services.work_case import Wish, WorkCase


@dataclass(frozen=True)
class Offered:
    """A case as it stands, and the action that somebody wanted if it is offered.

    `reads_all` says that they may be told of both parties.
    """

    work: Casework
    offer: Offer | None
    names: Names
    reads_all: bool


@dataclass(frozen=True)
class DeskCases:
    """The use cases of a case's pages."""

    read: ReadCase
    show: ShowCase
    work: WorkCase

    @classmethod
    def over(
        cls,
        table: Table,
        people: People,
        teams: Mapping[str, Team],
        told: Collection[str],
        forms: Mapping[str, Form],
        promise: Promise,
    ) -> "DeskCases":
        """Make them over one table; `told` are the teams that have an address."""
        reader, caseworks, keepings = CaseReader(table), Caseworks(table), Keepings(table)
        history, offers = CaseHistory(table), CaseOffers(people, teams, told, forms)
        retention = {name: form.retention for name, form in forms.items()}
        steps = TakeSteps(caseworks, CaseTeams(table), history, teams, promise)
        links = LinkCases(caseworks, reader, keepings, offers)
        keep = KeepFromDesk(KeepCases(keepings, retention))
        return cls(
            ReadCase(reader, guarded_teams(teams)),
            ShowCase(reader, caseworks, keepings, Twins(table), history, offers),
            WorkCase(reader, caseworks, history, offers, steps, links, keep),
        )

    def offered(self, member: Member, wish: Wish, now: datetime) -> Offered | None:
        """Return the case and the wished action as they are now; None when there is no case."""
        work = self.work.caseworks.find(wish.case_id)
        if work is None:
            return None
        offer = self.work.offers.of(work, member).get(Action(wish.action))
        names = self.show.names_for(member, work, now)
        return Offered(work, offer, names, self.show.reads_all(member, work))

    def reaches(self, member: Member, case_id: str) -> bool:
        """Tell whether a member still reaches a case after what they did."""
        work = self.work.caseworks.find(case_id)
        return work is not None and self.work.offers.may(member, Act.READ, work.standing)
