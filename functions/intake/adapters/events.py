"""Who did what with a case, when: one item each, beside the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from intake.adapters.table import Item
from intake.cases.identity import new_id
from intake.cases.moments import kept


@dataclass(frozen=True)
class Event:
    """Something done with a case; `details` are our own words, such as an outcome or an end."""

    kind: str
    by: str
    at: datetime
    details: Mapping[str, str] = field(default_factory=dict)


def event_item(case_id: str, event: Event, turn: int = 0) -> Item:
    """Return the event as it lies in the table; `turn` is the case's, if the event made one."""
    return {
        "pk": f"CASE#{case_id}",
        "sk": f"EVENT#{new_id(event.at)}",
        "kind": event.kind,
        "by": event.by,
        "at": kept(event.at),
        **({"turn": turn} if turn else {}),
        **event.details,
    }
