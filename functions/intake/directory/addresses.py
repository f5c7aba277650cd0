"""The addresses at which roles of teams are reached: the deployment has them, content never."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Addresses:
    """By team, then by role, the address that a role has in this deployment."""

    by_team: Mapping[str, Mapping[str, str]]

    def of(self, team: str, role: str) -> str:
        """Return an address; empty when the deployment has none for this role."""
        return self.by_team.get(team, {}).get(role, "")

    def reached(self, team: str, roles: Iterable[str]) -> tuple[str, ...]:
        """Return those of a team's roles that have an address, in their order."""
        return tuple(role for role in roles if self.of(team, role))
