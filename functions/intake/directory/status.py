"""Whether a service takes people on: open, paused for a while, or closed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from intake.content.section import Section
from intake.directory.dates import day_at, spoken

OPEN: Final = "open"
PAUSED: Final = "paused"
CLOSED: Final = "closed"
STATES: Final = (OPEN, PAUSED, CLOSED)


@dataclass(frozen=True)
class Status:
    """A state with its dates; `alert` says more in the editor's own words."""

    state: str = OPEN
    until: date | None = None
    since: date | None = None
    alert: str = ""

    def on(self, today: date) -> "Status":
        """Return the status of a day: a pause is over on the day it was to last until."""
        over = self.state == PAUSED and self.until is not None and self.until <= today
        return replace(self, state=OPEN, until=None, since=None, alert="") if over else self

    @property
    def is_open(self) -> bool:
        """Tell whether people are taken on."""
        return self.state == OPEN

    @property
    def words(self) -> str:
        """The status as a sentence; nothing when the service is open."""
        if self.is_open:
            return ""
        if self.until:
            return f"Not taking referrals until {spoken(self.until)}."
        since = f" since {spoken(self.since)}" if self.since else ""
        return f"Closed{since}." if self.state == CLOSED else f"Not taking referrals{since}."

    def as_data(self) -> dict[str, str]:
        """Return what `read_status` reads again."""
        dates = {"until": self.until, "since": self.since}
        written = {key: day.isoformat() for key, day in dates.items() if day}
        return {"is": self.state, **written, **({"alert": self.alert} if self.alert else {})}


def read_status(section: Section) -> Status:
    """Read `status`; not written means open."""
    state = section.choice("is", STATES, OPEN)
    status = Status(
        state,
        until=day_at(section, "until"),
        since=day_at(section, "since"),
        alert=section.text("alert", ""),
    )
    if status.until and state != PAUSED:
        section.wrong("until", "this belongs to `is: paused` only")
    if status.since and state == OPEN:
        section.wrong("since", "this belongs to `is: paused` or `is: closed`")
    section.close()
    return status
