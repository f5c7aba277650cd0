"""Who is told and who may sign in on this machine: nobody real."""

import json
import os
from collections.abc import Mapping

from botocore.session import get_session

from intake.adapters.definitions import Definitions
from intake.adapters.id_tokens import Identity
from intake.adapters.members import Members
from intake.adapters.table import Table
from intake.cases.member import COORDINATOR, GUARDIAN, LEAD
from intake.directory.teams import Team
from local_stack.environment import TABLE
from local_stack.openid.people import CASEY


def seed(definitions: Definitions, issuer: str) -> None:
    """Give every team addresses and a coordinator; again whenever the teams may have changed."""
    teams = definitions.teams
    os.environ["TEAM_ADDRESSES"] = json.dumps(team_addresses(teams))
    Members(Table(get_session().create_client("dynamodb"), TABLE)).add(
        Identity(issuer, CASEY.subject),
        name=CASEY.name,
        teams=sorted(teams),
        roles=[COORDINATOR, GUARDIAN, LEAD],
    )


def team_addresses(teams: Mapping[str, Team]) -> dict[str, dict[str, str]]:
    """Return an address that nobody can have for each role of each team (RFC 2606)."""
    return {
        name: {role: f"{role}.{name}@example.org" for role in (*team.to, *team.fallback)}
        for name, team in teams.items()
    }
