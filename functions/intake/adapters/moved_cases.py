"""A case becomes new because of edited answers, changed without being read.

A flag takes it to another team; a closed case is opened again. What must be known of it stands on
its receipt (docs/decisions/edited-resubmissions-are-revisions.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from intake.adapters.notices import DUE
from intake.adapters.table import changed_item, checked_item
from intake.cases.case import NewCase
from intake.cases.keeping import CLOSED
from intake.cases.moments import kept
from intake.cases.record import NEW, QUARANTINED

_SET: Final = (
    "SET #status = :status, open_for = :open_for, team = :team, service_label = :label, "
    "flags = :flags, promised_by = :promised_by, moved_at = :moved_at"
)
_REMOVE: Final = (
    "opened_at, unlisted_for, closed_shard, delete_after, date_set_aside, status_before, outcome, "
    "closed_at, coordinator, allocated ADD turn :one"
)
TO_TEAM: Final = f"{_SET}, due_shard = :due, due_at = :remind_at REMOVE suspicions, {_REMOVE}"
"""It is new to its team, whether it was open, closed or in quarantine; a hold on it stays.

Nobody has it any more: whoever had it belongs to the team that it left.
"""

TO_QUARANTINE: Final = f"{_SET}, suspicions = :suspicions REMOVE due_shard, due_at, {_REMOVE}"

UNLESS_FROZEN: Final = (
    "attribute_exists(pk) AND attribute_not_exists(restricted_at) "
    "AND attribute_not_exists(delete_because)"
)
"""A restricted case is moved by nobody: no team may open it. Nor is one that is being erased."""

WHERE_IT_IS: Final = (
    "attribute_exists(pk) AND (#status <> :closed OR attribute_exists(restricted_at))"
)
"""Nobody would look for more in a closed case, and one past its time is as good as deleted."""

_RECEIPT: Final = "team = :team, flags = :flags, promised_by = :promised_by"


def stays(case_id: str) -> dict[str, Any]:
    """Return the operation of a transaction that asks whether a case can stay as it is."""
    return checked_item(f"CASE#{case_id}", "CASE", WHERE_IT_IS, {":closed": CLOSED})


@dataclass(frozen=True)
class Move:
    """A case's way to the list of its team, with the flags and the promise it has from now on.

    With `suspicions` it goes into quarantine again, where a person judges it.
    """

    case: NewCase
    flags: Sequence[str]
    promised_by: str
    suspicions: Sequence[str] = ()

    @property
    def on_receipt(self) -> str:
        """What the receipt has to know of it, beside `known`."""
        return _RECEIPT if self.suspicions else f"{_RECEIPT} REMOVE quarantined"

    @property
    def known(self) -> dict[str, Any]:
        """The values that case and receipt share."""
        values = {"team": self.case.team, "flags": [*self.flags], "promised_by": self.promised_by}
        return {f":{name}": value for name, value in values.items()}

    @property
    def operation(self) -> dict[str, Any]:
        """The change of the case, as an operation of a transaction."""
        moved = {":label": self.case.service_label, ":moved_at": kept(self.case.received_at)}
        values = {":one": 1, **moved, **self.known, **self._place}
        expression = TO_QUARANTINE if self.suspicions else TO_TEAM
        return changed_item(f"CASE#{self.case.id}", "CASE", expression, values, UNLESS_FROZEN)

    @property
    def _place(self) -> dict[str, Any]:
        team = self.case.team
        if self.suspicions:
            listed = {":status": QUARANTINED, ":open_for": f"{team}#{QUARANTINED}"}
            return {**listed, ":suspicions": [*self.suspicions]}
        remind_at = kept(self.case.remind_at)
        return {":status": NEW, ":open_for": team, ":due": DUE, ":remind_at": remind_at}
