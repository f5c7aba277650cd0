"""Notices in the table: read, claimed, released and marked by conditional writes."""

from dataclasses import dataclass
from datetime import datetime

from intake.adapters.table import ConditionFailed, Table
from intake.cases.moments import kept
from intake.notices.notice import LEASE, Kind

_CLAIM = "SET lease_until = :until, due_at = :until, tag = :tag ADD attempts :one"
_CLAIMABLE = "attribute_not_exists(sent_at) AND due_at <= :now"
_RELEASE = "SET due_at = :again REMOVE lease_until"
_MARK = "SET sent_at = :now, message_id = :message REMOVE due_shard, due_at, lease_until"
_OURS = "tag = :tag AND attribute_not_exists(sent_at)"


@dataclass(frozen=True)
class Claim:
    """A notice that this invocation alone may send until its lease ends."""

    case_id: str
    slot: str
    kind: Kind
    team: str
    role: str
    attempts: int
    tag: str


class Notices:
    """The notices of all cases."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def claim(self, case_id: str, slot: str, now: datetime, tag: str) -> Claim | None:
        """Take a notice that is due; None when there is none, it is sent, or others hold it."""
        pk, sk = _key(case_id, slot)
        values = {":until": kept(now + LEASE), ":now": kept(now), ":tag": tag, ":one": 1}
        try:
            item = self._table.update(pk, sk, _CLAIM, values, _CLAIMABLE)
        except ConditionFailed:
            return None
        kind = Kind(item["kind"])
        return Claim(case_id, slot, kind, item["team"], item["role"], item["attempts"], tag)

    def release(self, claim: Claim, again: datetime) -> None:
        """Give a notice back that was refused for certain, to be tried again at a moment."""
        values = {":again": kept(again), ":tag": claim.tag}
        self._table.update(*_key(claim.case_id, claim.slot), _RELEASE, values, _OURS)

    def mark_sent(self, claim: Claim, now: datetime, message_id: str) -> None:
        """Record that SES accepted the email; the notice leaves the due index."""
        values = {":now": kept(now), ":message": message_id, ":tag": claim.tag}
        self._table.update(*_key(claim.case_id, claim.slot), _MARK, values, _OURS)

    def due(self, now: datetime, limit: int) -> list[tuple[str, str]]:
        """Return case id and slot of at most `limit` notices to act on, oldest first."""
        found = self._table.query_index("due", "due_shard", "0", limit=limit)
        return [
            (item["pk"].removeprefix("CASE#"), item["sk"].removeprefix("NOTICE#"))
            for item in found
            if item["due_at"] <= kept(now)
        ]


def _key(case_id: str, slot: str) -> tuple[str, str]:
    return f"CASE#{case_id}", f"NOTICE#{slot}"
