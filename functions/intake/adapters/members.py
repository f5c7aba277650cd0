"""Who may use the desk and for which teams: decided in the table, never by a token."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from intake.adapters.events import Event, event_item
from intake.adapters.id_tokens import Identity
from intake.adapters.table import Item, Table, changed_item, checked_item, deleted_item, new_item
from intake.cases.member import LEAD, Member
from intake.cases.moments import kept, moment_of

ASKED_FOR: Final = timedelta(days=7)
"""How long somebody who signed in and is no member is listed for the lead."""

_PARTITION: Final = "MEMBERS"
_SAVED: Final = (
    "SET #name = :name, email = :email, teams = :teams, #roles = :roles, turn = :turn, era = :era"
)


@dataclass(frozen=True)
class Asking:
    """Somebody whom the provider knows and the desk does not; `email` only if it is verified."""

    key: str
    name: str
    email: str
    at: datetime


@dataclass(frozen=True)
class Change:
    """Something done about a member: by whom, both as keys (or what `--by` said)."""

    kind: str
    member: str
    by: str
    at: datetime
    teams: tuple[str, ...]
    roles: tuple[str, ...]


def member_key(identity: Identity) -> str:
    """Return the key of an identity; the subject alone would let providers overlap."""
    return sha256(f"{identity.issuer}\n{identity.subject}".encode()).hexdigest()


class Members:
    """The members in the table; whoever is not there, or has no role, may do nothing."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, key: str) -> Member | None:
        """Return the member as of now, also one who was removed; None for a stranger."""
        item = self._table.get(_PARTITION, f"MEMBER#{key}")
        return _member(item) if item else None

    def everybody(self) -> list[Member]:
        """Return all members, also those who were removed, by name."""
        found = map(_member, self._table.query(_PARTITION, "MEMBER#"))
        return sorted(found, key=lambda member: (member.name.casefold(), member.key))

    def save(
        self, before: Member | None, after: Member, event: Event, still_lead: Member | None = None
    ) -> None:
        """Write a member onto what was read, with an event; whoever asked is asking no more.

        `still_lead` must be one at that very moment. ConditionFailed when anything changed.
        """
        teams, roles = [*after.teams], [*after.roles]
        noted = {**event_item("", event), "pk": _PARTITION, "member": after.key}
        self._table.transact(
            [
                _saved(before, after),
                new_item({**noted, "teams": teams, "roles": roles}),
                deleted_item(_PARTITION, f"ASKED#{after.key}"),
                *([_is_lead(still_lead)] if still_lead else []),
            ]
        )

    def changes(self) -> list[Change]:
        """Return what was done about members, the newest first."""
        found = self._table.query(_PARTITION, "EVENT#")
        return [_change(item) for item in reversed(found)]

    def note_asking(self, identity: Identity, now: datetime) -> None:
        """Let the lead know of somebody who signed in and is no member."""
        self._table.put(
            {
                "pk": _PARTITION,
                "sk": f"ASKED#{member_key(identity)}",
                "name": identity.name,
                "email": identity.email,
                "at": kept(now),
                "expires_at": int((now + ASKED_FOR).timestamp()),
            }
        )

    def asking(self, now: datetime) -> list[Asking]:
        """Return who signed in within the last week and is no member, the newest first."""
        found = map(_asking, self._table.query(_PARTITION, "ASKED#"))
        recent = [each for each in found if now - each.at < ASKED_FOR]
        return sorted(recent, key=lambda each: each.at, reverse=True)


def _saved(before: Member | None, after: Member) -> dict[str, Any]:
    values = {
        ":name": after.name,
        ":email": after.email,
        ":teams": [*after.teams],
        ":roles": [*after.roles],
        ":turn": after.turn,
        ":era": after.era,
    }
    unchanged = "attribute_not_exists(pk)"
    if before:
        values[":seen"], unchanged = before.turn, "turn = :seen"
    return changed_item(_PARTITION, f"MEMBER#{after.key}", _SAVED, values, unchanged)


def _is_lead(member: Member) -> dict[str, Any]:
    condition, values = "contains(#roles, :lead)", {":lead": LEAD}
    return checked_item(_PARTITION, f"MEMBER#{member.key}", condition, values)


def _member(item: Mapping[str, Any]) -> Member:
    return Member(
        item["sk"].removeprefix("MEMBER#"),
        item["name"],
        tuple(item.get("teams", ())),
        tuple(item.get("roles", ())),
        item.get("email", ""),
        item.get("turn", 0),
        item.get("era", 0),
    )


def _asking(item: Item) -> Asking:
    key = item["sk"].removeprefix("ASKED#")
    return Asking(key, item["name"], item["email"], moment_of(item["at"]))


def _change(item: Item) -> Change:
    return Change(
        item["kind"],
        item["member"],
        item["by"],
        moment_of(item["at"]),
        tuple(item["teams"]),
        tuple(item["roles"]),
    )
