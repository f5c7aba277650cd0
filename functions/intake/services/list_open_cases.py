"""List what waits for a member's teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intake.adapters.case_reader import CaseReader
from intake.adapters.members import Member
from intake.cases.record import Case

SHOWN: Final = 100
"""Cases on the page; a list without an end would one day be a page nobody can load."""


@dataclass(frozen=True)
class OpenCases:
    """The cases promised soonest, and whether more wait behind them."""

    cases: Sequence[Case]
    more: bool


def list_open_cases(reader: CaseReader, member: Member) -> OpenCases:
    """Return the open cases of all the member's teams in one list, promised soonest first."""
    found = [case for team in member.teams for case in reader.open_cases(team, SHOWN + 1)]
    found.sort(key=lambda case: (case.promised_by, case.id))
    return OpenCases(found[:SHOWN], more=len(found) > SHOWN)
