"""What somebody who writes to us may count on, and when we are reminded of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from intake.cases.casework import OPEN
from intake.cases.record import NEW
from intake.cases.working_hours import WorkingHours

URGENT: Final = frozenset({"safeguarding", "urgent"})
"""The flags whose cases are promised in working hours; any flag goes to the urgent team."""

UNANSWERED: Final = frozenset({NEW, OPEN})
"""The statuses at which nobody has got through to the person: the promise is still to be kept."""


@dataclass(frozen=True)
class Promise:
    """A first reply within `reply` working days, or within `urgent_hours` working hours."""

    hours: WorkingHours
    reply: int
    urgent_hours: int

    def falls_due(self, received: datetime, flags: Collection[str]) -> datetime:
        """Return by when a case that was received at a moment is promised a reply, in UTC."""
        if URGENT.isdisjoint(flags):
            return self.hours.end_of_day(received, self.reply)
        return self.hours.after(received, timedelta(hours=self.urgent_hours))

    def remind_at(self, received: datetime, promised_by: datetime) -> datetime:
        """Return when half of the working time until then is over, in UTC."""
        return self.hours.half_way(received, promised_by)
