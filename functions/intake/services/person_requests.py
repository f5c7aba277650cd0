"""What somebody asks of us about themselves: to see what we hold, or to have it erased."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.cases.access import Act
from intake.cases.keeping import NotPossible
from intake.cases.member import Member
from intake.observability import Metric, measure
from intake.rendering.subject_access import HeldCase
from intake.services.erase_person import ErasePerson, Erasure
from intake.services.export_period import LARGE
from intake.services.export_person import ExportPerson
from intake.services.find_person import FindPerson, Found, is_detail
from intake.services.reach import Reach

MOST_DETAILS: Final = 10
"""Addresses and numbers of one person."""


@dataclass(frozen=True)
class PersonRequests:
    """Finds the cases anew at each step: nothing that a page brings back is taken for granted.

    Only cases that the member reaches count, and that there are others is never told.
    """

    find_person: FindPerson
    export_person: ExportPerson
    erase_person: ErasePerson
    keepings: Keepings
    reach: Reach

    def find(self, member: Member, details: str, now: datetime) -> Sequence[Found]:
        """Return somebody's cases, and record with each that it was found; raises NotPossible."""
        found = self._reached(member, details, now)
        for each in found:
            self.keepings.note(each.case.case_id, Event("found", member.key, now))
        return found

    def chosen(
        self, member: Member, details: str, chosen: Mapping[str, str], now: datetime
    ) -> Sequence[Found]:
        """Return those of somebody's cases that were chosen by their ids, each with who asks.

        Who asks may be empty where it follows from the detail.
        """
        found = self._reached(member, details, now)
        return [
            each.asked_by(chosen[each.case.case_id])
            for each in found
            if each.case.case_id in chosen
        ]

    def export(
        self, found: Sequence[Found], member: Member, now: datetime, *, with_serious_harm: bool
    ) -> Sequence[HeldCase]:
        """Return what is held in these cases; NotPossible for flagged ones, unless it may be."""
        if len(found) > LARGE:
            measure(Metric.LARGE_EXPORTS)
        return self.export_person(found, member.key, now, with_serious_harm=with_serious_harm)

    def plan(self, found: Sequence[Found], now: datetime) -> Sequence[Erasure]:
        """Return what erasing comes to in these cases, and change nothing."""
        return self.erase_person.plan(found, now)

    def erase(self, found: Sequence[Found], member: Member, now: datetime) -> Iterator[Erasure]:
        """Erase, and give each step that was done; what is held stays."""
        for step in self.erase_person.plan(found, now):
            if not step.held:
                self.erase_person.do(step, member.key, now)
                yield step

    def _reached(self, member: Member, details: str, now: datetime) -> list[Found]:
        return [
            each
            for each in self.find_person(_lines(details), now)
            if self.reach(member, Act.PRIVACY, each.case.case_id, now)
        ]


def _lines(details: str) -> list[str]:
    """Return the addresses and numbers, one a line; NotPossible names what is none of them."""
    lines = [(at, line.strip()) for at, line in enumerate(details.splitlines(), 1) if line.strip()]
    if not lines:
        raise NotPossible("Enter at least one email address or phone number")
    if len(lines) > MOST_DETAILS:
        raise NotPossible(f"Enter at most {MOST_DETAILS}; look for the rest afterwards")
    wrong = [str(at) for at, line in lines if not is_detail(line)]
    if wrong:
        raise NotPossible(f"Neither an email address nor a phone number: line {', '.join(wrong)}")
    return [line for _, line in lines]
