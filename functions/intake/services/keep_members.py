"""Decide who works at the desk: admit, change, remove, and end all of somebody's sessions."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.events import Event
from intake.adapters.members import Members
from intake.adapters.table import ConditionFailed
from intake.cases.access import may_change
from intake.cases.member import Member


class NotYours(Exception):
    """Raised for a change that is for others to make, or about nobody known."""


class LastLead(Exception):
    """Raised for a change after which nobody would decide who works here."""


@dataclass(frozen=True)
class Places:
    """Where somebody is to work, and under which name they are known."""

    name: str
    teams: Sequence[str]
    roles: Sequence[str]


class KeepMembers:
    """Every change is made onto what was read, with an event; ConditionFailed if it moved."""

    def __init__(self, members: Members, guarded: Container[str]) -> None:
        self._members = members
        self._guarded = guarded

    def put(self, giver: Member, key: str, places: Places, seen: int, now: datetime) -> None:
        """Admit or change somebody; `seen` is the turn at which the giver saw them."""
        before = self.known(key, now)
        if before.turn != seen:
            raise ConditionFailed
        after = before.changed(places.name, places.teams, places.roles)
        kind = "changed" if before.reads_cases else "admitted"
        self._save(giver, before, after, kind, now)

    def remove(self, giver: Member, key: str, now: datetime) -> None:
        """Let somebody in no more; their next request is refused."""
        before = self.known(key, now)
        self._save(giver, before, before.removed(), "removed", now)

    def sign_out(self, giver: Member, key: str, now: datetime) -> None:
        """End all of somebody's sessions at once; one may do it to oneself whoever one is."""
        before = self.known(key, now)
        if giver.key != key:
            self._check(giver, before, before)
        event = Event("signed_out", giver.key, now)
        self._members.save(before, before.signed_out(), event)

    def known(self, key: str, now: datetime) -> Member:
        """Return a member, or somebody who asks to be one as a member without any role."""
        if member := self._members.find(key):
            return member
        for each in self._members.asking(now):
            if each.key == key:
                return Member(key, each.name, (), (), each.email)
        raise NotYours

    def _save(self, giver: Member, before: Member, after: Member, kind: str, now: datetime) -> None:
        self._check(giver, before, after)
        self._members.save(
            before if before.turn else None,
            after,
            Event(kind, giver.key, now),
            self._another_lead(before) if before.leads and not after.leads else None,
        )

    def _check(self, giver: Member, before: Member, after: Member) -> None:
        if not may_change(giver, before, after, self._guarded):
            raise NotYours

    def _another_lead(self, member: Member) -> Member:
        for other in self._members.everybody():
            if other.leads and other.key != member.key:
                return other
        raise LastLead
