"""A whole number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.base import Reading
from intake.forms.questions.detail import Detail

_MINUS: Final = str.maketrans("\u2212\u2013", "--")
_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+|\d+)")


@dataclass(frozen=True, kw_only=True)
class Number(Detail):
    """A whole number in digits, with or without a sign between thousands; both limits belong."""

    type: ClassVar[str] = "number"
    unreadable: ClassVar[str] = "not_a_number"
    most: ClassVar[int] = 20
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Enter a number",
        "not_a_number": "Enter a whole number in digits, such as 3",
        "too_small": "",
        "too_large": "",
    }

    minimum: int = 0
    maximum: int = 999_999_999

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read the limits; those between which no number lies are a mistake."""
        least = _limit(entry, "minimum", cls.minimum)
        most = _limit(entry, "maximum", cls.maximum)
        if least > most:
            entry.wrong("minimum", f"an answer can be {most:,} at most")
        return cls(**cls.read_common(entry), minimum=least, maximum=most)

    def in_one_form(self, typed: str) -> int | None:
        """Return the number."""
        digits = typed.strip().translate(_MINUS)
        return int(re.sub(r"[^\d-]", "", digits)) if _NUMBER.fullmatch(digits) else None

    def answer(self, fields: Fields) -> Reading:
        """Return the number if it lies between the limits."""
        reading = super().answer(fields)
        if reading.value is None:
            return reading
        if reading.value < self.minimum:
            return self.refused("too_small", f"Enter {self.minimum:,} or more")
        if reading.value > self.maximum:
            return self.refused("too_large", f"Enter {self.maximum:,} or less")
        return reading

    def words(self, value: int) -> tuple[str, ...]:
        """Return the number with commas between thousands."""
        return (f"{value:,}",)

    def export(self, value: int) -> Mapping[str, str]:
        """Return the digits alone, which a spreadsheet can add up."""
        return {self.id: str(value)}


def _limit(entry: Section, key: str, default: int) -> int:
    written = entry.text(key, str(default))
    if not re.fullmatch(r"-?[0-9]{1,9}", written):
        entry.wrong(key, "write a whole number here, such as 0 or 12")
        return default
    return int(written)
