"""What a case holds about each of those it is about, with every earlier revision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.adapters.case_reader import answer_of
from intake.adapters.events import Event, event_item
from intake.adapters.submissions import answers_items, partition_of
from intake.adapters.table import Item, Table, changed_item, new_item, put_item
from intake.cases.keeping import Keeping, NotPossible
from intake.forms.answers import Answer, Answers

CORRECTED = "corrected"
"""What stands among a receipt's payloads for a revision that nobody sent."""


@dataclass(frozen=True)
class Record:
    """What was answered about `person`, `referrer` or `other_party`; revisions count from 1."""

    about: str
    revision: int
    answers: Sequence[Answer]


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

    def revise(
        self,
        case: Keeping,
        about: Mapping[str, Sequence[Answer]],
        persons: Sequence[tuple[str, str]],
        event: Event,
    ) -> None:
        """Store a whole new revision beside the earlier ones, with its event.

        ConditionFailed when edited answers arrived meanwhile; NotPossible without a receipt.
        """
        receipt = self._table.get(f"RECEIPT#{case.submission_id}", "RECEIPT")
        if receipt is None:
            raise NotPossible("It has no receipt any more.")
        counted = len(receipt["payloads"])
        items = answers_items(case.case_id, Answers(about, {}), counted + 1)
        noted = changed_item(
            f"RECEIPT#{case.submission_id}",
            "RECEIPT",
            "SET payloads = list_append(payloads, :new), persons = list_append(persons, :persons)",
            {
                ":new": [CORRECTED],
                ":persons": [f"{person}#{whose}" for person, whose in persons],
                ":known": counted,
            },
            "size(payloads) = :known",
        )
        found = [
            put_item({"pk": f"PERSON#{person}", "sk": f"{case.case_id}#{whose}"})
            for person, whose in persons
        ]
        happened = new_item(event_item(case.case_id, event))
        self._table.transact([noted, *map(new_item, items), *found, happened])


def _record(item: Item) -> Record:
    revision = int(item["sk"].rpartition("#")[2])
    return Record(item["about"], revision, [answer_of(each) for each in item["answers"]])
