"""List the closed cases whose time ends soon, for whoever leads their teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from intake.adapters.keepings import Keepings
from intake.cases.access import Act
from intake.cases.keeping import Keeping
from intake.cases.leading import led_teams
from intake.cases.member import Member
from intake.services.reach import Reach

DAYS: Final = 30
SHOWN: Final = 100
"""Cases on the page."""


@dataclass(frozen=True)
class Leaving:
    """The cases that go first, and whether more follow."""

    cases: Sequence[Keeping]
    more: bool


def leaving_soon(keepings: Keepings, reach: Reach, member: Member, now: datetime) -> Leaving:
    """Return what ends within 30 days; the index names the team, so that few cases are read."""
    teams = led_teams(member, reach.guarded)
    ending = keepings.ending_of(teams, now + timedelta(days=DAYS))
    found = [keepings.find(each) for each in ending[:SHOWN] if reach(member, Act.HOLD, each, now)]
    return Leaving([case for case in found if case], len(ending) > SHOWN)
