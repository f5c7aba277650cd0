"""Who may use the desk and for which teams: decided in the table, never by a token."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from intake.adapters.id_tokens import Identity
from intake.adapters.table import Table
from intake.cases.member import Member

_SORT_KEY: Final = "MEMBER"


def member_key(identity: Identity) -> str:
    """Return the key of an identity; the subject alone would let providers overlap."""
    return sha256(f"{identity.issuer}\n{identity.subject}".encode()).hexdigest()


class Members:
    """The members in the table; whoever is not there may do nothing."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, key: str) -> Member | None:
        """Return the member as of now; None for a stranger and for somebody removed."""
        item = self._table.get(_partition(key), _SORT_KEY)
        if item is None:
            return None
        teams, roles = item.get("teams", ()), item.get("roles", ())
        return Member(key, item["name"], tuple(teams), tuple(roles))

    def add(
        self, identity: Identity, *, name: str, teams: Sequence[str], roles: Sequence[str]
    ) -> Member:
        """Write a member, in place of what was there about the same identity."""
        member = Member(member_key(identity), name, tuple(teams), tuple(roles))
        self._table.put(
            {
                "pk": _partition(member.key),
                "sk": _SORT_KEY,
                "name": name,
                "teams": list(teams),
                "roles": list(roles),
            }
        )
        return member

    def remove(self, key: str) -> None:
        """Take a member out; their next request is refused."""
        self._table.delete(_partition(key), _SORT_KEY)


def _partition(key: str) -> str:
    return f"MEMBER#{key}"
