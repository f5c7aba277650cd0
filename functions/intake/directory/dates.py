"""Days in content files, as editors write them and as pages say them."""

import re
from datetime import date
from typing import Final

from intake.content.section import Section

_WRITTEN: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_at(section: Section, key: str, *, required: bool = False) -> date | None:
    """Return the day at a key, written as year-month-day; None when none is written."""
    written = section.text(key, None if required else "")
    if not written:
        return None
    try:
        if _WRITTEN.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    section.wrong(key, f'"{written}" is not a day; write year-month-day, such as 2026-11-21')
    return None


def spoken(day: date) -> str:
    """Return a day as pages say it: `21 November 2026`."""
    return f"{day.day} {day:%B %Y}"
