"""Who may do what is about no single case: figures, what leaves the desk, what is keyed in."""

from collections.abc import Container
from typing import Final

from intake.cases.member import COORDINATOR, GUARDIAN, LEAD, Member

_KEY_IN: Final = frozenset({COORDINATOR, LEAD, GUARDIAN})


def led_teams(member: Member, guarded: Container[str]) -> frozenset[str]:
    """Return the teams whose figures somebody sees; a guarded team's are a guardian's alone."""
    return frozenset(
        team for team in member.teams if (GUARDIAN if team in guarded else LEAD) in member.roles
    )


def may_key_in(member: Member, team: str, guarded: Container[str]) -> bool:
    """Tell whether somebody may key in what a team's form asks.

    Whoever picks up the telephone may, whichever team it is for; only a guarded team's form is
    for its own guardians.
    """
    if team in guarded:
        return team in led_teams(member, guarded)
    return not _KEY_IN.isdisjoint(member.roles)
