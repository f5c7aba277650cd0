"""Notices in the table: each change is written only onto the value that it was made from."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from intake.adapters.table import (
    ConditionFailed,
    Item,
    Table,
    changed_item,
    checked_item,
    new_item,
)
from intake.cases.keeping import REMINDERS
from intake.cases.moments import kept, moment_of
from intake.notices.notice import Kind, Notice, State

DUE: Final = REMINDERS
"""The one shard of the due index; docs/architecture.md says when it would need more."""

_MOMENTS: Final = (
    "waiting_since", "lease_until", "sent_at", "delivered_at", "doubted_at",
    "undelivered_at", "bounced_at", "complained_at", "parked_at", "summarised_at",
)  # fmt: skip
_PLAIN: Final = ("kind", "team", "role", "number", "priority", "sends", "refusals", "tag",
                 "message_id", "counts", "turn")  # fmt: skip
_CHANGING: Final = (*_MOMENTS, "due_shard", "due_at", "sends", "refusals", "tag", "message_id",
                    "turn")  # fmt: skip
_TRIES: Final = 10
_COUNT: Final = "SET expires_at = :gone ADD counted :one"
_COUNTS_KEPT: Final = timedelta(hours=48)
TEAM_NEWS_KEPT: Final = timedelta(days=90)
"""How long the notice of a digest or a summary is kept: long enough to ask why none came."""

_UNTOUCHED: Final = "attribute_exists(pk) AND sends = :none"


class Contended(Exception):
    """Raised when a notice changes under every attempt to change it."""


class Notices:
    """The notices of all cases and teams."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def read(self, owner: str, slot: str) -> Notice | None:
        """Read a notice, consistently; None when there is none."""
        item = self._table.get(owner, f"NOTICE#{slot}")
        return notice_of(item) if item else None

    def add(self, notice: Notice) -> bool:
        """Store a new notice; False when it is there already, which is as good."""
        try:
            self._table.put(notice_item(notice), unless_exists=True)
        except ConditionFailed:
            return False
        return True

    def save(self, notice: Notice) -> bool:
        """Write the next value of a notice; False when somebody else changed it meanwhile."""
        expression, values, condition = _change(notice)
        key = (notice.owner, f"NOTICE#{notice.slot}")
        try:
            self._table.update(*key, expression, values, condition)
        except ConditionFailed:
            return False
        return True

    def change(self, notice: Notice, next_value: Callable[[Notice], Notice]) -> Notice | None:
        """Change a notice whoever else changes it, and return it; None when it is gone.

        The value in hand is tried first, and read again only if it is not the newest. Raises
        Contended when that does not come to an end.
        """
        held: Notice | None = notice
        for _ in range(_TRIES):
            if held is None:
                return None
            changed = next_value(held)
            if changed == held or self.save(changed):
                return changed
            held = self.read(notice.owner, notice.slot)
        raise Contended

    def sum_up(self, notice: Notice, summary: Notice) -> bool:
        """Write that a summary tells this notice's news, unless that summary is on its way."""
        expression, values, condition = _change(notice)
        key = (notice.owner, f"NOTICE#{notice.slot}")
        try:
            self._table.transact(
                [
                    checked_item(summary.owner, f"NOTICE#{summary.slot}", _UNTOUCHED, {":none": 0}),
                    changed_item(*key, expression, values, condition),
                ]
            )
        except ConditionFailed:
            return False
        return True

    def due(self, now: datetime, limit: int) -> list[tuple[str, str]]:
        """Return the keys of at most `limit` items to act on, the longest due first."""
        found = self._table.query_index("due", "due_shard", DUE, limit=limit)
        return [_key(item) for item in found if item["due_at"] <= kept(now)]

    def due_between(self, start: datetime, end: datetime, limit: int) -> list[tuple[str, str]]:
        """Return the keys of at most `limit` items that are due after start and by end."""
        found = self._table.query_index(
            "due", "due_shard", DUE, after=("due_at", kept(start)), limit=limit
        )
        return [_key(item) for item in found if item["due_at"] <= kept(end)]

    def parked(self, team: str, limit: int) -> list[tuple[str, str]]:
        """Return the keys of at most `limit` of a team's notices that wait for a person."""
        found = self._table.query_index("due", "due_shard", f"parked#{team}", limit=limit)
        return [_key(item) for item in found]

    def count_this_hour(self, team: str, role: str, now: datetime) -> int:
        """Count one more ordinary notice to a role in this hour, and return how many that makes."""
        gone = int((now + _COUNTS_KEPT).timestamp())
        item = self._table.update(
            f"COUNTER#{team}#{role}",
            f"HOUR#{kept(now)[:13]}",
            _COUNT,
            {":gone": gone, ":one": 1},
            condition="",
        )
        return int(item["counted"])


def notice_item(notice: Notice) -> Item:
    """Return the item of a new notice; one about a case is kept for as long as the case."""
    item = {"pk": notice.owner, "sk": f"NOTICE#{notice.slot}", **_attributes(notice)}
    if notice.owner.startswith("TEAM#"):
        item["expires_at"] = int((notice.waiting_since + TEAM_NEWS_KEPT).timestamp())
    return item


def new_notice(notice: Notice) -> dict[str, Any]:
    """Return the operation of a transaction that stores a notice which must be new."""
    return new_item(notice_item(notice))


def notice_of(item: Item) -> Notice:
    """Read what `notice_item` made."""
    read: Item = {name: item[name] for name in _PLAIN if name in item}
    read |= {name: moment_of(item[name]) for name in _MOMENTS if name in item}
    due_at = moment_of(item["due_at"]) if item.get("due_shard") == DUE else None
    return Notice(**{**read, "owner": item["pk"], "kind": Kind(item["kind"]), "due_at": due_at})


def _attributes(notice: Notice) -> Item:
    values = {name: getattr(notice, name) for name in _PLAIN}
    values |= {name: kept(at) for name in _MOMENTS if (at := getattr(notice, name))}
    return {**{name: value for name, value in values.items() if value not in ("", {})},
            "kind": str(notice.kind), **_listed(notice)}  # fmt: skip


def _listed(notice: Notice) -> Item:
    """Return under what the due index lists a notice, if under anything."""
    if notice.due_at:
        return {"due_shard": DUE, "due_at": kept(notice.due_at)}
    if notice.parked_at and notice.state(notice.parked_at) is State.PARKED:
        return {"due_shard": f"parked#{notice.team}", "due_at": kept(notice.parked_at)}
    return {}


def _change(notice: Notice) -> tuple[str, Item, str]:
    """Return expression, values and condition that turn the value before into this one."""
    attributes = _attributes(notice)
    there = [name for name in _CHANGING if name in attributes]
    gone = [name for name in _CHANGING if name not in attributes]
    expression = "SET " + ", ".join(f"{name} = :{name}" for name in there)
    if gone:
        expression += " REMOVE " + ", ".join(gone)
    values = {f":{name}": attributes[name] for name in there}
    return expression, {**values, ":before": notice.turn - 1}, "turn = :before"


def _key(item: Item) -> tuple[str, str]:
    return item["pk"], item["sk"]
