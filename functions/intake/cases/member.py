"""A person of the organisation, as the desk knows them."""

from dataclasses import dataclass
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
    """Somebody who may sign in; `key` stands for them in events."""

    key: str
    name: str
    teams: tuple[str, ...]
    roles: tuple[str, ...]

    @property
    def reads_cases(self) -> bool:
        """Say whether any of this person's roles opens the desk."""
        return not set(ROLES).isdisjoint(self.roles)
