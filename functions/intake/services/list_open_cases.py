"""List what waits for a member's teams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from intake.adapters.case_reader import CaseReader
from intake.cases.member import Member
from intake.cases.record import QUARANTINED, Case

SHOWN: Final = 100
"""Cases on the page; a list without an end would one day be a page nobody can load."""


@dataclass(frozen=True)
class OpenCases:
    """The cases promised soonest, whether more wait behind them, and what may be spam."""

    cases: Sequence[Case]
    more: bool
    suspects: Sequence[Case]


def list_open_cases(reader: CaseReader, member: Member) -> OpenCases:
    """Return the open cases of all the member's teams in one list, promised soonest first.

    What may be spam stands in a list of its own, in the same order: a person must see it too.
    """
    cases = _listed(reader, member.teams)
    suspects = _listed(reader, [f"{team}#{QUARANTINED}" for team in member.teams])
    return OpenCases(cases[:SHOWN], len(cases) > SHOWN, suspects[:SHOWN])


def _listed(reader: CaseReader, lists: Iterable[str]) -> list[Case]:
    found = [case for each in lists for case in reader.open_cases(each, SHOWN + 1)]
    return sorted(found, key=lambda case: (case.promised_by, case.id))
