"""The columns of an export of cases: what happened when, and nothing that was told."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from intake.cases.history import History
from intake.cases.moments import kept
from intake.rendering.spreadsheets import Cell

COLUMNS: Final[Mapping[str, Callable[[History], Cell]]] = {
    "Reference": lambda case: case.reference,
    "Form": lambda case: case.form_title,
    "Service": lambda case: case.service,
    "Team": lambda case: case.standing.team,
    "Channel": lambda case: str(case.channel),
    "Asked by": lambda case: "somebody else" if case.referred else "themselves",
    "Received": lambda case: kept(case.received_at),
    "Reply promised by": lambda case: kept(case.promised_by),
    "First contact": lambda case: _moment(case.first_contact),
    "First session": lambda case: _moment(case.first_session),
    "Sessions held": lambda case: case.sessions_held,
    "Closed": lambda case: _moment(case.closed_at),
    "Status": lambda case: case.status,
    "Outcome": lambda case: case.outcome,
}
"""Each with what stands in it; moments as the table keeps them, in UTC."""


def rows_of(cases: Sequence[History]) -> list[list[Cell]]:
    """Return a row for each case."""
    return [[cell(case) for cell in COLUMNS.values()] for case in cases]


def _moment(moment: datetime | None) -> str:
    return kept(moment) if moment else ""
