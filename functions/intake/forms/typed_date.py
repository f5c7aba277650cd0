"""Dates as people type them: in three fields or in one, in digits or with the month's name."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August",
                 "September", "October", "November", "December")  # fmt: skip
PARTS: Final = ("day", "month", "year")
MAX_PART: Final = 40
"""Characters of a field; enough for a whole date in words."""

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""A year outside these is a slip of the finger."""

PIVOT: Final = 40
"""Two digits below this mean a year after 2000, the others one before."""

_WORDS_AND_NUMBERS: Final = re.compile(r"\d+|[^\W\d_]+")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                    "sunday")  # fmt: skip
_FILLING: Final = frozenset({"st", "nd", "rd", "th", "the", "of"})
_SHORTEST: Final = 3
"""Letters that tell months and weekdays apart."""


def read_date(day: str, month: str, year: str) -> date | tuple[str, ...]:
    """Return the date in three fields, else the codes of what is wrong with it.

    The codes are `missing_day`, `missing_month` and `missing_year`, or `not_a_date` alone.
    """
    if max(map(len, (day, month, year))) > MAX_PART:
        return ("not_a_date",)
    parts = _parts([_tokens(each) for each in (day, month, year)])
    if not any(parts) or not _may_be(parts):
        return ("not_a_date",)
    missing = [name for name, part in zip(PARTS, parts, strict=True) if not part]
    if missing:
        return tuple(f"missing_{name}" for name in missing)
    return _date(*parts) or ("not_a_date",)


def spoken_date(day: date) -> str:
    """Return a date as people in the United Kingdom write it: 7 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _tokens(typed: str) -> list[str]:
    found = [each.lower() for each in _WORDS_AND_NUMBERS.findall(typed)]
    return [each for each in found if each not in _FILLING and _place(each, _WEEKDAYS) is None]


def _parts(fields: Sequence[list[str]]) -> list[str]:
    """Return day, month and year, empty where nothing was typed."""
    together = [token for tokens in fields for token in tokens]
    if len(together) == 1 and len(together[0]) in {6, 8} and together[0].isdecimal():
        return [together[0][:2], together[0][2:4], together[0][4:]]
    if all(len(tokens) <= 1 for tokens in fields):
        return [tokens[0] if tokens else "" for tokens in fields]
    return _in_order(together)


def _in_order(tokens: list[str]) -> list[str]:
    if _is_full_year(tokens[0]):
        tokens = [*reversed(tokens)]
    if _is_full_year(tokens[-1]):
        tokens = [""] * (len(PARTS) - len(tokens)) + tokens
    if tokens[0].isalpha():
        tokens = [tokens[1], tokens[0], *tokens[2:]]
    return tokens + [""] * (len(PARTS) - len(tokens))


def _is_full_year(token: str) -> bool:
    return _is_number(token, len("2026"))


def _may_be(parts: list[str]) -> bool:
    """Tell whether each part has the look of what stands in its place."""
    if len(parts) > len(PARTS):
        return False
    day, month, year = parts
    return (
        _is_number(day, 0, 1, 2)
        and (_is_number(month, 0, 1, 2) or _place(month, MONTHS) is not None)
        and _is_number(year, 0, 2, 4)
    )


def _date(day: str, month: str, year: str) -> date | None:
    written = int(year)
    if len(year) == len("26"):
        written += 2000 if written < PIVOT else 1900
    if not FIRST_YEAR <= written <= LAST_YEAR:
        return None
    try:
        return date(written, _place(month, MONTHS) or int(month), int(day))
    except ValueError:
        return None


def _is_number(token: str, *lengths: int) -> bool:
    return len(token) in lengths and (not token or token.isdecimal())


def _place(word: str, names: Sequence[str]) -> int | None:
    """Return which of the names a word begins, counted from 1."""
    if len(word) < _SHORTEST:
        return None
    found = [at for at, name in enumerate(names, 1) if name.lower().startswith(word)]
    return found[0] if found else None
