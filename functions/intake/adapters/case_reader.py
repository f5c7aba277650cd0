"""Cases in the table, as the desk reads them; the only thing written is who read which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.events import Event, event_item
from intake.adapters.pointers import pointing_again
from intake.adapters.table import ConditionFailed, Item, Table, changed_item, new_item
from intake.cases.casework import OPEN
from intake.cases.moments import kept
from intake.cases.record import NEW, CaseRecord
from intake.forms.answers import Answer

_OPEN = "SET opened_at = :now, #status = :open, turn = :turn REMOVE due_shard, due_at"
_UNOPENED = "#status = :new AND attribute_not_exists(opened_at)"
_NO_TURN = "attribute_not_exists(turn)"


@dataclass(frozen=True)
class KeptAnswers:
    """The answers of one revision (counted from 1) by whom they are about; `newest` is the last.

    `current` are the answers of the newest: how to make contact is never told from earlier ones.
    """

    revision: int
    about: Mapping[str, Sequence[Answer]]
    newest: int
    current: Mapping[str, Sequence[Answer]]


class CaseReader:
    """Reads by key."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, case_id: str) -> CaseRecord | None:
        """Return a case without its answers; None when there is none under this id."""
        item = self._table.get(f"CASE#{case_id}", "CASE")
        return CaseRecord.from_item(item) if item else None

    def answers(self, case_id: str, revision: int = 0) -> KeptAnswers:
        """Return the newest answers, or those of a revision.

        What is about the other party lies elsewhere.
        """
        items = self._table.query(f"ANSWERS#{case_id}")
        newest = max(map(_revision, items), default=0)
        wanted = revision or newest
        current = _of_revision(items, newest)
        about = current if wanted == newest else _of_revision(items, wanted)
        return KeptAnswers(wanted, about, newest, current)

    def has_other_party(self, case_id: str) -> bool:
        """Tell whether anything was said about the other party, without reading it."""
        return bool(self._table.query(f"PARTY#{case_id}", attributes=("pk",)))

    def other_party(self, case_id: str) -> list[tuple[int, Sequence[Answer]]]:
        """Return every revision of what was said about the other party, the newest first."""
        items = self._table.query(f"PARTY#{case_id}")
        found = [(_revision(item), _answers(item)) for item in items]
        return sorted(found, key=lambda each: each[0], reverse=True)

    def note_reading(self, case_id: str, member: str, now: datetime, kind: str = "read") -> None:
        """Record that a member read a case, printed it, or read about the other party."""
        self._table.put(event_item(case_id, Event(kind, member, now)), unless_exists=True)

    def note_opening(self, record: CaseRecord, member: str, now: datetime) -> None:
        """Record that a member read a case as the first: from now on nobody is reminded of it."""
        case_id, turn = record.case.id, record.turn + 1
        values = {":now": kept(now), ":open": OPEN, ":new": NEW, ":turn": turn}
        condition = f"{_UNOPENED} AND {_NO_TURN}"
        if record.turn:
            values[":seen"], condition = record.turn, f"{_UNOPENED} AND turn = :seen"
        opened = changed_item(f"CASE#{case_id}", "CASE", _OPEN, values, condition)
        read = new_item(event_item(case_id, Event("read", member, now), turn))
        # a case that came from another team may still be on the lists of those who had it there
        left = pointing_again(self._table, {"case_id": case_id})
        try:
            self._table.transact([read, opened, *left])
        except ConditionFailed:  # somebody else opened or closed it in the same moment
            self.note_reading(case_id, member, now)


def _of_revision(items: Sequence[Item], number: int) -> dict[str, Sequence[Answer]]:
    return {item["about"]: _answers(item) for item in items if _revision(item) == number}


def _answers(item: Item) -> Sequence[Answer]:
    return [answer_of(each) for each in item["answers"]]


def _revision(item: Item) -> int:
    return int(item["sk"].rpartition("#")[2])


def answer_of(item: Item) -> Answer:
    """Read an answer as it is kept."""
    return Answer(
        id=item["id"],
        label=item["label"],
        type=item["type"],
        value=item["value"],
        words=tuple(item["words"]),
        page=item["page"],
    )
