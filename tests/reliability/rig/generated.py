"""A submission of every form, in every way that its pages offer, with words to look for."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Final

from tests.reliability.rig.faults import Faults
from tests.reliability.rig.submissions import WORD, Submission, submission
from tests.support.robot import CHECK
from tests.support.walks import explored, form_names

PHONE: Final = "07700 900987"
POSTCODE: Final = "LU98 1UL"
TRACES: Final = ("7700900987", "7700 900987", "900 987", "lu98", "1ul")
"""What of both would show, however they are written; an id never has the letters L and U."""

Way = tuple[str, Mapping[str, str | list[str]]]


def generated(number: int, now: datetime, faults: Faults) -> Submission:
    """Return the next submission: the ways of all forms in turn."""
    form, fields = ways()[number % len(ways())]
    marked = {name: _marked(value, number) for name, value in fields.items()}
    return submission(number, form, marked, now, faults)


@cache
def ways() -> list[Way]:
    """Return the form and the fields of each check-your-answers page that a robot came to."""
    return [
        (name, _fields(place.screen.sent({})))
        for name in form_names()
        for place in explored(name)
        if place.page == CHECK
    ]


def _fields(pairs: list[tuple[str, str]]) -> dict[str, str | list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        # a submission brings its own token, and with it the trap's name
        if not name.startswith("_"):
            found.setdefault(name, []).append(value)
    return {name: each if len(each) > 1 else each[0] for name, each in found.items()}


def _marked(value: str | list[str], number: int) -> str | list[str]:
    """Put a word of ours in the place of what the robot wrote; choices stay as they are."""
    if isinstance(value, list):
        return value
    if value.startswith("Words for "):
        return f"{WORD} {number} {value}"
    if value.endswith("@example.org"):
        # one for everybody, for the engine takes ten items in a transaction; AWS takes a hundred
        return f"{WORD}-{number}@example.org"
    if value.startswith("07700 900"):
        return PHONE
    return POSTCODE if value == "BN27 1AA" else value
