"""Moments as the table keeps them, and as people in the United Kingdom read them."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final

from intake.cases.working_days import LONDON

_A_YEAR: Final = 12
_A_MOMENT: Final = timedelta(seconds=1)


def kept(moment: datetime) -> str:
    """Return a moment as `2026-11-21T09:30:00Z`; texts of this form sort by time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(kept_text: str) -> datetime:
    """Read what `kept` gave."""
    return datetime.fromisoformat(kept_text)


def london_day(moment: datetime) -> date:
    """Return the day that a moment is in London."""
    return moment.astimezone(LONDON).date()


def months_later(day: date, by: int) -> date:
    """Return the same day so many months later; a month without that day gives its last one.

    This is the corresponding date rule (Dodds v Walker [1981] 1 WLR 1027).
    """
    years, month = divmod(day.month - 1 + by, _A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def spoken_day(moment: datetime) -> str:
    """Return the day in London: `Saturday 21 November 2026`."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B %Y}"


def last_day(ends: datetime) -> str:
    """Return the last day of what ends with a midnight, such as a hold: `Thursday 31 December`.

    With its year, as `spoken_day`: the midnight itself belongs to the day after.
    """
    return spoken_day(ends - _A_MOMENT)


def spoken_moment(moment: datetime) -> str:
    """Return the minute in London: `21 November 2026, 9:30am`."""
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%B %Y}, {local.hour % 12 or 12}:{local:%M%p}".replace(
        "AM", "am"
    ).replace("PM", "pm")


def london_minute(moment: datetime) -> str:
    """Return the minute in London as a browser's field takes it: `2026-11-21T09:30`."""
    return f"{moment.astimezone(LONDON):%Y-%m-%dT%H:%M}"
