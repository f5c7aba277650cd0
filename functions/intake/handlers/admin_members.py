"""The commands of `make admin` about who may use the desk: the first lead has nobody to ask."""

from intake.cases.keeping import NotPossible
from intake.cases.member import ROLES, Member
from intake.directory.teams import guarded_teams
from intake.handlers.admin_office import Asked, Office
from intake.services.keep_members import KeepMembers, Places

_SHORTEST = 8
"""Characters of a key that name one person for sure."""


def people(office: Office, asked: Asked) -> None:
    """List the members, and who signed in within the last week and is none."""
    for member in office.members.everybody():
        roles = ", ".join(member.roles) or "removed"
        asked.tell(f"{member.key[:12]} {member.name}: {roles}; {', '.join(member.teams)}")
    for each in office.members.asking(asked.now):
        asked.tell(f"{each.key[:12]} {each.name} {each.email}: asks to be let in")


def admit(office: Office, asked: Asked) -> None:
    """Let somebody use the desk, or give them other roles and teams."""
    key = _key(office, asked)
    unknown = set(asked.arguments.team) - office.teams.keys()
    if unknown:
        raise NotPossible(f"There is no such team: {', '.join(sorted(unknown))}.")
    guarded = guarded_teams(office.teams)
    keep = KeepMembers(office.members, guarded)
    before = keep.known(key, asked.now)
    places = Places(before.name, asked.arguments.team, asked.arguments.role)
    asked.tell(f"{before.name} {before.email}: {', '.join(places.roles)}")
    if asked.goes_ahead():
        # whoever holds the table's own keys may do what every lead and guardian may
        operator = Member(asked.by, asked.by, tuple(guarded), ROLES)
        keep.put(operator, key, places, before.turn, asked.now)


def _key(office: Office, asked: Asked) -> str:
    known = [each.key for each in office.members.everybody()]
    asking = [each.key for each in office.members.asking(asked.now)]
    begun = str(asked.arguments.person)
    found = {key for key in (*known, *asking) if key.startswith(begun)}
    if len(begun) < _SHORTEST or len(found) != 1:
        raise NotPossible("That names nobody, or not one person alone: see `people`.")
    return found.pop()
