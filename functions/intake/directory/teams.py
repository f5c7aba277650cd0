"""The teams that are told about cases, as roles: addresses belong to the deployment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from intake.content.section import Section

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
"""Names of teams and roles: they stand in the marks of emails, where SES allows no other."""


@dataclass(frozen=True)
class Team:
    """Who is told: every role of `to`, and `fallback` in order when an address bounces.

    `label` stands in emails for the service: a shared inbox must not show what a case is about.
    """

    id: str
    name: str
    label: str
    to: tuple[str, ...]
    fallback: tuple[str, ...]
    guarded: bool = False
    """At the desk only guardians open its cases, whoever else is put into the team."""

    @property
    def lead(self) -> str:
        """The role that hears of a case nobody opened in time: the first who steps in."""
        return next(iter(self.fallback), self.to[0])


def read_teams(data: object) -> dict[str, Team]:
    """Read the parsed content/teams.yml; raises ContentMistakes with all that is wrong in it."""
    top = Section.whole(data)
    teams = {team_id: _team(team_id, top.section(team_id)) for team_id in top.data}
    for team_id in teams:
        if not _NAME.fullmatch(team_id):
            top.wrong(team_id, "write the team's id in small letters, digits and hyphens")
    top.finish()
    return teams


def guarded_teams(teams: Mapping[str, Team]) -> frozenset[str]:
    """Return the ids of the teams whose cases are a guardian's alone."""
    return frozenset(team.id for team in teams.values() if team.guarded)


def told_teams(
    teams: Mapping[str, Team], addresses: Mapping[str, Mapping[str, str]]
) -> dict[str, Team]:
    """Return the teams of which every role that must be told has an address in a deployment."""
    return {
        team.id: team
        for team in teams.values()
        if all(addresses.get(team.id, {}).get(role) for role in team.to)
    }


def _team(team_id: str, entry: Section) -> Team:
    team = Team(
        id=team_id,
        name=entry.text("name"),
        label=entry.text("label"),
        to=entry.texts("to", required=True),
        fallback=entry.texts("fallback"),
        guarded=entry.flag("guarded"),
    )
    names = {"to": team.to, "fallback": team.fallback}
    for key, roles in names.items():
        for role in roles:
            if not _NAME.fullmatch(role):
                entry.wrong(key, f'write "{role}" in small letters, digits and hyphens')
    if len(team.label.splitlines()) > 1:
        entry.wrong("label", "write this on one line: it stands in the subject of emails")
    entry.close()
    return team
