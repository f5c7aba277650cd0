"""A case as it is kept: what a list shows of it, and what its own page needs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self

from intake.cases.access import Standing
from intake.cases.moments import kept, moment_of
from intake.cases.party_notice import TOLD

NEW: Final = "new"
"""The status of a case that nobody has opened."""

QUARANTINED: Final = "quarantined"
"""The status of a case that may be spam and that nobody has judged."""

_CASE_ID: Final = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")


def is_case_id(text: str) -> bool:
    """Tell whether a text has the form of a ULID."""
    return _CASE_ID.fullmatch(text) is not None


@dataclass(frozen=True)
class Case:
    """What is known of a case without a word of what was told."""

    id: str
    reference: str
    title: str
    flags: tuple[str, ...]
    status: str
    received_at: datetime
    promised_by: datetime

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> Self:
        """Read a case item, or what the worklist index holds of one."""
        return cls(
            id=item["case_id"],
            reference=item["reference"],
            title=item["form_title"],
            flags=tuple(item["flags"]),
            status=item["status"],
            received_at=moment_of(item["received_at"]),
            promised_by=moment_of(item["promised_by"]),
        )


@dataclass(frozen=True)
class CaseRecord:
    """A case with what decides who may see it, and until when; `delete_after` may be empty.

    `turn` counts what people did with it: who acts on another turn than they saw is told so.
    `party_notice` is what was decided about the notice to the other party (cases.party_notice), or
    empty.
    """

    case: Case
    standing: Standing
    turn: int
    delete_after: str
    restricted: bool
    party_notice: str = ""

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> Self:
        """Read a case item."""
        return cls(
            Case.from_item(item),
            Standing(
                item["team"], tuple(item.get("allocated", ())), tuple(item.get("excluded", ()))
            ),
            item.get("turn", 0),
            item.get("delete_after", ""),
            "restricted_at" in item,
            TOLD if "informed_at" in item else item.get("not_informed", ""),
        )

    def is_gone(self, now: datetime) -> bool:
        """Tell whether its time is over, whether or not it has been deleted yet."""
        return bool(self.delete_after) and self.delete_after <= kept(now)

    def is_hidden(self, now: datetime) -> bool:
        """Tell whether nobody may open it: its time is over, or it is restricted."""
        return self.restricted or self.is_gone(now)
