"""A period of whole months, in London: figures and exports are of no other.

Two periods that differ by a day would tell of the one case that lies between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final, Self

from intake.cases.moments import kept, months_later
from intake.cases.working_days import LONDON

MOST: Final = 12
"""Months in a period at most."""

_WRITTEN: Final = re.compile(r"(2[0-9]{3})-(0[1-9]|1[0-2])")


class NotMonths(ValueError):
    """Raised for what is no period; the words say what to put right."""


@dataclass(frozen=True)
class Months:
    """From the first day of a month to the last day of the same or of a later one."""

    first: date
    last: date

    @classmethod
    def read(cls, first: str, last: str) -> Self:
        """Read months as browsers send them, such as 2026-11; raises NotMonths."""
        months = cls(_month(first), _month(last))
        if months.last < months.first:
            raise NotMonths("The last month must not be before the first.")
        if len(list(months)) > MOST:
            raise NotMonths(f"Choose at most {MOST} months.")
        return months

    @classmethod
    def until(cls, day: date, count: int) -> Self:
        """Return the month of a day and those before it, so many in all."""
        last = day.replace(day=1)
        return cls(months_later(last, 1 - count), last)

    def __iter__(self) -> Iterator[date]:
        """Give the first day of each month."""
        month = self.first
        while month <= self.last:
            yield month
            month = months_later(month, 1)

    @property
    def begins(self) -> datetime:
        """The midnight in London with which it begins."""
        return datetime.combine(self.first, time(), LONDON).astimezone(UTC)

    @property
    def ends(self) -> datetime:
        """The midnight in London with which it is over."""
        return datetime.combine(months_later(self.last, 1), time(), LONDON).astimezone(UTC)

    @property
    def kept_months(self) -> list[str]:
        """The months of the table, which go by UTC, in which this period lies."""
        # a summer month begins an hour before the same month of UTC
        return sorted({kept(self.begins)[:7], *(f"{month:%Y-%m}" for month in self)})

    @property
    def words(self) -> str:
        """Return it as people say it."""
        first, last = f"{self.first:%B %Y}", f"{self.last:%B %Y}"
        return first if first == last else f"{first} to {last}"


def _month(written: str) -> date:
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise NotMonths("Write months like 2026-11.")
    return date(int(found[1]), int(found[2]), 1)
