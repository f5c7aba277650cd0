"""A person of the organisation, as the desk knows them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

COORDINATOR: Final = "coordinator"
"""Reads and works the cases of their teams."""

LEAD: Final = "lead"
"""A coordinator who also decides who works here, what is held and what leaves the desk."""

GUARDIAN: Final = "guardian"
"""The only role that opens cases of a guarded team, such as those of Freedom to Speak Up."""

COACH: Final = "coach"
"""A conflict coach or mediator: sees what is allocated to them, and records its sessions."""

ROLES: Final = (COORDINATOR, LEAD, GUARDIAN, COACH)


@dataclass(frozen=True)
class Member:
    """Somebody who may sign in, or who could once; `key` stands for them in events.

    `turn` counts the changes. `era` is the turn at which all their sessions were last ended: a
    session of an earlier one opens nothing. Who was removed keeps the name, for the history of
    cases, and has no role.
    """

    key: str
    name: str
    teams: tuple[str, ...]
    roles: tuple[str, ...]
    email: str = ""
    turn: int = 0
    era: int = 0

    @property
    def reads_cases(self) -> bool:
        """Say whether any of this person's roles opens the desk."""
        return not set(ROLES).isdisjoint(self.roles)

    @property
    def leads(self) -> bool:
        """Say whether this person decides who works here."""
        return LEAD in self.roles

    def changed(self, name: str, teams: Sequence[str], roles: Sequence[str]) -> "Member":
        """Return the member with another name, other teams and roles."""
        return replace(self, name=name, teams=tuple(teams), roles=tuple(roles), turn=self.turn + 1)

    def signed_out(self) -> "Member":
        """Return the member with every session ended."""
        return replace(self, turn=self.turn + 1, era=self.turn + 1)

    def removed(self) -> "Member":
        """Return what is left of a member who may not come in any more."""
        return replace(self.signed_out(), teams=(), roles=())
