"""Whose cases somebody leads, and which forms they may key in."""

from collections.abc import Container

from intake.cases.access import Act, Standing, Task, may, tasks_of
from intake.cases.member import Member


def led_teams(member: Member, guarded: Container[str]) -> frozenset[str]:
    """Return the teams whose figures somebody sees; a guarded team's are a guardian's alone."""
    return frozenset(
        team for team in member.teams if may(member, Act.PRIVACY, Standing(team), guarded)
    )


def may_key_in(member: Member, team: str, guarded: Container[str]) -> bool:
    """Tell whether somebody may key in what a team's form asks.

    Whoever picks up the telephone may, whichever team it is for; only a guarded team's form is
    for its own guardians.
    """
    if team in guarded:
        return team in led_teams(member, guarded)
    return Task.KEY_IN in tasks_of(member)
