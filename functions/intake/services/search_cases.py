"""Search by a reference, or by an email address or number that stands in a case."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from intake.adapters.case_reader import CaseReader
from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.adapters.persons import Persons
from intake.cases.access import Act, may
from intake.cases.member import Member
from intake.cases.record import Case
from intake.cases.reference import read_reference
from intake.services.find_person import hash_of

SHOWN: Final = 25
LOOKED_AT: Final = 100
"""Cases of one person that are looked at, the newest first."""

_OTHER_PARTY: Final = "other_party"


@dataclass(frozen=True)
class Find:
    """A case, and whose detail it was there: nobody's if it was found by its reference."""

    case: Case
    about: Sequence[str]


@dataclass(frozen=True)
class Finds:
    """The cases found, and whether older ones were not looked at."""

    cases: Sequence[Find]
    more: bool


class SearchCases:
    """Finds what a member may read, and notes in each case that it was found."""

    def __init__(
        self,
        reader: CaseReader,
        keepings: Keepings,
        persons: Persons,
        key: bytes,
        guarded: Container[str],
    ) -> None:
        self._reader = reader
        self._keepings = keepings
        self._persons = persons
        self._key = key
        self._guarded = guarded

    def __call__(self, member: Member, typed: str, now: datetime) -> Finds:
        """Return the cases, newest first; NotPossible when it is none of the three.

        That somebody is the other party is found by those who may read the other party.
        """
        named = self._named(typed)
        readable = self._readable(member, named[:LOOKED_AT], now)
        found = list(islice(readable, SHOWN))
        for find in found:
            self._keepings.note(find.case.id, Event("found", member.key, now, {"how": "search"}))
        more = len(named) > LOOKED_AT or next(readable, None) is not None
        return Finds(found, more)

    def _named(self, typed: str) -> list[tuple[str, tuple[str, ...]]]:
        if reference := read_reference(typed):
            case_id = self._keepings.id_of(reference)
            return [(case_id, ())] if case_id else []
        about: dict[str, tuple[str, ...]] = {}
        for case_id, whose in self._persons.cases_of(hash_of(typed, self._key)):
            about[case_id] = (*about.get(case_id, ()), whose)
        return sorted(about.items(), reverse=True)

    def _readable(
        self, member: Member, named: Sequence[tuple[str, tuple[str, ...]]], now: datetime
    ) -> Iterator[Find]:
        for case_id, about in named:
            record = self._reader.find(case_id)
            if record is None or record.is_hidden(now):
                continue
            if not may(member, Act.READ, record.standing, self._guarded):
                continue
            other = may(member, Act.READ_OTHER_PARTY, record.standing, self._guarded)
            shown = tuple(each for each in about if other or each != _OTHER_PARTY)
            if shown or not about:
                yield Find(record.case, shown)
