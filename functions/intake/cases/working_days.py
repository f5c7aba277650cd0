"""Working days in England, and the moment by which a promise falls due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
END_OF_DAY: Final = time(17)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class WorkingDays:
    """Monday to Friday without bank holidays."""

    bank_holidays: Collection[date]

    def includes(self, day: date) -> bool:
        """Tell whether people work on this day."""
        return day.weekday() < _SATURDAY and day not in self.bank_holidays

    def after(self, day: date, count: int) -> date:
        """Return the working day that is `count` working days after a day of any kind."""
        while count:
            day += timedelta(days=1)
            count -= self.includes(day)
        return day

    def promised_by(self, received: datetime, count: int) -> datetime:
        """Return five in the afternoon, London time, `count` working days on, in UTC."""
        day = self.after(received.astimezone(LONDON).date(), count)
        return datetime.combine(day, END_OF_DAY, LONDON).astimezone(UTC)
