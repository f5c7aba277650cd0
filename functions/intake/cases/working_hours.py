"""Working hours, and the moments by which promises fall due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from intake.cases.working_days import LONDON, WorkingDays

LONGEST: Final = timedelta(days=400)
"""How far ahead is looked for working time; a calendar without any is a mistake."""


@dataclass(frozen=True)
class WorkingHours:
    """The hours from `opens` to `closes`, London time, of every working day."""

    days: WorkingDays
    opens: time
    closes: time

    def after(self, moment: datetime, length: timedelta) -> datetime:
        """Return when so much working time has passed since a moment, in UTC.

        Raises ValueError when that is more than 400 days ahead.
        """
        for start, end in self._spans(moment, moment + LONGEST):
            if length <= end - start:
                return start + length
            length -= end - start
        raise ValueError

    def end_of_day(self, received: datetime, count: int) -> datetime:
        """Return the end of work `count` working days after a day in London, in UTC."""
        return self._moment(self.days.after(received.astimezone(LONDON).date(), count), self.closes)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return how much working time lies between two moments."""
        spans = self._spans(start, end)
        return sum((later - earlier for earlier, later in spans), timedelta())

    def half_way(self, start: datetime, end: datetime) -> datetime:
        """Return when half of the working time between two moments has passed, in UTC."""
        return self.after(start, self.between(start, end) / 2)

    def _spans(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Give the stretches of working time between two moments, as moments in UTC."""
        day = start.astimezone(LONDON).date()
        while (opening := self._moment(day, self.opens)) < end:
            closing = self._moment(day, self.closes)
            if self.days.includes(day) and closing > start:
                yield max(opening, start), min(closing, end)
            day += timedelta(days=1)

    def _moment(self, day: date, at: time) -> datetime:
        # an hour of the night is left out or doubled in London twice a year, never in UTC
        return datetime.combine(day, at, LONDON).astimezone(UTC)
