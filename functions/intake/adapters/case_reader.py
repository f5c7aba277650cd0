"""Cases in the table, as the desk reads them; the only thing written is who read which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.pointers import pointing_again
from intake.adapters.table import ConditionFailed, Item, Table, changed_item, new_item
from intake.cases.casework import OPEN
from intake.cases.identity import new_id
from intake.cases.moments import kept
from intake.cases.record import NEW, CaseRecord
from intake.forms.answers import Answer

_OPEN = "SET opened_at = :now, #status = :open REMOVE due_shard, due_at ADD turn :one"
_UNOPENED = "#status = :new AND attribute_not_exists(opened_at)"


@dataclass(frozen=True)
class KeptAnswers:
    """The answers of one revision (counted from 1) by whom they are about."""

    revision: int
    about: Mapping[str, Sequence[Answer]]


class CaseReader:
    """Reads by key."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, case_id: str) -> CaseRecord | None:
        """Return a case without its answers; None when there is none under this id."""
        item = self._table.get(f"CASE#{case_id}", "CASE")
        return CaseRecord.from_item(item) if item else None

    def answers(self, case_id: str) -> KeptAnswers:
        """Return the newest answers; what is about the other party lies elsewhere."""
        items = self._table.query(f"ANSWERS#{case_id}")
        newest = max(map(_revision, items), default=0)
        about = {
            item["about"]: [answer_of(each) for each in item["answers"]]
            for item in items
            if _revision(item) == newest
        }
        return KeptAnswers(newest, about)

    def note_reading(self, case_id: str, member: str, now: datetime) -> None:
        """Record that a member read a case."""
        self._table.put(_reading(case_id, member, now), unless_exists=True)

    def note_opening(self, case_id: str, member: str, now: datetime) -> None:
        """Record that a member read a case as the first: from now on nobody is reminded of it."""
        values = {":now": kept(now), ":open": OPEN, ":new": NEW, ":one": 1}
        opened = changed_item(f"CASE#{case_id}", "CASE", _OPEN, values, _UNOPENED)
        # a case that came from another team may still be on the lists of those who had it there
        left = pointing_again(self._table, {"case_id": case_id})
        try:
            self._table.transact([new_item(_reading(case_id, member, now)), opened, *left])
        except ConditionFailed:  # somebody else opened or closed it in the same moment
            self.note_reading(case_id, member, now)


def _reading(case_id: str, member: str, now: datetime) -> Item:
    return {
        "pk": f"CASE#{case_id}",
        "sk": f"EVENT#{new_id(now)}",
        "kind": "read",
        "by": member,
        "at": kept(now),
    }


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
