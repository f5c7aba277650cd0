"""A case goes to another team because of edited answers, changed without being read.

What must be known of it stands on its receipt
(docs/decisions/edited-resubmissions-are-revisions.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from intake.adapters.notices import DUE
from intake.adapters.table import changed_item
from intake.cases.case import NewCase
from intake.cases.moments import kept

CASE_TO_TEAM: Final = (
    "SET #status = :new, open_for = :team, team = :team, service_label = :label, flags = :flags, "
    "promised_by = :promised_by, due_shard = :due, due_at = :remind_at "
    "REMOVE opened_at, suspicions, unlisted_for, closed_shard, delete_after, date_set_aside, "
    "status_before, outcome, closed_at, coordinator, allocated ADD turn :one"
)
"""It is new to its team, whether it was open, closed or in quarantine; a hold on it stays.

Nobody has it any more: whoever had it belongs to the team that it left.
"""

UNLESS_FROZEN: Final = "attribute_exists(pk) AND attribute_not_exists(restricted_at)"
"""A restricted case is moved by nobody: no team may open it."""

RECEIPT_TO_TEAM: Final = "team = :team, flags = :flags, promised_by = :promised_by"


@dataclass(frozen=True)
class Move:
    """A case's way to the team of the flags that it has from now on; the earlier promise stays."""

    case: NewCase
    flags: Sequence[str]
    promised_by: str

    @property
    def known(self) -> dict[str, Any]:
        """What the receipt has to know of it."""
        values = {"team": self.case.team, "flags": [*self.flags], "promised_by": self.promised_by}
        return {f":{name}": value for name, value in values.items()}

    @property
    def operation(self) -> dict[str, Any]:
        """The change of the case, as an operation of a transaction."""
        values = {
            ":new": "new",
            ":label": self.case.service_label,
            ":due": DUE,
            ":remind_at": kept(self.case.remind_at),
            ":one": 1,
        }
        return changed_item(
            f"CASE#{self.case.id}", "CASE", CASE_TO_TEAM, {**values, **self.known}, UNLESS_FROZEN
        )
