"""Postcodes of the United Kingdom: accepted as people write them, kept in one form."""

import re

_BETWEEN = re.compile(r"[\W_]+")
_POSTCODE = re.compile(
    r"(GIR(?=0AA)|[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][A-Z]|[A-HK-Y][0-9]{1,2}|[A-HK-Y][0-9][A-Z]))"
    r"([0-9][ABD-HJLNP-UW-Z]{2})"
)
"""Outward and inward part (Royal Mail, Programmers' Guide to the Postcode Address File)."""


def read_postcode(typed: str) -> str | None:
    """Return a postcode in capitals with one space, whatever stood between; None if it is none."""
    parts = _POSTCODE.fullmatch(_BETWEEN.sub("", typed).upper())
    return " ".join(parts.groups()) if parts else None
