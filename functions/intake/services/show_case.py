"""Gather what the page of a case shows to one member, once the reading is recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.adapters.case_history import CaseHistory
from intake.adapters.case_reader import CaseReader
from intake.adapters.casework import Caseworks
from intake.adapters.keepings import Keepings
from intake.adapters.twins import Twins
from intake.cases.access import Act
from intake.cases.casework import Casework
from intake.cases.keeping import Keeping
from intake.cases.member import Member
from intake.rendering.desk_case import CaseView, Link
from intake.rendering.desk_history import Names
from intake.services.case_offers import CaseOffers
from intake.services.correct_answer import is_about_contact
from intake.services.read_case import OpenedCase

PERHAPS_TWICE: Final = "perhaps_twice"
"""The relation of a case to its twin, until a person has said what they are to each other."""


@dataclass(frozen=True)
class ShowCase:
    """What a coach sees of a case is less: no other party, no link, and their own notes."""

    reader: CaseReader
    caseworks: Caseworks
    keepings: Keepings
    twins: Twins
    history: CaseHistory
    offers: CaseOffers

    def __call__(self, member: Member, opened: OpenedCase, now: datetime) -> CaseView | None:
        """Return what the page shows; None when the case is gone since it was opened."""
        case_id = opened.case.id
        work, keeping = self.caseworks.find(case_id), self.keepings.find(case_id)
        if work is None or keeping is None:
            return None
        reads_all = self.reads_all(member, work)
        links = self._links(member, self._related(work, keeping), now) if reads_all else []
        return CaseView(
            case=opened.case,
            work=work,
            answers=opened.answers.about,
            current=opened.answers.current,
            revision=opened.answers.revision,
            newest=opened.answers.newest,
            history=self.history.of(case_id),
            offers=self.offers.of(work, member),
            names=self.names(links),
            links=links,
            other_party=reads_all and self.reader.has_other_party(case_id),
            reads_all=reads_all,
            member=member.key,
            now=now,
            kept_until=keeping.ends_at,
            held_until=keeping.held_until if keeping.is_held(now) else None,
            requests=self.offers.may(member, Act.PRIVACY, work.standing),
            correctable=self._correctable(member, work, opened),
        )

    def _correctable(
        self, member: Member, work: Casework, opened: OpenedCase
    ) -> Sequence[tuple[str, str]]:
        """Return the questions about contact that were answered and that the form still asks."""
        form = self.offers.forms.get(work.form)
        if form is None or not self.offers.may(member, Act.WORK, work.standing):
            return []
        answered = {answer.id for given in opened.answers.current.values() for answer in given}
        return [
            (question.id, question.label)
            for question in form.questions
            if is_about_contact(question) and question.id in answered
        ]

    def names(self, links: list[Link]) -> Names:
        """Return what everybody and everything is called."""
        return Names(
            {each.key: each.name for each in self.offers.people.everybody()},
            {team.id: team.name for team in self.offers.teams.values()},
            {link.case_id: link.reference for link in links},
        )

    def names_for(self, member: Member, work: Casework, now: datetime) -> Names:
        """Return the same for a member who acts on a case."""
        links = self._links(member, work.links, now) if self.reads_all(member, work) else []
        return self.names(links)

    def reads_all(self, member: Member, work: Casework) -> bool:
        """Tell whether a member may be told of both parties."""
        return self.offers.may(member, Act.READ_OTHER_PARTY, work.standing)

    def _related(self, work: Casework, keeping: Keeping) -> Mapping[str, str]:
        return {**dict.fromkeys(self.twins.of(keeping), PERHAPS_TWICE), **work.links}

    def _links(self, member: Member, related: Mapping[str, str], now: datetime) -> list[Link]:
        found = [(self.reader.find(key), relation) for key, relation in related.items()]
        return [
            Link(record.case.id, record.case.reference, relation)
            for record, relation in found
            if record
            and not record.is_hidden(now)
            and self.offers.may(member, Act.READ, record.standing)
        ]
