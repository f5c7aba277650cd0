"""One person's form as a lead sees it: what may be given, and what was sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from intake.adapters.members import Asking, Change
from intake.cases.access import may_change
from intake.cases.member import ROLES, Member
from intake.cases.moments import spoken_moment
from intake.directory.teams import Team, guarded_teams
from intake.forms.fields import Fields
from intake.rendering.desk_people import CHANGES, Choices, Happened, Waiting, said_roles
from intake.services.keep_members import Places

_LONGEST_NAME: Final = 200
_NO_NAME: Final = "Enter a name of at most 200 characters."
_NO_ROLE: Final = "Choose at least one role. To let them in no more, remove them."


@dataclass(frozen=True)
class PeopleForm:
    """What of a member a lead may change; what they may not stays as it is."""

    before: Member
    choices: Choices

    @classmethod
    def of(cls, giver: Member, before: Member, teams: Mapping[str, Team]) -> "PeopleForm":
        """Return the form with what this lead may give and take."""
        guarded, nothing = guarded_teams(teams), replace(before, teams=(), roles=())
        roles = [
            role
            for role in ROLES
            if may_change(giver, nothing, replace(nothing, roles=(role,)), guarded)
        ]
        places = [
            (team.id, team.name)
            for team in teams.values()
            if may_change(giver, nothing, replace(nothing, teams=(team.id,)), guarded)
        ]
        return cls(before, Choices(roles, places))

    def places(self, fields: Fields) -> Places:
        """Read what was sent; what was not on offer is left out."""
        teams = [team for team, _ in self.choices.teams]
        return Places(
            " ".join(fields.one("name").split()),
            _chosen(fields.many("teams"), teams, self.before.teams),
            _chosen(fields.many("roles"), self.choices.roles, self.before.roles),
        )

    def problems(self, places: Places) -> list[str]:
        """Return what is wrong, as sentences."""
        named = 0 < len(places.name) <= _LONGEST_NAME
        return [*([] if named else [_NO_NAME]), *([] if places.roles else [_NO_ROLE])]

    def typed(self, places: Places) -> Member:
        """Return the person as they would be, to show the form again."""
        teams, roles = tuple(places.teams), tuple(places.roles)
        return replace(self.before, name=places.name, teams=teams, roles=roles)

    def turn(self, fields: Fields) -> int:
        """Return the turn at which the person was seen; -1, which none is, for anything else."""
        sent = fields.one("turn")
        return int(sent) if sent.isdecimal() and len(sent) < len("1000000") else -1


def waiting(asking: Asking) -> Waiting:
    """Return somebody who asks to be let in, in words."""
    return Waiting(asking.key, asking.name, asking.email, spoken_moment(asking.at))


def happened(change: Change, names: Mapping[str, str]) -> Happened:
    """Return a change in words; `names` has everybody, also those who were removed."""
    return Happened(
        spoken_moment(change.at),
        names.get(change.by, change.by),
        CHANGES[change.kind],
        names.get(change.member, ""),
        said_roles(change.roles) if change.kind in ("admitted", "changed") else "",
    )


def _chosen(sent: Collection[str], offered: Collection[str], had: Collection[str]) -> list[str]:
    kept = [each for each in had if each not in offered]
    return [*kept, *(each for each in offered if each in sent)]
