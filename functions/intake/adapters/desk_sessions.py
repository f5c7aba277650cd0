"""Desk sessions: the browser holds a random id, the table only its hash."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from intake.adapters.table import ConditionFailed, Item, Table
from intake.cases.member import Member
from intake.cases.moments import kept, moment_of

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=12)

REMEMBERED: Final = timedelta(days=7)
"""How long it is known whose an ended session was: what its member saves then is not lost."""

_NOTED_EVERY: Final = timedelta(minutes=1)
"""How far `seen_at` may lag behind, so that not every page costs a write; it shortens the idle
time by as much and never lengthens it."""

_SORT_KEY: Final = "DESK"
_RANDOM_BYTES: Final = 32
_SESSION_ID: Final = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Session:
    """Whose a session is, by the member's key, and of which of the member's eras."""

    member: str
    era: int
    has_ended: bool


class DeskSessions:
    """Begins, finds and ends sessions; both ends are checked when one is read, not by TTL."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def begin(self, member: Member, now: datetime) -> str:
        """Return the id of a new session; it exists nowhere else once it is sent."""
        session_id = token_urlsafe(_RANDOM_BYTES)
        self._table.put(
            {
                "pk": _partition(session_id),
                "sk": _SORT_KEY,
                "member": member.key,
                "era": member.era,
                "created_at": kept(now),
                "seen_at": kept(now),
                "expires_at": int((now + REMEMBERED).timestamp()),
            },
            unless_exists=True,
        )
        return session_id

    def find(self, session_id: str, now: datetime) -> Session | None:
        """Return a session and keep it awake unless it has ended; None for one not known."""
        if not _SESSION_ID.fullmatch(session_id):
            return None
        item = self._table.get(_partition(session_id), _SORT_KEY)
        if item is None or now - moment_of(item["created_at"]) >= REMEMBERED:
            return None
        session = Session(item["member"], item["era"], _has_ended(item, now))
        if not session.has_ended and now - moment_of(item["seen_at"]) >= _NOTED_EVERY:
            self._note(session_id, now)
        return session

    def end(self, session_id: str) -> None:
        """Forget a session; nothing happens when it is not there."""
        if _SESSION_ID.fullmatch(session_id):
            self._table.delete(_partition(session_id), _SORT_KEY)

    def _note(self, session_id: str, now: datetime) -> None:
        # a sign-out in another window may have been quicker, and must stay signed out
        with suppress(ConditionFailed):
            self._table.update(
                _partition(session_id), _SORT_KEY, "SET seen_at = :now", {":now": kept(now)}
            )


def _has_ended(item: Item, now: datetime) -> bool:
    idle = now - moment_of(item["seen_at"]) >= IDLE
    return idle or now - moment_of(item["created_at"]) >= LONGEST


def _partition(session_id: str) -> str:
    return f"DESK#{sha256(session_id.encode()).hexdigest()}"
