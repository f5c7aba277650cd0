"""What somebody sent after their sign-in had ended, kept for an hour and for them alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from intake.adapters.table import Table
from intake.cases.moments import kept, moment_of

KEPT_FOR: Final = timedelta(hours=1)

_SORT_KEY: Final = "DRAFT"
_RANDOM_BYTES: Final = 32
_DRAFT_ID: Final = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Draft:
    """A form as it was sent: where to, and its fields."""

    path: str
    values: Mapping[str, Sequence[str]]


class Drafts:
    """Found by a random id, of which the table holds only the hash; the end is checked here."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def keep(self, member: str, draft: Draft, now: datetime) -> str:
        """Keep a draft for a member and return its id."""
        draft_id = token_urlsafe(_RANDOM_BYTES)
        self._table.put(
            {
                "pk": _partition(draft_id),
                "sk": _SORT_KEY,
                "member": member,
                "path": draft.path,
                "fields": {name: [*values] for name, values in draft.values.items()},
                "ends_at": kept(now + KEPT_FOR),
                "expires_at": int((now + KEPT_FOR).timestamp()),
            },
            unless_exists=True,
        )
        return draft_id

    def find(self, draft_id: str, member: str, now: datetime) -> Draft | None:
        """Return a member's own draft; None for another's, for one past its end, for none."""
        if not _DRAFT_ID.fullmatch(draft_id):
            return None
        item = self._table.get(_partition(draft_id), _SORT_KEY)
        if item is None or item["member"] != member or now >= moment_of(item["ends_at"]):
            return None
        return Draft(item["path"], {name: tuple(each) for name, each in item["fields"].items()})

    def forget(self, draft_id: str) -> None:
        """Delete a draft that was sent; nothing happens when there is none."""
        if _DRAFT_ID.fullmatch(draft_id):
            self._table.delete(_partition(draft_id), _SORT_KEY)


def _partition(draft_id: str) -> str:
    return f"DRAFT#{sha256(draft_id.encode()).hexdigest()}"
