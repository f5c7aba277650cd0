"""A case as people work it: how far it has come, and who has it. Each act makes the next value.

How a case is kept and ends is another matter (`keeping`); `turn` counts the acts of both kinds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

from intake.cases.access import Standing
from intake.cases.channel import KeyedIn

OPEN: Final = "open"
"""Somebody has read it, and nobody has got through to the person yet."""

CONTACTED: Final = "contacted"
CONFIRMED: Final = "confirmed"
"""The person would like to take part, and has said how."""

ALLOCATED: Final = "allocated"
"""Coaches or mediators have it."""

SESSIONS: Final = ("1", "2", "3")
"""Up to three are offered (the service's own words about one-to-one support)."""

BOOKED: Final = "booked"
HELD: Final = "held"
MISSED: Final = "missed"


@dataclass(frozen=True)
class Casework:
    """What decides what may be done with a case next; members and cases stand by their keys.

    `parties` is party, then stage; `sessions` number, then state; `links` case id, then relation.
    """

    case_id: str
    turn: int
    status: str
    team: str
    form: str
    coordinator: str = ""
    allocated: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    preference: str = ""
    funding: str = ""
    parties: Mapping[str, str] = field(default_factory=dict)
    sessions: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    held: bool = False
    keyed: KeyedIn | None = None
    """How it came, unless through the site."""

    @property
    def standing(self) -> Standing:
        """What decides who reaches it."""
        return Standing(self.team, self.allocated, self.excluded)

    def next(self, **changes: object) -> Self:
        """Return it after one act."""
        return replace(self, turn=self.turn + 1, **changes)  # type: ignore[arg-type]

    def with_worker(self, member: str) -> Self:
        """Return it with one more coach or mediator."""
        return self.next(allocated=(*self.allocated, member), status=ALLOCATED)

    def without(self, member: str, **changes: object) -> Self:
        """Return it taken from somebody; without any coach or mediator it is confirmed again."""
        left = tuple(key for key in self.allocated if key != member)
        nobody = self.status == ALLOCATED and not left
        return self.next(allocated=left, status=CONFIRMED if nobody else self.status, **changes)

    def excluding(self, member: str) -> Self:
        """Return it out of reach of somebody who has a conflict of interest."""
        coordinator = "" if self.coordinator == member else self.coordinator
        return self.without(member, coordinator=coordinator, excluded=(*self.excluded, member))

    def anew(self, team: str) -> Self:
        """Return it as new to a team: nobody there has read it, and nobody has it."""
        return self.next(team=team, status="new", coordinator="", allocated=())

    def bookable(self) -> tuple[str, ...]:
        """Return the sessions that can be booked, or booked again: not before the one before."""
        over = [self.sessions.get(number) in (HELD, MISSED) for number in SESSIONS]
        return tuple(
            number
            for at, number in enumerate(SESSIONS)
            if self.sessions.get(number) != HELD and all(over[:at])
        )

    def booked(self) -> tuple[str, ...]:
        """Return the sessions that have a date and no end yet."""
        return tuple(number for number in SESSIONS if self.sessions.get(number) == BOOKED)
