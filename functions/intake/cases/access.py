"""Who may do what with which case. The only place where it is decided."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD, Member


class Act(StrEnum):
    """What somebody may do with a case."""

    READ = "read"
    READ_OTHER_PARTY = "read_other_party"
    NOTE = "note"
    WORK = "work"
    RECORD_SESSION = "record_session"
    ALLOCATE = "allocate"
    JUDGE = "judge"
    EXCLUDE = "exclude"
    HOLD = "hold"
    PRIVACY = "privacy"


_COORDINATES: Final = frozenset(
    {
        Act.READ, Act.READ_OTHER_PARTY, Act.NOTE, Act.WORK, Act.RECORD_SESSION, Act.ALLOCATE,
        Act.JUDGE,
    }
)  # fmt: skip
MAY: Final[Mapping[str, frozenset[Act]]] = {
    COORDINATOR: _COORDINATES,
    LEAD: frozenset(Act),
    GUARDIAN: frozenset(Act),
    COACH: frozenset({Act.READ, Act.NOTE, Act.RECORD_SESSION}),
}
"""What a role may do with the cases that it reaches."""


class Task(StrEnum):
    """What somebody may do at the desk that is not about one case; each has pages of its own."""

    LIST = "list"
    SEARCH = "search"
    KEY_IN = "key_in"
    REPORT = "report"
    EXPORT = "export"
    PEOPLE = "people"
    REQUESTS = "requests"
    RETENTION = "retention"


_COORDINATES_AT_LARGE: Final = frozenset({Task.LIST, Task.SEARCH, Task.KEY_IN})
TASKS: Final[Mapping[str, frozenset[Task]]] = {
    COORDINATOR: _COORDINATES_AT_LARGE,
    LEAD: frozenset(Task),
    # nobody else could count, export or answer for the cases of a guarded team
    GUARDIAN: frozenset(Task) - {Task.PEOPLE},
    COACH: frozenset({Task.LIST}),
}
"""What a role may do that is not about one case; which cases it shows is decided by `may`."""


@dataclass(frozen=True)
class Standing:
    """What of a case decides who reaches it; members are named by their keys."""

    team: str
    allocated: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def may(member: Member, act: Act, case: Standing, guarded: Container[str]) -> bool:
    """Tell whether a member may do this; `guarded` names the teams that are a guardian's alone."""
    if member.key in case.excluded:
        return False
    return any(
        act in MAY.get(role, ()) and _reaches(member, role, case, guarded) for role in member.roles
    )


def tasks_of(member: Member) -> frozenset[Task]:
    """Return what a member may do that is not about one case."""
    return frozenset[Task]().union(*(TASKS.get(role, ()) for role in member.roles))


def teams_read(member: Member, guarded: Container[str]) -> tuple[str, ...]:
    """Return the teams of which a member reads every case, but for those they are excluded from."""
    return tuple(team for team in member.teams if may(member, Act.READ, Standing(team), guarded))


def may_change(giver: Member, before: Member, after: Member, guarded: Container[str]) -> bool:
    """Tell whether somebody may make one member into the other.

    Who reads a guarded team's cases is decided by its own guardians, and by no other lead.
    """
    if Task.PEOPLE not in tasks_of(giver):
        return False
    secluded = _secluded(before, guarded) ^ _secluded(after, guarded)
    return secluded <= _secluded(giver, guarded)


def _secluded(member: Member, guarded: Container[str]) -> set[str]:
    """Return what of a member is a matter of guardians: the role, and the guarded teams."""
    role = {GUARDIAN} & set(member.roles)
    return role | {team for team in member.teams if team in guarded}


def _reaches(member: Member, role: str, case: Standing, guarded: Container[str]) -> bool:
    if role == COACH:
        return member.key in case.allocated
    return case.team in member.teams and (case.team in guarded) == (role == GUARDIAN)
