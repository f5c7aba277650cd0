"""The teams that are told about cases, as roles: addresses belong to the deployment."""

from dataclasses import dataclass

from intake.content.section import Section


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


def read_teams(data: object) -> dict[str, Team]:
    """Read the parsed content/teams.yml; raises ContentMistakes with all that is wrong in it."""
    top = Section.whole(data)
    teams = {team_id: _team(team_id, top.section(team_id)) for team_id in top.data}
    top.finish()
    return teams


def _team(team_id: str, entry: Section) -> Team:
    team = Team(
        id=team_id,
        name=entry.text("name"),
        label=entry.text("label"),
        to=entry.texts("to", required=True),
        fallback=entry.texts("fallback"),
    )
    if len(team.label.splitlines()) > 1:
        entry.wrong("label", "write this on one line: it stands in the subject of emails")
    entry.close()
    return team
