"""Working days in England."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
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
