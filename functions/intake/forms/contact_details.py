"""Email addresses and telephone numbers: accepted as people write them, kept in one form."""

import re

MAX_EMAIL = 320
MAX_PHONE = 30
_SPACING = re.compile(r"[\s()./\-\u2010-\u2015\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
"""What stands between digits; dashes of print and the invisible marks that telephones copy too."""

_NUMBER = re.compile(r"\+(?:44[1-9][0-9]{8,9}|(?!44)[1-9][0-9]{6,14})")
_SPOKEN = re.compile(r"\+44(?:(2.)(....)(....)|(1.1|11.|[389]..)(...)(....?)|(....)(.+))")


def read_email(typed: str) -> str | None:
    """Return the address in one form, the domain in lower case; None when it is no address."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 27 ms of start

    try:
        # test domains are reserved by RFC 2606; nothing here sends to what was typed
        found = validate_email(typed.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return found.normalized


def read_phone(typed: str) -> str | None:
    """Return a number as +, country and digits; a leading 0 means the United Kingdom.

    Length and shape only (ITU-T E.164; nine or ten digits after +44 by Ofcom's numbering plan):
    a register of numbers would refuse some that work.
    """
    digits = _SPACING.sub("", re.sub(r"(?<!^)\(0\)", "", typed.strip()))
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"+44{digits[1:]}"
    digits = re.sub(r"^\+440", "+44", digits)
    return digits if _NUMBER.fullmatch(digits) else None


def spoken_phone(number: str) -> str:
    """Return a kept number as people in the United Kingdom read it: area, then the rest."""
    parts = _SPOKEN.fullmatch(number)
    return "0" + " ".join(filter(None, parts.groups())) if parts else number
