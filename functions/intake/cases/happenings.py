"""What happened with a case, as its own page tells it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

AT_WORK: Final = timedelta(minutes=30)
"""Who opens a case again within this time is still at it: so long a session at the desk lasts."""


@dataclass(frozen=True)
class Happening:
    """Something done with a case; `turn` is the case's then, 0 for what changed nothing of it."""

    kind: str
    by: str
    at: datetime
    turn: int = 0
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """What somebody wrote; `session` is the number of the one it is about, or empty."""

    by: str
    at: datetime
    text: str
    session: str = ""


@dataclass(frozen=True)
class Session:
    """A session as it stands; `when` as it was booked."""

    number: str
    state: str
    when: datetime
    preference: str
    outcome: str = ""


@dataclass(frozen=True)
class History:
    """Everything that happened, the first first, and what is written down about it."""

    happenings: tuple[Happening, ...]
    notes: tuple[Note, ...]
    sessions: tuple[Session, ...]

    def since(self, turn: int) -> tuple[Happening, ...]:
        """Return what changed the case after a turn."""
        return tuple(each for each in self.happenings if each.turn > turn)


def without_rereading(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """Leave out where somebody who was at a case opened it again, as every act makes them do."""
    last: dict[str, datetime] = {}
    for each in happenings:
        before = last.get(each.by)
        last[each.by] = each.at
        again = before is not None and each.at - before <= AT_WORK
        if each.kind != "read" or each.turn or not again:
            yield each
