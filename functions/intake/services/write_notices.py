"""Write the email of a notice, whatever it is about."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from intake.adapters.table import Item, Table
from intake.cases.moments import london_day, moment_of, spoken_day, spoken_moment
from intake.cases.promise import URGENT
from intake.directory.availability import Availability
from intake.directory.teams import Team
from intake.notices.email import Email
from intake.notices.notice import Kind, Notice
from intake.rendering.notification import (
    MOST_WAITING,
    Notification,
    TeamNews,
    digest_email,
    notification_email,
    summary_email,
)

_CASE: Final = "CASE#"


class WriteNotices:
    """Reads what an email may say, which is never an answer."""

    def __init__(
        self,
        table: Table,
        teams: Mapping[str, Team],
        services: Mapping[str, Availability],
        desk_url: str,
    ) -> None:
        self._table = table
        self._teams = teams
        self._services = services
        self._desk_url = desk_url

    def __call__(self, notice: Notice) -> Email | None:
        """Return the email; None when what it is about is not there any more."""
        if notice.owner.startswith(_CASE):
            case = self._table.get(notice.owner, "CASE")
            return notification_email(self._notification(notice, case)) if case else None
        news = TeamNews(
            label=self._teams[notice.team].label,
            day=spoken_day(notice.waiting_since),
            counts=notice.counts,
            to_check=self._to_check(london_day(notice.waiting_since)),
            waiting=self._waiting(notice.team),
            link=f"{self._desk_url}/",
        )
        return digest_email(news) if notice.kind is Kind.DIGEST else summary_email(news)

    def _notification(self, notice: Notice, case: Item) -> Notification:
        return Notification(
            label=case["service_label"],
            reference=case["reference"],
            received=spoken_moment(moment_of(case["received_at"])),
            kind=notice.kind,
            priority=bool(case["flags"]),
            reply_by=_reply_by(moment_of(case["promised_by"]), case["flags"]),
            waiting=self._waiting(notice.team),
            link=f"{self._desk_url}/cases/{case['case_id']}",
        )

    def _to_check(self, today: date) -> list[str]:
        """Return the services whose entries nobody has checked for longer than they should."""
        services = self._services.values()
        return [each.name for each in services if each.check_again_after < today]

    def _waiting(self, team: str) -> int:
        return self._table.count_index("worklist", "open_for", team, MOST_WAITING)


def _reply_by(promised_by: datetime, flags: list[str]) -> str:
    """Return the day, and the time as well of what is promised in hours."""
    return spoken_day(promised_by) if URGENT.isdisjoint(flags) else spoken_moment(promised_by)
