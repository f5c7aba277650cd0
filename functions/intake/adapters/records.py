"""What a case holds about each of those it is about, with every earlier revision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from intake.adapters.case_reader import answer_of
from intake.adapters.events import Event, event_item
from intake.adapters.notices import new_notice
from intake.adapters.pointers import pointing_again
from intake.adapters.submissions import answers_items, partition_of
from intake.adapters.table import (
    ConditionFailed,
    Item,
    Table,
    changed_item,
    new_item,
    put_item,
)
from intake.cases.keeping import Keeping, NotPossible
from intake.forms.answers import Answer, Answers
from intake.notices.notice import Notice

CORRECTED = "corrected"
"""What stands among a receipt's payloads for a revision that nobody sent."""


@dataclass(frozen=True)
class Record:
    """What was answered about `person`, `referrer` or `other_party`; revisions count from 1."""

    about: str
    revision: int
    answers: Sequence[Answer]


@dataclass(frozen=True)
class Revision:
    """A case before and after a correction, all that it holds then, and whom that names.

    `number` is that of the revision; `persons` are keyed hashes with whose they are.
    """

    before: Keeping
    after: Keeping
    number: int
    about: Mapping[str, Sequence[Answer]]
    persons: Sequence[tuple[str, str]]
    notices: Sequence[Notice] = ()


class Records:
    """Reads answers: for exports and corrections alone, never for a list."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, case_id: str) -> list[Record]:
        """Return every record of a case, the other party's as well, the oldest revision first."""
        items = [i for kind in ("ANSWERS", "PARTY") for i in self._table.query(f"{kind}#{case_id}")]
        found = [_record(item) for item in items]
        return sorted(found, key=lambda record: (record.about, record.revision))

    def has(self, case_id: str, about: str) -> bool:
        """Tell whether a case holds anything about one of these, without reading it."""
        partition = partition_of(about)
        return bool(self._table.query(f"{partition}#{case_id}", f"{about}#", ("pk",)))

    def counted(self, case: Keeping) -> int:
        """Return how many revisions a case has had; NotPossible without a receipt."""
        receipt = self._table.get(f"RECEIPT#{case.submission_id}", "RECEIPT")
        if receipt is None:
            raise NotPossible("It has no receipt any more.")
        return len(receipt["payloads"])

    def revise(self, revision: Revision, event: Event) -> None:
        """Store a whole new revision beside the earlier ones, with its event and its flags.

        ConditionFailed when the case is on another turn, or edited answers arrived meanwhile.
        """
        case = revision.after
        items = answers_items(case.case_id, Answers(revision.about, {}), revision.number)
        found = [
            put_item({"pk": f"PERSON#{person}", "sk": f"{case.case_id}#{whose}"})
            for person, whose in revision.persons
        ]
        happened = new_item(event_item(case.case_id, event, case.turn))
        told = map(new_notice, revision.notices)
        self._table.transact(
            [
                _noted(revision), *self._flagged(revision), *map(new_item, items), *found,
                happened, *told,
            ]
        )  # fmt: skip

    def _flagged(self, revision: Revision) -> list[dict[str, Any]]:
        """Return what puts the flags on the case, and on the lists of those who work it."""
        before, flags = revision.before, [*revision.after.flags]
        item = self._table.get(f"CASE#{before.case_id}", "CASE")
        if item is None:
            raise ConditionFailed
        values = {":flags": flags, ":turn": revision.after.turn}
        condition = _FIRST
        if before.turn:
            values[":seen"], condition = before.turn, _ON
        changed = changed_item(f"CASE#{before.case_id}", "CASE", _FLAGGED, values, condition)
        return [changed, *pointing_again(self._table, {**item, "flags": flags})]


_FLAGGED: Final = "SET flags = :flags, turn = :turn"
_ON: Final = "turn = :seen"
_FIRST: Final = "attribute_exists(pk) AND attribute_not_exists(turn)"
_NOTED: Final = (
    "SET payloads = list_append(payloads, :new), persons = list_append(persons, :persons), "
    "flags = :flags"
)


def _noted(revision: Revision) -> dict[str, Any]:
    """Return what the receipt must know: edited answers that arrive later go by it."""
    return changed_item(
        f"RECEIPT#{revision.after.submission_id}",
        "RECEIPT",
        _NOTED,
        {
            ":new": [CORRECTED],
            ":persons": [f"{person}#{whose}" for person, whose in revision.persons],
            ":flags": [*revision.after.flags],
            ":known": revision.number - 1,
        },
        "size(payloads) = :known",
    )


def _record(item: Item) -> Record:
    revision = int(item["sk"].rpartition("#")[2])
    return Record(item["about"], revision, [answer_of(each) for each in item["answers"]])
