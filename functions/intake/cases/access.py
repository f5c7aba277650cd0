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


def _reaches(member: Member, role: str, case: Standing, guarded: Container[str]) -> bool:
    if role == COACH:
        return member.key in case.allocated
    return case.team in member.teams and (case.team in guarded) == (role == GUARDIAN)
