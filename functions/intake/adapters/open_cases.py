"""Cases that wait for somebody to open them, and the lists that teams hear of every day."""

from dataclasses import dataclass
from datetime import datetime

from intake.adapters.keepings import CLOSED_SHARD
from intake.adapters.notices import DUE, new_notice
from intake.adapters.table import ConditionFailed, Item, Table, changed_item
from intake.cases.moments import kept, moment_of
from intake.notices.notice import Notice

_AGAIN = "SET due_at = :again"
_NO_MORE = "REMOVE due_shard, due_at"
_UNCHANGED = "due_at = :seen AND attribute_not_exists(opened_at)"


@dataclass(frozen=True)
class UnopenedCase:
    """A case nobody has opened: `due_at` is when its team is to hear of it next.

    `turn` counts what was done with it, so that what comes to another team, or back from a
    restriction, is reminded of anew.
    """

    id: str
    turn: int
    team: str
    flagged: bool
    promised_by: datetime
    due_at: datetime


class OpenCases:
    """Cases nobody closed, as the notifying functions see them: never with an answer."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def unopened(self, owner: str) -> UnopenedCase | None:
        """Return the case under a key; None when it is gone, opened or has no reminder left."""
        item = self._table.get(owner, "CASE")
        if item is None or "opened_at" in item or item.get("due_shard") != DUE:
            return None
        return UnopenedCase(
            id=item["case_id"],
            turn=item.get("turn", 0),
            team=item["team"],
            flagged=bool(item["flags"]),
            promised_by=moment_of(item["promised_by"]),
            due_at=moment_of(item["due_at"]),
        )

    def remind(self, case: UnopenedCase, notices: list[Notice], again: datetime | None) -> bool:
        """Store reminders and when the next are due; False when somebody opened it meanwhile."""
        expression, values = _NO_MORE, {":seen": kept(case.due_at)}
        if again:
            expression, values[":again"] = _AGAIN, kept(again)
        noted = changed_item(f"CASE#{case.id}", "CASE", expression, values, _UNCHANGED)
        try:
            self._table.transact([noted, *map(new_notice, notices)])
        except ConditionFailed:
            return False
        return True

    def listed(self, listed_for: str, limit: int) -> list[Item]:
        """Return what the worklist holds of at most `limit` cases, promised soonest first."""
        return self._table.query_index("worklist", "open_for", listed_for, limit=limit)

    def teams_of_ending(self, until: datetime) -> list[str]:
        """Return the team of each closed case whose time ends until then; one team may have many.

        All are read, as by the nightly round: with a limit the sooner ones of one team would hide
        those of the others.
        """
        ends = ("delete_after", kept(until))
        found = self._table.query_index("expiry", "closed_shard", CLOSED_SHARD, until=ends)
        return [item["team"] for item in found]
