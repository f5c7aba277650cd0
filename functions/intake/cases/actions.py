"""What people do with a case: who may, and when it is offered. Page and checks read it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from intake.cases.access import Act
from intake.cases.casework import ALLOCATED, CONFIRMED, CONTACTED, OPEN
from intake.cases.keeping import CLOSED
from intake.cases.record import NEW, QUARANTINED


class Action(StrEnum):
    """Something a person does with a case; the values stand in addresses."""

    TAKE = "take"
    GIVE_BACK = "give-back"
    CONTACT = "contact"
    CONFIRM = "confirm"
    ALLOCATE = "allocate"
    DEALLOCATE = "deallocate"
    BOOK = "book-session"
    HOLD_SESSION = "session-held"
    MISS_SESSION = "session-missed"
    FUND = "funding"
    PARTY = "party-stage"
    NOTE = "note"
    CLOSE = "close"
    REOPEN = "reopen"
    TRANSFER = "transfer"
    SPAM = "spam"
    NOT_SPAM = "not-spam"
    LINK = "link"
    UNLINK = "unlink"
    EXCLUDE = "exclude"
    INCLUDE = "include"
    DECLARE = "declare-conflict"
    HOLD = "hold"
    END_HOLD = "end-hold"


_OPENED: Final = frozenset({OPEN, CONTACTED, CONFIRMED, ALLOCATED})
_REACHED: Final = _OPENED - {OPEN}
_EVER: Final = _OPENED | {NEW, CLOSED, QUARANTINED}
OFFERED: Final[Mapping[Action, tuple[Act, frozenset[str]]]] = {
    Action.TAKE: (Act.WORK, _OPENED),
    Action.GIVE_BACK: (Act.WORK, _OPENED),
    Action.CONTACT: (Act.WORK, _OPENED),
    Action.CONFIRM: (Act.WORK, _REACHED),
    Action.ALLOCATE: (Act.ALLOCATE, frozenset({CONFIRMED, ALLOCATED})),
    Action.DEALLOCATE: (Act.ALLOCATE, frozenset({ALLOCATED})),
    Action.BOOK: (Act.RECORD_SESSION, frozenset({ALLOCATED})),
    Action.HOLD_SESSION: (Act.RECORD_SESSION, frozenset({ALLOCATED})),
    Action.MISS_SESSION: (Act.RECORD_SESSION, frozenset({ALLOCATED})),
    Action.FUND: (Act.WORK, _REACHED),
    Action.PARTY: (Act.WORK, _REACHED),
    Action.NOTE: (Act.NOTE, _EVER),
    Action.CLOSE: (Act.WORK, _OPENED),
    Action.REOPEN: (Act.WORK, frozenset({CLOSED})),
    Action.TRANSFER: (Act.WORK, _OPENED),
    Action.SPAM: (Act.JUDGE, _OPENED | {QUARANTINED}),
    Action.NOT_SPAM: (Act.JUDGE, frozenset({QUARANTINED})),
    Action.LINK: (Act.WORK, _EVER),
    Action.UNLINK: (Act.WORK, _EVER),
    Action.EXCLUDE: (Act.EXCLUDE, _EVER),
    Action.INCLUDE: (Act.EXCLUDE, _EVER),
    Action.DECLARE: (Act.READ, _EVER),
    Action.HOLD: (Act.HOLD, _EVER),
    Action.END_HOLD: (Act.HOLD, _EVER),
}
"""For each action who may, and at which statuses of a case."""
