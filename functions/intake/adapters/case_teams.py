"""A case becomes new to a team: what lists and reminders need, whom to tell, and its receipt.

The receipt must name the team that has the case: edited answers are told to that one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from intake.adapters.notices import DUE, new_notice
from intake.adapters.table import Table, changed_item
from intake.cases.moments import kept, moment_of
from intake.notices.notice import Notice

_ATTRIBUTES: Final = ("submission_id", "promised_by", "flags")
_TO_TEAM: Final = "SET team = :team REMOVE quarantined"


@dataclass(frozen=True)
class Promised:
    """What somebody who writes was promised, and the case's receipt by its submission."""

    submission_id: str
    promised_by: datetime
    flagged: bool


class CaseTeams:
    """Reads what a team must know of a case, and writes whose it is."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def promised(self, case_id: str) -> Promised:
        """Return what was promised; the case must be there."""
        item = self._table.get(f"CASE#{case_id}", "CASE", _ATTRIBUTES) or {}
        return Promised(item["submission_id"], moment_of(item["promised_by"]), bool(item["flags"]))


def listed_anew(team: str, label: str, remind_at: datetime) -> Mapping[str, Any]:
    """Return the attributes of a case that nobody of its team has opened."""
    return {
        "open_for": team,
        "service_label": label,
        "due_shard": DUE,
        "due_at": kept(remind_at),
        "opened_at": None,
        "suspicions": None,
    }


def told_anew(promised: Promised, team: str, notices: Sequence[Notice]) -> list[Mapping[str, Any]]:
    """Return the operations of a transaction that tell a team, now and of edited answers."""
    receipt = changed_item(
        f"RECEIPT#{promised.submission_id}",
        "RECEIPT",
        _TO_TEAM,
        {":team": team},
        "attribute_exists(pk)",
    )
    return [receipt, *map(new_notice, notices)]
