"""A notice: one address of one team, told once about one thing.

A notice never changes in place: every event makes the next value of it, and what state it is in
is read from its moments, so that events may come late, twice or in any order.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Self

LEASE: Final = timedelta(minutes=10)
URGENT_LEASE: Final = timedelta(minutes=3)
"""How long a claim holds; longer than any send can take."""

BACK_OFF: Final = (1, 2, 5, 10)
"""Minutes to wait after the first, second, third and every later refusal."""

GIVE_UP: Final = timedelta(hours=48)
"""How long refusals, and silence towards everybody, are answered with another try."""

MOST_SENDS: Final = 3
"""How often an email may go out whose outcome nobody knows, while SES answers others."""

DOUBT: Final = timedelta(minutes=15)
"""How long to wait for word of a delivery after a delay or a bounce that may pass."""


class Kind(StrEnum):
    """Why a notice is sent."""

    NEW = "new"
    UPDATED = "updated"
    REMINDER = "reminder"
    ESCALATION = "escalation"
    DIGEST = "digest"
    SUMMARY = "summary"


class State(StrEnum):
    """What has become of a notice (DESIGN: A notification's life)."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    PARKED = "parked"
    SUMMARISED = "summarised"


class Step(StrEnum):
    """What is to be done about a notice now."""

    WAIT = "wait"
    SEND = "send"
    PARK = "park"
    TELL_NEXT = "tell_next"


@dataclass(frozen=True)
class Notice:
    """A notice to the address that a role of a team has in this deployment.

    `owner` is what it is about, `CASE#<id>` or `TEAM#<id>`; `slot` its name there. `due_at` is
    when somebody must look at it next, None when nobody must. `turn` counts its changes.
    `sends` are the sends not known to have been in vain. `counts` are a digest's figures.
    """

    owner: str
    kind: Kind
    team: str
    role: str
    number: str
    waiting_since: datetime
    due_at: datetime | None
    priority: bool = False
    sends: int = 0
    refusals: int = 0
    tag: str = ""
    message_id: str = ""
    lease_until: datetime | None = None
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    doubted_at: datetime | None = None
    undelivered_at: datetime | None = None
    bounced_at: datetime | None = None
    complained_at: datetime | None = None
    parked_at: datetime | None = None
    summarised_at: datetime | None = None
    counts: dict[str, int] = field(default_factory=dict)
    turn: int = 0

    @property
    def slot(self) -> str:
        """The notice's name within what it is about, without any address."""
        return f"{self.kind}-{self.number}-{self.role}"

    def state(self, now: datetime) -> State:
        """Return the state at a moment; the strongest evidence wins, whatever came last."""
        came_back = self.bounced_at or (self.undelivered_at and not self.delivered_at)
        if self.parked_at and (came_back or not self.sent_at):
            return State.PARKED
        evidence = (
            (came_back, State.BOUNCED),
            (self.delivered_at, State.DELIVERED),
            (self.sent_at, State.SENT),
            (self.summarised_at, State.SUMMARISED),
        )
        for moment, state in evidence:
            if moment:
                return state
        return State.SENDING if self.lease_until and self.lease_until > now else State.PENDING

    def next_step(self, now: datetime) -> Step:
        """Return what to do about it now."""
        if self.due_at is None or self.due_at > now:
            return Step.WAIT
        if self.doubted_at:
            return Step.TELL_NEXT
        return Step.PARK if self.sends >= MOST_SENDS else Step.SEND

    def may_be_summed_up(self) -> bool:
        """Tell whether it is ordinary news that nobody has tried to send yet."""
        return not self.tag and self.kind in (Kind.NEW, Kind.UPDATED) and not self.priority

    def waits_after_refusal(self) -> bool:
        """Tell whether it waits for nothing but the time of its next try."""
        waits = self.due_at is not None and self.lease_until is None and self.doubted_at is None
        return waits and self.refusals > 0

    def waited(self, now: datetime) -> timedelta:
        """Return for how long nobody has been told; nothing once SES has taken the email."""
        return timedelta() if self.sent_at or self.due_at is None else now - self.waiting_since

    def claimed(self, now: datetime, tag: str) -> Self:
        """Return it as held by one sender; `tag` stays the one of its first claim."""
        until = now + (URGENT_LEASE if self.priority else LEASE)
        tag = self.tag or tag
        return self._next(sends=self.sends + 1, lease_until=until, due_at=until, tag=tag)

    def refused(self, now: datetime) -> Self:
        """Return it as refused for certain, to be tried again later or, at last, by nobody."""
        return self._given_back(now, lease_until=None, due_at=self._again(now))

    def unanswered(self, now: datetime) -> Self:
        """Return it with a send that counts for nothing, because SES answered nobody.

        Whether it went is still unknown, so that its lease, at least, is waited for.
        """
        until = max(self.lease_until or now, self._again(now))
        return self._given_back(now, lease_until=until, due_at=until)

    def sent(self, now: datetime, message_id: str) -> Self:
        """Return it as taken by SES; what is in doubt stays due."""
        return self._next(
            sent_at=self.sent_at or now,
            message_id=self.message_id or message_id,
            lease_until=None,
            due_at=self.due_at if self.doubted_at and not self.delivered_at else None,
        )

    def delivered(self, at: datetime) -> Self:
        """Return it as delivered, which ends every doubt."""
        return self._next(
            sent_at=self.sent_at or at, delivered_at=at, lease_until=None, due_at=None
        )

    def doubted(self, at: datetime, now: datetime) -> Self:
        """Return it with a delay, or a bounce that does not last: a full mailbox, an absence note.

        Such a note comes with a delivery, so without one somebody else is told.
        """
        again = None if self.delivered_at or self.bounced_at else now + DOUBT
        return self._next(sent_at=self.sent_at or at, doubted_at=at, lease_until=None, due_at=again)

    def undelivered(self, now: datetime, *, nobody_left: bool) -> Self:
        """Return it as in doubt for too long; a delivery that comes later ends that.

        With nobody left to be told in its place it is parked in the same step.
        """
        parked_at = now if nobody_left else self.parked_at
        return self._next(undelivered_at=now, parked_at=parked_at, lease_until=None, due_at=None)

    def bounced(self, at: datetime) -> Self:
        """Return it as bounced for good."""
        return self._next(sent_at=self.sent_at or at, bounced_at=at, lease_until=None, due_at=None)

    def complained(self, at: datetime) -> Self:
        """Return it as delivered to somebody who called it spam."""
        return replace(self.delivered(self.delivered_at or at), complained_at=at)

    def parked(self, now: datetime) -> Self:
        """Return it as waiting for a person."""
        return self._next(parked_at=now, lease_until=None, due_at=None)

    def unparked(self, now: datetime) -> Self:
        """Return it as if it had just come in: a person has looked.

        Nothing of before is left, so that no event of an earlier email says anything of the next.
        """
        return replace(self.passed_on(self.role, now), turn=self.turn + 1)

    def hastened(self, now: datetime) -> Self:
        """Return it as due at once: somebody else's email just went."""
        return self._next(due_at=now)

    def summed_up(self, now: datetime) -> Self:
        """Return it as told by its team's summary of this hour."""
        return self._next(summarised_at=now, due_at=None)

    def passed_on(self, role: str, now: datetime) -> Self:
        """Return the notice that tells another role of the same team the same thing."""
        return type(self)(
            self.owner, self.kind, self.team, role, self.number, now, now, self.priority,
            counts=self.counts,
        )  # fmt: skip

    def _again(self, now: datetime) -> datetime:
        return now + timedelta(minutes=BACK_OFF[min(self.refusals, len(BACK_OFF) - 1)])

    def _given_back(self, now: datetime, **changes: object) -> Self:
        given_back = self._next(sends=self.sends - 1, refusals=self.refusals + 1, **changes)
        if now - self.waiting_since < GIVE_UP:
            return given_back
        return replace(given_back, parked_at=now, lease_until=None, due_at=None)

    def _next(self, **changes: object) -> Self:
        return replace(self, turn=self.turn + 1, **changes)  # type: ignore[arg-type]
