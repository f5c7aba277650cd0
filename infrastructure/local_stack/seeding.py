"""Who is told and who may sign in on this machine: nobody real."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from botocore.session import get_session

from intake.adapters.definitions import Definitions
from intake.adapters.events import Event
from intake.adapters.id_tokens import Identity
from intake.adapters.members import Members, member_key
from intake.adapters.table import Table
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD, Member
from intake.directory.teams import Team, guarded_teams
from local_stack.environment import TABLE
from local_stack.openid.people import CASEY, COLE, GALE, LEE, Person

MEMBERS: Final = {CASEY: COORDINATOR, LEE: LEAD, COLE: COACH, GALE: GUARDIAN}
"""Who has which role."""


def seed(definitions: Definitions, issuer: str) -> None:
    """Give every team addresses and people; again whenever the teams may have changed."""
    teams = definitions.teams
    os.environ["TEAM_ADDRESSES"] = json.dumps(team_addresses(teams))
    members = Members(Table(get_session().create_client("dynamodb"), TABLE))
    guarded = guarded_teams(teams)
    for person, role in MEMBERS.items():
        places = guarded if role == GUARDIAN else teams.keys() - guarded
        _put(members, Identity(issuer, person.subject), person, sorted(places), role)


def _put(
    members: Members, identity: Identity, person: Person, teams: Sequence[str], role: str
) -> None:
    key = member_key(identity)
    before = members.find(key)
    stranger = Member(key, person.name, (), (), person.email)
    after = (before or stranger).changed(person.name, teams, [role])
    members.save(before, after, Event("changed", "make serve", datetime.now(UTC)))


def team_addresses(teams: Mapping[str, Team]) -> dict[str, dict[str, str]]:
    """Return an address that nobody can have for each role of each team (RFC 2606)."""
    return {
        name: {role: f"{role}.{name}@example.org" for role in (*team.to, *team.fallback)}
        for name, team in teams.items()
    }
