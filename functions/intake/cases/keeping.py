"""How a case is kept: open, closed for so long, held, restricted. Each event makes the next value.

An open case has no date and is never deleted by a clock. A closed one has a date, which a hold or
a restriction sets aside and gives back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Self

from intake.cases.record import NEW

CLOSED: Final = "closed"
RETENTION: Final = "retention"
"""The shard of the `due` index whose cases the daily round looks at."""

REMINDERS: Final = "0"
"""The shard of the same index where cases wait to be opened, and notices to be sent."""

ERASURE: Final = "erasure"
"""Why a case goes before its time."""


class NotPossible(Exception):
    """Raised for an event that a case cannot have now; the words say why."""


@dataclass(frozen=True)
class Keeping:
    """What decides until when a case stands and who sees it.

    `listed_for` is the list it stands on while it is open and not restricted. `delete_after`
    counts only while nothing sets it aside. `due` is shard and moment of the `due` index.
    `moved_at` is when edited answers last made it new. `turn` counts what people did with the
    case, of whatever kind.
    """

    case_id: str
    reference: str
    submission_id: str
    form: str
    team: str
    flags: tuple[str, ...]
    received_at: datetime
    status: str
    listed_for: str
    due: tuple[str, datetime] | None = None
    status_before: str = ""
    outcome: str = ""
    closed_at: datetime | None = None
    delete_after: datetime | None = None
    delete_because: str = ""
    held_until: datetime | None = None
    held_because: str = ""
    restricted_at: datetime | None = None
    moved_at: datetime | None = None
    turn: int = 0

    @property
    def is_closed(self) -> bool:
        """Tell whether somebody has closed it."""
        return self.status == CLOSED

    @property
    def is_on_teams_list(self) -> bool:
        """Tell whether its team has it before them: not closed, frozen or perhaps spam."""
        return not self.is_closed and self.restricted_at is None and self.listed_for == self.team

    def is_held(self, now: datetime) -> bool:
        """Tell whether a hold keeps it, which ends by itself, whether or not that was noted yet."""
        return self.held_until is not None and self.held_until > now

    @property
    def is_set_aside(self) -> bool:
        """Tell whether its date does not count now."""
        return self.held_until is not None or self.restricted_at is not None

    @property
    def ends_at(self) -> datetime | None:
        """When it is gone for every reader; None while no clock may delete it."""
        return None if self.is_set_aside else self.delete_after

    def is_gone(self, now: datetime) -> bool:
        """Tell whether its time is over, whether or not it has been deleted yet."""
        return self.ends_at is not None and self.ends_at <= now

    def closed(self, outcome: str, delete_after: datetime, now: datetime) -> Self:
        """Return it as closed; raises NotPossible when it is."""
        self._check(now, self.is_closed, "It is closed already.")
        return replace(
            self,
            status=CLOSED,
            status_before=self.status,
            outcome=outcome,
            closed_at=now,
            delete_after=delete_after,
            due=(RETENTION, now),
            turn=self.turn + 1,
        )

    def reopened(self, now: datetime) -> Self:
        """Return it as it was before it was closed; raises NotPossible when it is open.

        A case that nobody has opened is due for a reminder at once.
        """
        self._check(now, not self.is_closed, "It is open.")
        return replace(
            self,
            status=self.status_before,
            status_before="",
            outcome="",
            closed_at=None,
            delete_after=None,
            due=_reminded(self.status_before, now) if self.restricted_at is None else None,
            turn=self.turn + 1,
        )

    def held(self, until: datetime, because: str, now: datetime) -> Self:
        """Return it as held, or held anew; raises NotPossible for an end that is not ahead."""
        self._check(now, until <= now, "A hold ends in the future.")
        return self._next(now, held_until=until, held_because=because)

    def released(self, now: datetime) -> Self:
        """Return it without its hold; raises NotPossible when there is none."""
        self._check(now, self.held_until is None, "It is not held.")
        return self._next(now, held_until=None, held_because="")

    def restricted(self, now: datetime) -> Self:
        """Return it as frozen and out of sight; raises NotPossible when it is."""
        self._check(now, self.restricted_at is not None, "It is restricted already.")
        # nobody is reminded of what nobody may open
        return self._next(now, restricted_at=now, due=None)

    def lifted(self, now: datetime) -> Self:
        """Return it without its restriction; raises NotPossible when there is none.

        A case that nobody has opened is due for a reminder at once: it may be late already.
        """
        self._check(now, self.restricted_at is None, "It is not restricted.")
        due = _reminded(self.status, now) or self.due
        return self._next(now, restricted_at=None, due=due)

    def corrected(self, raised: Iterable[str]) -> Self:
        """Return it with the flags that a corrected answer raises; those that it has stay."""
        flags = tuple(dict.fromkeys((*self.flags, *raised)))
        return replace(self, flags=flags, turn=self.turn + 1)

    def ended(self, now: datetime, because: str) -> Self:
        """Return it as gone from now on, whatever kept it; `because` is for the ledger."""
        return replace(
            self,
            status=CLOSED,
            delete_after=now,
            delete_because=because,
            held_until=None,
            held_because="",
            restricted_at=None,
            due=None,
            turn=self.turn + 1,
        )

    def settled(self) -> Self:
        """Return it as looked at by the daily round: next when its hold ends, else never."""
        ends = self.held_until if self.is_closed else None
        return replace(self, due=(RETENTION, ends) if ends else None)

    def _next(self, now: datetime, **changes: Any) -> Self:  # noqa: ANN401 as `replace` takes them
        """Return it with changes; of a closed case the daily round must take notice of them."""
        due = {"due": (RETENTION, now)} if self.is_closed else {}
        return replace(self, **{**changes, **due, "turn": self.turn + 1})

    def _check(self, now: datetime, cannot: bool, why: str) -> None:  # noqa: FBT001
        if self.is_gone(now):
            raise NotPossible("Its time is over and it is being deleted.")
        if cannot:
            raise NotPossible(why)


def _reminded(status: str, now: datetime) -> tuple[str, datetime] | None:
    """Return when the team of an open case hears of it again; never once somebody has opened it."""
    return (REMINDERS, now) if status == NEW else None
