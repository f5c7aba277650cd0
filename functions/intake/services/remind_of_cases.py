"""A case that nobody has opened: remind its team half-way, and tell its lead when it is late."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from intake.adapters.open_cases import OpenCases, UnopenedCase
from intake.directory.addresses import Addresses
from intake.directory.teams import Team
from intake.notices.notice import Kind, Notice
from intake.observability import log

_NOBODY: Final = ("lead",)
"""For a team that teams.yml does not have any more: a role without an address rings the alarm."""


class RemindOfCases:
    """Turns a case that is due into notices, once for each of its two moments."""

    def __init__(self, cases: OpenCases, addresses: Addresses, teams: Mapping[str, Team]) -> None:
        self._cases = cases
        self._addresses = addresses
        self._teams = teams

    def __call__(self, owner: str, now: datetime) -> None:
        """Remind of the case under a key if it is due and still unopened."""
        case = self._cases.unopened(owner)
        if case is None or case.due_at > now:
            return
        late = case.promised_by <= now
        kind, roles = (
            (Kind.ESCALATION, self._lead(case)) if late else (Kind.REMINDER, self._to(case))
        )
        notices = [_notice(case, kind, role, now) for role in roles]
        if self._cases.remind(case, notices, None if late else case.promised_by):
            log("case_unopened", case_id=case.id, code=str(kind))

    def _to(self, case: UnopenedCase) -> tuple[str, ...]:
        team = self._teams.get(case.team)
        return team.to if team else _NOBODY

    def _lead(self, case: UnopenedCase) -> tuple[str, ...]:
        """Return the lead; the next of `fallback` when the deployment has no address for it."""
        team = self._teams.get(case.team)
        if team is None:
            return _NOBODY
        return self._addresses.reached(team.id, team.fallback)[:1] or (team.lead,)


def _notice(case: UnopenedCase, kind: Kind, role: str, now: datetime) -> Notice:
    number = str(case.turn + 1)
    return Notice(f"CASE#{case.id}", kind, case.team, role, number, now, now, case.flagged)
