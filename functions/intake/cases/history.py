"""What happened with a case, as figures, exports and the lead's lists see it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Self

from intake.cases.access import Standing
from intake.cases.channel import Channel
from intake.cases.codes import REACHED
from intake.cases.moments import kept, moment_of
from intake.cases.synthetic import STATUS

READINGS: Final = frozenset({"read", "other_party_read", "printed", "found", "exported"})
"""Kinds of events after which somebody has seen something of a case."""


@dataclass(frozen=True)
class Happening:
    """An event: what, by whom (a member's key), with what came of it if it has that.

    `at` is when it was recorded, `when` what it says of itself: people write down in the evening
    whom they called at noon.
    """

    kind: str
    by: str
    at: datetime
    outcome: str = ""
    when: datetime | None = None

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> Self:
        """Read an event item."""
        when = moment_of(item["when"]) if "when" in item else None
        return cls(item["kind"], item["by"], moment_of(item["at"]), item.get("outcome", ""), when)

    @property
    def took_place(self) -> datetime:
        """When it was, as far as we know: not after it was recorded, whatever was booked."""
        return min(self.when or self.at, self.at)


@dataclass(frozen=True)
class History:
    """A case without a word of what was told, and its events, the first first."""

    id: str
    reference: str
    form: str
    form_title: str
    service: str
    status: str
    outcome: str
    standing: Standing
    channel: Channel
    referred: bool
    received_at: datetime
    promised_by: datetime
    delete_after: str
    restricted: bool
    party_notice_settled: bool
    happenings: Sequence[Happening]

    @classmethod
    def from_items(cls, case: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> Self:
        """Read a case item and its event items."""
        standing = Standing(
            case["team"], tuple(case.get("allocated", ())), tuple(case.get("excluded", ()))
        )
        return cls(
            **{name: case[name] for name in ("reference", "form", "form_title", "service")},
            id=case["case_id"],
            status=case["status"],
            outcome=case.get("outcome", ""),
            standing=standing,
            channel=Channel(case.get("channel", Channel.WEB)),
            referred=case.get("referred", False),
            received_at=moment_of(case["received_at"]),
            promised_by=moment_of(case["promised_by"]),
            delete_after=case.get("delete_after", ""),
            restricted="restricted_at" in case,
            party_notice_settled="informed_at" in case or "not_informed" in case,
            happenings=tuple(map(Happening.from_item, events)),
        )

    @property
    def is_ours(self) -> bool:
        """Tell whether it comes from our own trial of the public door."""
        return self.status == STATUS

    def is_gone(self, now: datetime) -> bool:
        """Tell whether its time is over, whether or not it has been deleted yet."""
        return bool(self.delete_after) and self.delete_after <= kept(now)

    @property
    def first_contact(self) -> datetime | None:
        """When somebody first spoke with the person."""
        contacts = (h for h in self.happenings if h.kind == "contacted" and h.outcome == REACHED)
        return _earliest(contacts)

    @property
    def first_session(self) -> datetime | None:
        """When the first session was held."""
        return _earliest(h for h in self.happenings if h.kind == "session_held")

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed; None while it is open, whatever was before."""
        closings = [h for h in self.happenings if h.kind == "closed"] if self.outcome else []
        return _earliest(closings[-1:])

    @property
    def sessions_held(self) -> int:
        """How many sessions were held."""
        return sum(h.kind == "session_held" for h in self.happenings)


def _earliest(found: Iterable[Happening]) -> datetime | None:
    return min((each.took_place for each in found), default=None)
