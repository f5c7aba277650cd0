"""Cases as people work them, in the table: each act is one transaction, onto the turn it saw."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from intake.adapters.events import Event, event_item
from intake.adapters.pointers import pointing_again
from intake.adapters.table import ConditionFailed, Item, Table, changed_item, new_item
from intake.cases.casework import Casework
from intake.cases.channel import Channel, KeyedIn

_TEXTS: Final = ("status", "team", "coordinator", "preference", "funding")
_LISTS: Final = ("allocated", "excluded")
_MAPS: Final = ("parties", "sessions", "links")
_ON: Final = "#turn = :seen AND attribute_not_exists(#restricted_at)"
_FIRST: Final = (
    "attribute_exists(pk) AND attribute_not_exists(#turn) AND attribute_not_exists(#restricted_at)"
)


@dataclass(frozen=True)
class Write:
    """A case before and after an act, and its event; `besides` are attributes that lists need."""

    before: Casework
    after: Casework
    event: Event
    besides: Mapping[str, Any] = field(default_factory=dict)


class Caseworks:
    """Reads how far a case has come, and writes how it goes on."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, case_id: str) -> Casework | None:
        """Return a case; None when there is none."""
        item = self._table.get(f"CASE#{case_id}", "CASE")
        return casework_of(item) if item else None

    def save(self, writes: Sequence[Write], others: Sequence[Mapping[str, Any]] = ()) -> None:
        """Write acts with their events and other operations, or nothing.

        ConditionFailed when a case is not on its turn any more, or nobody may open it.
        """
        operations = [operation for write in writes for operation in self._operations(write)]
        self._table.transact([*operations, *others])

    def _operations(self, write: Write) -> Iterator[dict[str, Any]]:
        before, after = write.before, write.after
        item = self._table.get(f"CASE#{before.case_id}", "CASE")
        if item is None or item.get("turn", 0) != before.turn:
            raise ConditionFailed
        known, wanted = _attributes(before), _attributes(after)
        changes = {name: wanted[name] for name in wanted if wanted[name] != known[name]}
        changes |= {**write.besides, "turn": after.turn}
        yield _change(before, changes)
        yield new_item(event_item(before.case_id, write.event, after.turn))
        yield from pointing_again(self._table, {**item, **changes})


def casework_of(item: Item) -> Casework:
    """Read a case item."""
    read: Item = {name: item.get(name, "") for name in _TEXTS}
    read |= {name: tuple(item.get(name, ())) for name in _LISTS}
    read |= {name: item.get(name, {}) for name in _MAPS}
    read |= {"held": "held_until" in item, "keyed": _keyed(item)}
    return Casework(item["case_id"], item.get("turn", 0), form=item["form"], **read)


def _keyed(item: Item) -> KeyedIn | None:
    if "keyed_by" not in item:
        return None
    return KeyedIn(Channel(item["channel"]), item["keyed_by"], item["read_aloud"])


def _attributes(case: Casework) -> dict[str, Any]:
    """Return every attribute that an act may change; None for what is not there."""
    return {name: getattr(case, name) or None for name in (*_TEXTS, *_LISTS, *_MAPS)}


def _change(before: Casework, changes: Mapping[str, Any]) -> dict[str, Any]:
    there = {name: value for name, value in changes.items() if value is not None}
    gone = [f"#{name}" for name, value in changes.items() if value is None]
    expression = "SET " + ", ".join(f"#{name} = :{name}" for name in there)
    if gone:
        expression += " REMOVE " + ", ".join(gone)
    values = {f":{name}": value for name, value in there.items()}
    seen = {":seen": before.turn} if before.turn else {}
    condition = _ON if before.turn else _FIRST
    return changed_item(f"CASE#{before.case_id}", "CASE", expression, {**values, **seen}, condition)
