"""What each action makes of a case, and the event that says so; codes and keys, no typed text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from intake.cases.actions import Action
from intake.cases.casework import BOOKED, CONFIRMED, CONTACTED, HELD, MISSED, OPEN, Casework
from intake.cases.codes import REACHED

Chosen = Mapping[str, str]


@dataclass(frozen=True)
class Step:
    """A case after an action, and the kind and details of its event."""

    after: Casework
    kind: str
    details: Mapping[str, str]


def step(case: Casework, action: Action, chosen: Chosen, by: str) -> Step:
    """Return what an action comes to; it was offered, and what was chosen as well."""
    after = _AFTER[action](case, chosen, by)
    details = {name: value for name, value in chosen.items() if name in _TOLD}
    return Step(after, KINDS[action], {**details, **_more(case, action, after, by)})


_TOLD: Final = frozenset(
    {
        "how", "outcome", "when", "preference", "member", "session", "session_outcome",
        "missed_because", "funding", "stage", "relation",
    }
)  # fmt: skip


def _more(case: Casework, action: Action, after: Casework, by: str) -> Mapping[str, str]:
    if action == Action.TRANSFER:
        return {"from_team": case.team, "to_team": after.team}
    if action == Action.DECLARE:
        return {"member": by}
    linked = set(case.links) ^ set(after.links)
    return {"case": linked.pop()} if linked else {}


def _contact(case: Casework, chosen: Chosen, _by: str) -> Casework:
    through = case.status == OPEN and chosen["outcome"] == REACHED
    return case.next(status=CONTACTED if through else case.status)


def _confirm(case: Casework, chosen: Chosen, _by: str) -> Casework:
    status = CONFIRMED if case.status == CONTACTED else case.status
    return case.next(status=status, preference=chosen["preference"])


def _session(state: str) -> "After":
    return lambda case, chosen, _: case.next(sessions={**case.sessions, chosen["session"]: state})


def _party(case: Casework, chosen: Chosen, _by: str) -> Casework:
    party, _, stage = chosen["stage"].partition(":")
    return case.next(parties={**case.parties, party: stage})


def _unlink(case: Casework, chosen: Chosen, _by: str) -> Casework:
    return unlinked(case, chosen["case"])


def linked(case: Casework, other: str, relation: str) -> Casework:
    """Return a case that is linked to another one."""
    return case.next(links={**case.links, other: relation})


def unlinked(case: Casework, other: str) -> Casework:
    """Return a case that is not linked to another one any more."""
    return case.next(links={key: how for key, how in case.links.items() if key != other})


def _include(case: Casework, chosen: Chosen, _by: str) -> Casework:
    return case.next(excluded=tuple(key for key in case.excluded if key != chosen["member"]))


def _not_spam(case: Casework, _chosen: Chosen, _by: str) -> Casework:
    return case.anew(case.team)


After = Callable[[Casework, Chosen, str], Casework]
_AFTER: Final[Mapping[Action, After]] = {
    Action.TAKE: lambda case, _, by: case.next(coordinator=by),
    Action.GIVE_BACK: lambda case, _chosen, _by: case.next(coordinator=""),
    Action.CONTACT: _contact,
    Action.CONFIRM: _confirm,
    Action.ALLOCATE: lambda case, chosen, _: case.with_worker(chosen["member"]),
    Action.DEALLOCATE: lambda case, chosen, _: case.without(chosen["member"]),
    Action.BOOK: _session(BOOKED),
    Action.HOLD_SESSION: _session(HELD),
    Action.MISS_SESSION: _session(MISSED),
    Action.FUND: lambda case, chosen, _: case.next(funding=chosen["funding"]),
    Action.PARTY: _party,
    Action.NOTE: lambda case, _chosen, _by: case.next(),
    Action.TRANSFER: lambda case, chosen, _: case.anew(chosen["team"]),
    Action.NOT_SPAM: _not_spam,
    Action.LINK: lambda case, chosen, _: linked(case, chosen["case"], chosen["relation"]),
    Action.UNLINK: _unlink,
    Action.EXCLUDE: lambda case, chosen, _: case.excluding(chosen["member"]),
    Action.INCLUDE: _include,
    Action.DECLARE: lambda case, _, by: case.excluding(by),
}
"""The other actions change how a case is kept (`keeping`)."""

KINDS: Final[Mapping[Action, str]] = {
    Action.TAKE: "taken",
    Action.GIVE_BACK: "given_back",
    Action.CONTACT: "contacted",
    Action.CONFIRM: "confirmed",
    Action.ALLOCATE: "allocated",
    Action.DEALLOCATE: "deallocated",
    Action.BOOK: "session_booked",
    Action.HOLD_SESSION: "session_held",
    Action.MISS_SESSION: "session_missed",
    Action.FUND: "funding",
    Action.PARTY: "party_stage",
    Action.NOTE: "noted",
    Action.TRANSFER: "transferred",
    Action.NOT_SPAM: "released_from_quarantine",
    Action.LINK: "linked",
    Action.UNLINK: "unlinked",
    Action.EXCLUDE: "excluded",
    Action.INCLUDE: "included",
    Action.DECLARE: "excluded",
}
"""What the event of each is called."""
