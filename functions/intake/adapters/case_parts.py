"""Everything of a case, by its keys: found, stamped with the table's TTL, and deleted.

No answer is read for it. The case itself goes last, so that what was begun can be finished.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from intake.adapters.events import Event, event_item
from intake.adapters.ledger import WHOLE
from intake.adapters.table import (
    Table,
    changed_item,
    checked_item,
    deleted_item,
    new_item,
)
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.moments import kept
from intake.cases.retention import expires_at

_BATCH: Final = 9
"""Items in one transaction: with the check they are ten, all that DynamoDB Local takes.

DynamoDB takes 100, but no more than 4 MB, and an item may have 400 KB.
"""

_KEYS: Final = ("pk", "sk", "expires_at")
_SAME_DATE: Final = "delete_after = :known"
_NO_DATE: Final = "attribute_exists(pk) AND attribute_not_exists(delete_after)"


class Part(NamedTuple):
    """An item of a case; `expires_at` is 0 when it has none, or when it was not asked for."""

    pk: str
    sk: str
    expires_at: int = 0


_Change = Callable[[Part, str, dict[str, Any]], dict[str, Any]]
"""Makes an operation of an item, a condition or none, and the values that it needs."""


class CaseParts:
    """The partitions of cases."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def stamp(self, case: Keeping) -> None:
        """Give every item the TTL that the case's date asks for; none while it has no date.

        ConditionFailed if it has another date by now: what was opened again must not expire.
        """
        wanted = expires_at(case.ends_at) if case.ends_at else 0
        written = self._written(case.case_id)
        if all(part.expires_at == wanted for part in written):
            return

        def stamped(part: Part, condition: str, values: dict[str, Any]) -> dict[str, Any]:
            return _stamped(part, wanted, condition or "attribute_exists(pk)", values)

        self._change(case, written, stamped)

    def delete(self, case: Keeping) -> None:
        """Delete a case with all its items; NotPossible or ConditionFailed if it has not ended."""
        if case.ends_at is None:
            raise NotPossible("It has not ended.")
        self._change(case, self._written(case.case_id), _deleted)

    def delete_record(self, case: Keeping, about: str, event: Event) -> None:
        """Delete what a case holds about one of those it is about; the case itself stays."""
        persons = self._persons(case.submission_id)
        theirs = [each for each in persons if each.endswith(f"#{about}")]
        gone = [*_persons(theirs, case.case_id), *self._record(case.case_id, about)]
        self._delete(gone)
        receipt = changed_item(
            f"RECEIPT#{case.submission_id}",
            "RECEIPT",
            "SET persons = :rest",
            {":rest": [each for each in persons if each not in theirs], ":known": persons},
            "persons = :known",
        )
        self._table.transact([receipt, new_item(event_item(case.case_id, event))])

    def stands(self, case_id: str, what: str) -> bool:
        """Tell whether anything is there of a case, or of one record in it."""
        written = self._written(case_id) if what == WHOLE else self._record(case_id, what)
        return bool(written)

    def delete_leftovers(self, case_id: str) -> None:
        """Delete what stands of a case whose own item is not there."""
        self._delete(self._written(case_id))

    def _change(self, case: Keeping, written: Sequence[Part], change: _Change) -> None:
        """Change every item, in batches that each ask whether the case still has its date."""
        condition, values = _NO_DATE, {}
        if case.ends_at:
            condition, values = _SAME_DATE, {":known": kept(case.ends_at)}
        *parts, last = [*self._pointing(case), *written]
        *batches, rest = _batches([change(part, "", {}) for part in parts])
        check = checked_item(f"CASE#{case.case_id}", "CASE", condition, values)
        for batch in batches:
            self._table.transact([check, *batch])
        self._table.transact([*rest, change(last, condition, values)])

    def _delete(self, parts: Sequence[Part]) -> None:
        for batch in _batches([_deleted(part) for part in parts]):
            self._table.transact(batch)

    def _written(self, case_id: str) -> list[Part]:
        """Return what lies in the case's own partitions, the case itself last."""
        found = [
            Part(item["pk"], item["sk"], item.get("expires_at", 0))
            for kind in ("ANSWERS", "PARTY", "CASE")
            for item in self._table.query(f"{kind}#{case_id}", attributes=_KEYS)
        ]
        return sorted(found, key=lambda part: part.sk == "CASE")

    def _record(self, case_id: str, about: str) -> list[Part]:
        return [p for p in self._written(case_id) if p.sk.startswith(f"{about}#")]

    def _pointing(self, case: Keeping) -> list[Part]:
        """Return what lies elsewhere and leads to the case, the receipt last: it names persons."""
        persons = self._persons(case.submission_id)
        return [
            *_persons(persons, case.case_id),
            Part(f"REF#{case.reference}", "REF"),
            Part(f"RECEIPT#{case.submission_id}", "RECEIPT"),
        ]

    def _persons(self, submission_id: str) -> list[str]:
        receipt = self._table.get(f"RECEIPT#{submission_id}", "RECEIPT", ("pk", "persons"))
        return list(receipt["persons"]) if receipt else []


def _persons(persons: Sequence[str], case_id: str) -> list[Part]:
    """Return the items in the index of persons; a person is `<keyed hash>#<about>`."""
    # edited answers name the same persons again
    pairs = (each.split("#") for each in dict.fromkeys(persons))
    return [Part(f"PERSON#{person}", f"{case_id}#{about}") for person, about in pairs]


def _stamped(part: Part, wanted: int, condition: str, values: dict[str, Any]) -> dict[str, Any]:
    expression = "SET expires_at = :wanted" if wanted else "REMOVE expires_at"
    values = {**values, ":wanted": wanted} if wanted else values
    return changed_item(part.pk, part.sk, expression, values, condition)


def _deleted(
    part: Part, condition: str = "", values: dict[str, Any] | None = None
) -> dict[str, Any]:
    return deleted_item(part.pk, part.sk, condition, values)


def _batches(operations: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for at in range(0, len(operations), _BATCH):
        yield operations[at : at + _BATCH]
