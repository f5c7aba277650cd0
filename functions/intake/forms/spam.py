"""Whether a submission looks like spam: scored, and never a reason to refuse it.

The points were tuned on one half of frozen corpora and are shown on both (tests/fixtures/spam,
docs/decisions/spam-is-scored-and-never-refused.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.forms.spam_texts import advert, jumble, links, repeats

ENOUGH: Final = 8
"""Points from which a submission is suspect; no sign alone gives more than 6."""

MACHINE_PACE: Final = 1.0
"""Seconds a screen below which nobody has read it."""
PASTING_PACE: Final = 2.0
"""Seconds a screen that somebody needs who pastes what is prepared."""
AUTOFILL_PACE: Final = 3.0
"""Seconds a screen that somebody needs whose browser fills it in."""

BUSY: Final = 3
"""Submissions with a sign of their own, in an hour, above which an address is a busy one."""
FLOOD: Final = 20
"""The same, more than an office with a full waiting room sends."""
COPIES: Final = 2
"""Submissions of one day with the same text from which it is a copy."""


class Sign(StrEnum):
    """One kind of evidence; all that is said of it in logs and on the case."""

    TRAP = "trap"
    HURRY = "hurry"
    MANY = "many"
    LINKS = "links"
    REPEATS = "repeats"
    JUMBLE = "jumble"
    ADVERT = "advert"


Signs = Mapping[Sign, int]
"""The points of each sign that shows."""


@dataclass(frozen=True)
class Arrival:
    """How a submission came: what stands in the field that is to stay empty, and how quickly.

    `seconds` run from the first page's POST to pressing send, over so many `screens`.
    """

    trap: str
    seconds: float
    screens: int


def signs(arrival: Arrival, texts: Sequence[str]) -> Signs:
    """Return what shows in one submission by itself; `texts` are its answers in free words."""
    written = "\n".join(texts)
    return _shown(
        {
            Sign.TRAP: 5 if arrival.trap else 0,
            Sign.HURRY: _hurry(arrival.seconds / arrival.screens),
            Sign.LINKS: links(written),
            Sign.REPEATS: repeats(texts, arrival.trap),
            Sign.JUMBLE: jumble(written),
            Sign.ADVERT: advert(written),
        }
    )


def with_others(found: Signs, in_an_hour: int, copies: int) -> Signs:
    """Add what shows only beside others: those from its address, and those with its text.

    The two are one sign, because they are one in an office that sends its own standard words.
    """
    busy = 2 * (in_an_hour > BUSY) + 4 * (in_an_hour > FLOOD)
    return _shown({**found, Sign.MANY: max(busy, 2 * (copies >= COPIES))})


def is_suspect(found: Signs) -> bool:
    """Tell whether all signs together are enough."""
    return sum(found.values()) >= ENOUGH


def _shown(points: Signs) -> Signs:
    return {sign: each for sign, each in points.items() if each}


def _hurry(pace: float) -> int:
    """Return 6 for a machine's pace, 3 for pasting, 2 for autofill, from seconds a screen."""
    if pace < MACHINE_PACE:
        return 6
    return 2 * (pace < AUTOFILL_PACE) + (pace < PASTING_PACE)
