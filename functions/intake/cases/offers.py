"""What can be done with a case now, and what each action asks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.cases import codes
from intake.cases.actions import OFFERED, Action
from intake.cases.casework import Casework


class Kind(StrEnum):
    """How something is answered."""

    CHOICE = "choice"
    PAST = "past"
    MOMENT = "moment"
    DAY = "day"
    TEXT = "text"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Ask:
    """Something that an action asks; `choices` are codes or keys."""

    name: str
    kind: Kind = Kind.CHOICE
    choices: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Around:
    """What is offered depends on this as well: members by key, the teams, the case's form.

    `workers` may work the case; `excludable` reach it or could be given it; `teams` are those that
    can be told of it; `outcomes` are the form's; `two_parties` says that it asks about the other
    party, `guarded` that its team's cases are a guardian's alone.
    """

    by: str
    coaches: tuple[str, ...] = ()
    workers: frozenset[str] = frozenset()
    excludable: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    two_parties: bool = False
    guarded: bool = False


@dataclass(frozen=True)
class Offer:
    """An action that can be done now, with what it asks.

    `unguards` says that the case may come to a team whose cases are no guardian's alone.
    """

    action: Action
    asks: tuple[Ask, ...]
    unguards: bool = False


Asks = Callable[[Casework, Around], tuple[Ask, ...] | None]
"""Returns None when the action cannot be done now."""


def offers(case: Casework, around: Around) -> Iterator[Offer]:
    """Return everything that the case's state allows, whoever may do it."""
    for action, (_, statuses) in OFFERED.items():
        asks = _ASKS[action](case, around) if case.status in statuses else None
        if asks is not None and all(ask.choices or ask.kind != Kind.CHOICE for ask in asks):
            yield Offer(action, asks, action == Action.TRANSFER and around.guarded)


def _only_if(condition: bool) -> tuple[Ask, ...] | None:  # noqa: FBT001 the one argument
    return () if condition else None


_TEXT: Final = Ask("text", Kind.TEXT)
_PERHAPS_TEXT: Final = Ask("text", Kind.TEXT, optional=True)


def _choose(name: str, choices: tuple[str, ...]) -> Ask:
    return Ask(name, choices=choices)


def _others(case: Casework, around: Around) -> tuple[str, ...]:
    """Return whom to exclude so that somebody is left to work the case."""
    return tuple(
        key
        for key in around.excludable
        if key not in (around.by, *case.excluded) and around.workers - {key}
    )


def _unallocated(case: Casework, around: Around) -> tuple[str, ...]:
    free = tuple(key for key in around.coaches if key not in (*case.allocated, *case.excluded))
    return free if len(case.allocated) < MOST_ALLOCATED else ()


MOST_ALLOCATED: Final = 3
"""Coaches or mediators of one case; two is the rule for mediators who work together."""

_ASKS: Final[Mapping[Action, Asks]] = {
    Action.TAKE: lambda case, around: _only_if(case.coordinator != around.by),
    Action.GIVE_BACK: lambda case, _: _only_if(bool(case.coordinator)),
    Action.CONTACT: lambda _case, _: (
        _choose("how", codes.CONTACTED_HOW),
        _choose("outcome", codes.CONTACT_OUTCOMES),
        Ask("when", Kind.PAST),
    ),
    Action.CONFIRM: lambda _case, _: (_choose("preference", codes.PREFERENCES),),
    Action.ALLOCATE: lambda case, around: (_choose("member", _unallocated(case, around)),),
    Action.DEALLOCATE: lambda case, _: (_choose("member", case.allocated),),
    Action.BOOK: lambda case, _: (
        _choose("session", case.bookable()),
        Ask("when", Kind.MOMENT),
        _choose("preference", codes.PREFERENCES),
    ),
    Action.HOLD_SESSION: lambda case, _: (
        _choose("session", case.booked()),
        _choose("session_outcome", codes.SESSION_OUTCOMES),
        _PERHAPS_TEXT,
    ),
    Action.MISS_SESSION: lambda case, _: (
        _choose("session", case.booked()),
        _choose("missed_because", codes.MISSED_BECAUSE),
        _PERHAPS_TEXT,
    ),
    Action.FUND: lambda _case, _: (_choose("funding", codes.FUNDING),),
    Action.PARTY: lambda case, around: (
        (_choose("stage", codes.party_stages(case)),) if around.two_parties else None
    ),
    Action.NOTE: lambda _case, _: (_TEXT,),
    Action.CLOSE: lambda case, around: (
        _choose("ending", codes.endings(case.status, around.outcomes)),
    ),
    Action.REOPEN: lambda _case, _: (),
    Action.TRANSFER: lambda _, around: (_choose("team", around.teams),),
    Action.SPAM: lambda _, around: _only_if("spam" in around.outcomes),
    Action.NOT_SPAM: lambda _case, _: (),
    Action.LINK: lambda _case, _: (
        Ask("reference", Kind.REFERENCE),
        _choose("relation", codes.RELATIONS),
    ),
    Action.UNLINK: lambda case, _: (_choose("case", tuple(case.links)),),
    Action.EXCLUDE: lambda case, around: (_choose("member", _others(case, around)),),
    Action.INCLUDE: lambda case, _: (_choose("member", case.excluded),),
    Action.DECLARE: lambda _, around: _only_if(bool(around.workers - {around.by})),
    Action.HOLD: lambda _case, _: (
        Ask("until", Kind.DAY),
        _choose("held_because", codes.HELD_BECAUSE),
    ),
    Action.END_HOLD: lambda case, _: _only_if(case.held),
}
