"""Cases with what happened to them, as figures see them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from intake.cases.access import Standing
from intake.cases.channel import Channel
from intake.cases.codes import REACHED
from intake.cases.history import Happening, History

RECEIVED = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)


def happened(
    kind: str, days: float = 0, outcome: str = "", by: str = "jo", was: float | None = None
) -> Happening:
    """An event so many days after arrival; `was` is when it says that it took place."""
    when = None if was is None else RECEIVED + timedelta(days=was)
    return Happening(kind, by, RECEIVED + timedelta(days=days), outcome, when)


def reached(days: float) -> Happening:
    return happened("contacted", days, REACHED)


def history(*happenings: Happening, **changes: Any) -> History:
    case = History(
        id="1",
        reference="CDFH-0001",
        form="contact",
        form_title="Write to us",
        service="mediation",
        status="open",
        outcome="",
        standing=Standing("general"),
        channel=Channel.WEB,
        referred=False,
        received_at=RECEIVED,
        promised_by=RECEIVED + timedelta(days=3),
        delete_after="",
        restricted=False,
        party_notice_settled=False,
        happenings=happenings,
    )
    return replace(case, **changes)


def ended(outcome: str, days: float = 20, **changes: Any) -> History:
    closed = happened("closed", days, outcome)
    return history(closed, status="closed", outcome=outcome, **changes)
