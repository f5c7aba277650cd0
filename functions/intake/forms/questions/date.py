"""A date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.base import Question, Reading
from intake.forms.typed_date import MAX_PART, PARTS, read_date, spoken_date

TODAY: Final = "today"


@dataclass(frozen=True, kw_only=True)
class Date(Question):
    """A date in three fields; the limits are ISO dates or the word today, and belong to it.

    For `earliest`, today is the day on which the form was begun: a form left open over midnight
    must still be right.
    """

    type: ClassVar[str] = "date"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Enter a date",
        "not_a_date": "Enter a date that exists, such as 7 3 2026 or 7 March 2026",
        "missing_day": "Enter the day as well",
        "missing_month": "Enter the month as well",
        "missing_year": "Enter the year as well",
        "too_early": "",
        "too_late": "",
    }

    earliest: str = ""
    latest: str = ""

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read the limits; those between which no day lies are a mistake."""
        earliest, latest = _limit(entry, "earliest"), _limit(entry, "latest")
        if TODAY not in (earliest, latest) and earliest and "" < latest < earliest:
            entry.wrong("earliest", f"an answer can be {latest} at the latest")
        return cls(**cls.read_common(entry), earliest=earliest, latest=latest)

    @property
    def names(self) -> tuple[str, ...]:
        """Day, month and year."""
        return tuple(map(self.name, PARTS))

    @property
    def longest(self) -> int:
        """The most that the fields take."""
        return len(PARTS) * MAX_PART

    def answer(self, fields: Fields) -> Reading:
        """Return the date in ISO form."""
        typed = [fields.one(name) for name in self.names]
        if not any(map(str.strip, typed)):
            return self.unanswered("day")
        found = read_date(*typed)
        if isinstance(found, date):
            return self._within_limits(found, fields)
        parts = (code.removeprefix("missing_") for code in found)
        return Reading(None, tuple(
            self.problem(code, part=part if part in PARTS else "day")
            for code, part in zip(found, parts, strict=True)
        ))  # fmt: skip

    def words(self, value: str) -> tuple[str, ...]:
        """Return the date with its month's name."""
        return (_spoken(value),)

    def export(self, value: str) -> Mapping[str, str]:
        """Return the date in ISO form, which sorts."""
        return {self.id: value}

    def _within_limits(self, found: date, fields: Fields) -> Reading:
        earliest, latest = _day(self.earliest, fields.begun), _day(self.latest, fields.today)
        if earliest and found < earliest:
            words = f"Enter {_spoken(self.earliest)} or a later date"
            return self.refused("too_early", words, "day")
        if latest and found > latest:
            words = f"Enter {_spoken(self.latest)} or an earlier date"
            return self.refused("too_late", words, "day")
        return Reading(found.isoformat())


def _limit(entry: Section, key: str) -> str:
    written = entry.text(key, "")
    if written not in ("", TODAY) and not _is_iso(written):
        entry.wrong(key, "write a date such as 2026-03-07, or today")
        return ""
    return written


def _is_iso(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _day(limit: str, today: date | None) -> date | None:
    return today if limit == TODAY else date.fromisoformat(limit) if limit else None


def _spoken(limit: str) -> str:
    return TODAY if limit == TODAY else spoken_date(date.fromisoformat(limit))
