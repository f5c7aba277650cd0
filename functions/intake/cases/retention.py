"""How long a case is kept after it was closed, and when nothing of it may be left."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Self

from intake.cases.moments import london_day, months_later
from intake.cases.working_days import LONDON

SECOND_NET: Final = timedelta(days=30)
"""How long after its time an item expires by itself, should the daily round not have run."""

_WRITTEN: Final = re.compile(r"([1-9][0-9]*) (day|month|year)s?")
_A_YEAR: Final = 12


class NotAPeriod(ValueError):
    """Raised for a text that is no period; a form with such a one does not build."""


@dataclass(frozen=True)
class Period:
    """A time as forms write it: `30 days`, `6 months`, `3 years`."""

    count: int
    unit: str

    @classmethod
    def read(cls, written: str) -> Self:
        """Read what a form says; raises NotAPeriod."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise NotAPeriod(written)
        return cls(int(found[1]), found[2])

    def after(self, day: date) -> date:
        """Return the last day of the period; a month without that day ends on its last one."""
        if self.unit == "day":
            return day + timedelta(days=self.count)
        return months_later(day, self.count * (_A_YEAR if self.unit == "year" else 1))


def delete_after(closed: datetime, period: Period) -> datetime:
    """Return the midnight in London that ends the last day of the period, in UTC."""
    gone = period.after(london_day(closed)) + timedelta(days=1)
    return datetime.combine(gone, time(), LONDON).astimezone(UTC)


def expires_at(delete_after: datetime) -> int:
    """Return when the table may remove what is left, in seconds since 1970 as its TTL wants."""
    return int((delete_after + SECOND_NET).timestamp())
