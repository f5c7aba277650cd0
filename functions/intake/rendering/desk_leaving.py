"""The lead's lists of single cases: what leaves the desk as a file, who read what, what goes soon.

None of them has a word of what was told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.cases.history import READINGS, History
from intake.cases.keeping import Keeping
from intake.cases.moments import last_day, moment_of, spoken_moment
from intake.cases.months import Months
from intake.forms.problems import Problem
from intake.rendering.case_table import COLUMNS
from intake.rendering.desk_account import Account
from intake.rendering.desk_reports import NAMES
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

SEEN: Final[Mapping[str, str]] = {
    "read": "Opened the case",
    "other_party_read": "Opened the other party's details",
    "printed": "Printed it",
    "found": "Found it by an address or a number",
    "exported": "Took it out as a file",
}
"""Words for the kinds of READINGS."""


@dataclass(frozen=True)
class Reading:
    """Who saw what of which case, when."""

    member: str
    at: str
    moment: str
    case_id: str
    reference: str
    what: str


@dataclass(frozen=True)
class Going:
    """A closed case with the last day on which it stands."""

    case_id: str
    reference: str
    day: str
    outcome: str


def export_screen(
    taken: Iterable[tuple[str, str, int]],
    names: Mapping[str, str],
    months: Months,
    large: int,
    problems: Sequence[Problem],
    account: Account,
) -> Screen:
    """Return the page from which the cases of a period are taken; `taken` is what already was."""
    title = "Export cases"
    content = render(
        "desk/export.html",
        title=title,
        columns=list(COLUMNS),
        taken=[(spoken_moment(moment_of(at)), name_of(by, names), n) for at, by, n in taken],
        months=months,
        large=large,
        problems=problems,
        account=account,
    )
    return Screen(f"Error: {title}" if problems else title, content)


def readings_screen(
    cases: Iterable[History],
    names: Mapping[str, str],
    months: Months,
    problems: Sequence[Problem],
    account: Account,
) -> Screen:
    """Return who saw what of these cases, by member, the newest first."""
    title = "Who read what"
    readings = [each for case in cases for each in _readings(case)]
    readings.sort(key=lambda each: each.at, reverse=True)
    members = sorted({each.member for each in readings}, key=lambda key: name_of(key, names))
    content = render(
        "desk/readings.html",
        title=title,
        months=months,
        readers=[
            (name_of(key, names), [each for each in readings if each.member == key])
            for key in members
        ],
        problems=problems,
        account=account,
    )
    return Screen(f"Error: {title}" if problems else title, content)


def leaving_screen(cases: Sequence[Keeping], days: int, *, more: bool, account: Account) -> Screen:
    """Return the cases that are deleted soon, the first first; `more` says that it is not all."""
    title = "Leaving soon"
    rows = [
        Going(case.case_id, case.reference, last_day(case.ends_at), _ended(case))
        for case in cases
        if case.ends_at
    ]
    content = render(
        "desk/leaving.html", title=title, rows=rows, days=days, more=more, account=account
    )
    return Screen(title, content)


def name_of(key: str, names: Mapping[str, str]) -> str:
    """Return a member's name; whoever is no member any more has none."""
    return names.get(key, "Somebody who has left")


def _readings(case: History) -> Iterable[Reading]:
    for each in case.happenings:
        if each.kind in READINGS:
            moment = spoken_moment(each.at)
            yield Reading(
                each.by, each.at.isoformat(), moment, case.id, case.reference, SEEN[each.kind]
            )


def _ended(case: Keeping) -> str:
    return NAMES.get(case.outcome, "Spam")
