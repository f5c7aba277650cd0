"""How cases are kept, in the table: read without a word of what was told, written with an event."""

from collections.abc import Container, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from intake.adapters.events import Event, event_item
from intake.adapters.pointers import pointing_again
from intake.adapters.table import (
    ConditionFailed,
    Item,
    Table,
    changed_item,
    deleted_item,
    new_item,
    put_item,
)
from intake.cases.keeping import RETENTION, Keeping
from intake.cases.moments import kept, moment_of

CLOSED_SHARD: Final = "0"
"""The one shard of the `expiry` index."""

_LOOK: Final = "RETENTION"
_NOT_SINCE: Final = "attribute_not_exists(pk) OR due_at <= :now"
_FIXED: Final = (
    "case_id", "reference", "submission_id", "form", "team", "flags", "received_at",
)  # fmt: skip
_TEXTS: Final = ("status_before", "outcome", "delete_because", "held_because")
_MOMENTS: Final = ("closed_at", "held_until", "restricted_at")
_MOVED: Final = "moved_at"
_WHERE: Final = (
    "status", "open_for", "unlisted_for", "closed_shard", "delete_after", "date_set_aside",
    "due_shard", "due_at", "turn",
)  # fmt: skip
ATTRIBUTES: Final = (*_FIXED, *_TEXTS, *_MOMENTS, *_WHERE, _MOVED)
"""What is read of a case; the daily round's role may read nothing else of it."""

Value = str | int | None
"""An attribute as it is kept; None for one that is not there."""


class Keepings:
    """Every write is one transaction, made only onto the value that was read."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, case_id: str) -> Keeping | None:
        """Return how a case is kept; None when there is none."""
        item = self._table.get(f"CASE#{case_id}", "CASE", ATTRIBUTES)
        return keeping_of(item) if item else None

    def save(self, before: Keeping, after: Keeping, event: Event | None = None) -> None:
        """Write what changed, and the event; ConditionFailed when somebody else was quicker."""
        known, wanted = _attributes(before), _attributes(after)
        changes = {name: wanted[name] for name in wanted if wanted[name] != known[name]}
        # the reminders move these two by themselves
        unchanged = {name: known[name] for name in known if name not in ("due_shard", "due_at")}
        changed = _change(before.case_id, changes, unchanged)
        noted = [new_item(event_item(before.case_id, event, after.turn))] if event else []
        moved = self._moved(before.case_id, changes) if "open_for" in changes else []
        looks = (
            [put_item(look_item(before.case_id, event.at))]
            if event and _is_news(before, after)
            else []
        )
        self._table.transact([changed, *noted, *moved, *looks])

    def _moved(self, case_id: str, changes: Mapping[str, Value]) -> list[dict[str, Any]]:
        """Return what puts a case on the lists of those who work it, or takes it off them."""
        item = self._table.get(f"CASE#{case_id}", "CASE")
        return pointing_again(self._table, {**item, **changes}) if item else []

    def note(self, case_id: str, event: Event) -> None:
        """Record what was done with a case without changing how it is kept."""
        self._table.put(event_item(case_id, event), unless_exists=True)

    def id_of(self, reference: str) -> str | None:
        """Return the case that has a reference in its one form; None when there is none."""
        found = self._table.get(f"REF#{reference}", "REF")
        return found["case_id"] if found else None

    def looked_at(self, case: Keeping, now: datetime) -> None:
        """Take away the mark of `look_item`, if there is one, and none that was left since then.

        While a hold keeps an open case, one for its end takes its place.
        """
        since = {":now": kept(now)}
        if case.held_until and not case.is_closed:
            mark = put_item(look_item(case.case_id, case.held_until), _NOT_SINCE, since)
        else:
            mark = deleted_item(f"CASE#{case.case_id}", _LOOK, _NOT_SINCE, since)
        with suppress(ConditionFailed):
            self._table.transact([mark])

    def ending(self, until: datetime) -> list[str]:
        """Return the ids of the cases whose time ends by a moment, the first first."""
        ends = ("delete_after", kept(until))
        found = self._table.query_index("expiry", "closed_shard", CLOSED_SHARD, until=ends)
        return [item["pk"].removeprefix("CASE#") for item in found]

    def ending_of(self, teams: Container[str], until: datetime) -> list[str]:
        """Return the same of some teams alone; the index names each case's team."""
        ends = ("delete_after", kept(until))
        found = self._table.query_index("expiry", "closed_shard", CLOSED_SHARD, until=ends)
        return [item["pk"].removeprefix("CASE#") for item in found if item["team"] in teams]

    def to_look_at(self, now: datetime) -> list[str]:
        """Return the ids of the cases that were closed, held and so on since the last round."""
        due = ("due_at", kept(now))
        found = self._table.query_index("due", "due_shard", RETENTION, until=due)
        return [item["pk"].removeprefix("CASE#") for item in found]


def look_item(case_id: str, now: datetime) -> Item:
    """Return a mark that makes the daily round look at a case that is due for something else.

    An open case waits for its reminder. Whoever opens one that was closed leaves a mark, because
    its items may bear a TTL, and whoever holds one, because the hold must end.
    """
    return {
        "pk": f"CASE#{case_id}",
        "sk": _LOOK,
        "due_shard": RETENTION,
        "due_at": kept(now),
    }


def keeping_of(item: Item) -> Keeping:
    """Read a case item."""
    due = (item["due_shard"], moment_of(item["due_at"])) if "due_at" in item else None
    return Keeping(
        case_id=item["case_id"],
        reference=item["reference"],
        submission_id=item["submission_id"],
        form=item["form"],
        team=item["team"],
        flags=tuple(item["flags"]),
        received_at=moment_of(item["received_at"]),
        status=item["status"],
        status_before=item.get("status_before", ""),
        listed_for=item.get("open_for") or item["unlisted_for"],
        due=due,
        outcome=item.get("outcome", ""),
        closed_at=_moment(item, "closed_at"),
        delete_after=_moment(item, "delete_after") or _moment(item, "date_set_aside"),
        delete_because=item.get("delete_because", ""),
        held_until=_moment(item, "held_until"),
        held_because=item.get("held_because", ""),
        restricted_at=_moment(item, "restricted_at"),
        moved_at=_moment(item, _MOVED),
        turn=item.get("turn", 0),
    )


def _is_news(before: Keeping, after: Keeping) -> bool:
    """Tell whether the daily round must look at an open case."""
    held = after.held_until is not None and after.held_until != before.held_until
    return not after.is_closed and (before.is_closed or held)


def _moment(item: Item, name: str) -> datetime | None:
    return moment_of(item[name]) if name in item else None


def _attributes(case: Keeping) -> dict[str, Value]:
    """Return every attribute that an event may change; None for what is not there."""
    listed = not case.is_closed and case.restricted_at is None
    date = kept(case.delete_after) if case.delete_after else None
    shard, due_at = (case.due[0], kept(case.due[1])) if case.due else (None, None)
    return {
        **{name: getattr(case, name) or None for name in _TEXTS},
        **{name: kept(at) if (at := getattr(case, name)) else None for name in _MOMENTS},
        "status": case.status,
        "open_for": case.listed_for if listed else None,
        "unlisted_for": None if listed else case.listed_for,
        "closed_shard": CLOSED_SHARD if case.is_closed else None,
        "delete_after": None if case.is_set_aside else date,
        "date_set_aside": date if case.is_set_aside else None,
        "due_shard": shard,
        "due_at": due_at,
        "turn": case.turn or None,
    }


def _change(
    case_id: str, changes: Mapping[str, Value], unchanged: Mapping[str, Value]
) -> dict[str, Any]:
    values = {f":{name}": value for name, value in changes.items() if value is not None}
    values |= {f":was_{name}": value for name, value in unchanged.items() if value is not None}
    sets = ", ".join(f"#{n} = :{n}" for n, value in changes.items() if value is not None)
    removes = ", ".join(f"#{n}" for n, value in changes.items() if value is None)
    expression = f"SET {sets} " * bool(sets) + f"REMOVE {removes}" * bool(removes)
    condition = " AND ".join(
        f"attribute_not_exists(#{n})" if value is None else f"#{n} = :was_{n}"
        for n, value in unchanged.items()
    )
    return changed_item(f"CASE#{case_id}", "CASE", expression, values, condition)
