"""List the cases that wait for a member, a page at a time."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import Final

from intake.adapters.pointers import mine
from intake.adapters.worklist import Listed, Place, Worklist
from intake.cases.access import Act, may, teams_read
from intake.cases.member import Member
from intake.cases.promise import UNANSWERED
from intake.cases.record import QUARANTINED
from intake.cases.workers import workers
from intake.services.case_offers import People
from intake.services.sealing import Seal

SHOWN: Final = 25
"""Cases on a page."""

READ: Final = 250
"""Cases that are looked at for one page: where few of many are wanted, the next page goes on."""

PURPOSE: Final = "place in a list"
"""What the key of the sealed places is for."""

_URGENT: Final = frozenset({"safeguarding", "urgent"})


class View(StrEnum):
    """The lists that one can look at."""

    TEAM = "team"
    MINE = "mine"
    UNALLOCATED = "unallocated"
    OVERDUE = "overdue"
    URGENT = "urgent"
    QUARANTINED = "quarantined"


@dataclass(frozen=True)
class Listing:
    """A page of a list; `next` is the sealed place where the following one begins, or empty.

    `stopped` says that `READ` cases were looked at and too few of them belong on the page.
    `suspects` says that something waits in quarantine; `views` are those the member has.
    """

    view: View
    views: Sequence[View]
    cases: Sequence[Listed]
    next: str
    stopped: bool
    suspects: bool


class ListCases:
    """Reads the lists of all of a member's teams together, promised soonest first."""

    def __init__(
        self, worklist: Worklist, people: People, guarded: Container[str], seal: Seal
    ) -> None:
        self._worklist = worklist
        self._people = people
        self._guarded = guarded
        self._seal = seal

    def __call__(self, member: Member, wanted: str, after: str, now: datetime) -> Listing:
        """Return a page of the view wanted, or of the first that the member has.

        A place that is not ours, or of another view, is the beginning.
        """
        teams = teams_read(member, self._guarded)
        views = list(View) if teams else [View.MINE]
        view = View(wanted) if wanted in views else views[0]
        places = self._opened(after, view)
        stream = self._stream(_lists(view, member, teams), view, places, now)
        members = self._members() if view == View.UNALLOCATED else {}
        cases: list[Listed] = []
        for listed in islice(stream, READ):
            places[listed.list_name] = listed.place
            if self._belongs(listed, view, member, members):
                cases.append(listed)
            if len(cases) == SHOWN:
                break
        more = next(stream, None) is not None
        return Listing(
            view,
            views,
            cases,
            self._seal.close({"view": view, "places": places}) if more else "",
            more and len(cases) < SHOWN,
            view == View.TEAM and self._any_suspect(teams),
        )

    def workers(self, cases: Sequence[Listed]) -> Mapping[str, Sequence[str]]:
        """Return the names of those who work each case, by its id; of who has left, none."""
        if not any(_keys(each) for each in cases):
            return {}
        members = self._members()
        return {
            each.case.id: [worker.name for worker in self._workers(each, members)] for each in cases
        }

    def _members(self) -> Mapping[str, Member]:
        return {each.key: each for each in self._people.everybody()}

    def _workers(self, listed: Listed, members: Mapping[str, Member]) -> Sequence[Member]:
        return workers(_keys(listed), members, listed.standing, self._guarded)

    def _stream(
        self, lists: Sequence[str], view: View, places: Mapping[str, Place], now: datetime
    ) -> Iterator[Listed]:
        few_of_many = view in (View.UNALLOCATED, View.OVERDUE, View.URGENT)
        chunk = READ // 2 if few_of_many else SHOWN + 1
        until = now if view == View.OVERDUE else None
        streams = (self._worklist.read(name, chunk, places.get(name), until) for name in lists)
        return merge(*streams, key=lambda listed: listed.case.promised_by)

    def _belongs(
        self, listed: Listed, view: View, member: Member, members: Mapping[str, Member]
    ) -> bool:
        if not may(member, Act.READ, listed.standing, self._guarded):
            return False
        if view == View.UNALLOCATED:
            return not self._workers(listed, members)
        if view == View.OVERDUE:
            return listed.case.status in UNANSWERED
        return view != View.URGENT or not _URGENT.isdisjoint(listed.case.flags)

    def _opened(self, after: str, view: View) -> dict[str, Place]:
        opened = (self._seal.open(after) if after else None) or {}
        if opened.get("view") != view:
            return {}
        return {name: (pk, sk, by) for name, (pk, sk, by) in opened["places"].items()}

    def _any_suspect(self, teams: Sequence[str]) -> bool:
        return any(next(self._worklist.read(_quarantine(team), 1), None) for team in teams)


def _keys(listed: Listed) -> tuple[str, ...]:
    """Return the keys of who took a case and of those to whom it was given."""
    return tuple(filter(None, (listed.coordinator, *listed.standing.allocated)))


def _lists(view: View, member: Member, teams: Sequence[str]) -> list[str]:
    if view == View.MINE:
        return [mine(member.key)]
    return [_quarantine(team) for team in teams] if view == View.QUARANTINED else [*teams]


def _quarantine(team: str) -> str:
    return f"{team}#{QUARANTINED}"
