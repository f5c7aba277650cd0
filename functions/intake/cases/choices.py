"""What somebody chose for an action, checked against what it offered."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Final

from intake.cases.moments import kept
from intake.cases.offers import Ask, Kind, Offer
from intake.cases.reference import read_reference
from intake.cases.working_days import LONDON

LONGEST_TEXT: Final = 5000
"""Characters of a note."""

_A_CLOCK_IS_OFF: Final = timedelta(minutes=10)


class NotTaken(Exception):
    """Raised for an answer that an action cannot take; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def choose(
    offer: Offer, typed: Mapping[str, str], now: datetime
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what was chosen, moments as they are kept, and the problems by name."""
    chosen, problems = {}, {}
    for ask in offer.asks:
        answer = typed.get(ask.name, "").strip()
        try:
            if answer or not ask.optional:
                chosen[ask.name] = _read(ask, answer, now)
        except NotTaken as error:
            problems[ask.name] = error.code
    return chosen, problems


def _read(ask: Ask, answer: str, now: datetime) -> str:
    if not answer:
        raise NotTaken("missing")
    return _READ[ask.kind](ask, answer, now)


def _choice(ask: Ask, answer: str, _now: datetime) -> str:
    if answer not in ask.choices:
        raise NotTaken("not_offered")
    return answer


def _moment(_ask: Ask, answer: str, _now: datetime) -> str:
    return kept(_read_moment(answer))


def _past(_ask: Ask, answer: str, now: datetime) -> str:
    moment = _read_moment(answer)
    if moment > now + _A_CLOCK_IS_OFF:
        raise NotTaken("in_future")
    return kept(moment)


def _day(_ask: Ask, answer: str, now: datetime) -> str:
    """Return the midnight that ends the day; it must be ahead."""
    try:
        day = _read_moment(f"{answer}T00:00").astimezone(LONDON).date() + timedelta(days=1)
    except NotTaken:
        raise NotTaken("not_a_day") from None
    ends = datetime.combine(day, time(), LONDON)
    if ends <= now:
        raise NotTaken("in_past")
    return kept(ends)


def _text(_ask: Ask, answer: str, _now: datetime) -> str:
    if len(answer) > LONGEST_TEXT:
        raise NotTaken("too_long")
    return answer


def _reference(_ask: Ask, answer: str, _now: datetime) -> str:
    reference = read_reference(answer)
    if reference is None:
        raise NotTaken("not_a_reference")
    return reference


def _read_moment(answer: str) -> datetime:
    """Read a minute in London as browsers send it: `2026-11-28T14:30`."""
    for written in ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"):
        try:
            found = datetime.strptime(answer, written).replace(tzinfo=LONDON)
        except ValueError:
            continue
        if abs(found.year - 2100) <= 100:  # noqa: PLR2004 what is kept sorts as text
            return found.astimezone(UTC)
    raise NotTaken("not_a_moment")


_READ: Final[Mapping[Kind, Callable[[Ask, str, datetime], str]]] = {
    Kind.CHOICE: _choice,
    Kind.PAST: _past,
    Kind.MOMENT: _moment,
    Kind.DAY: _day,
    Kind.TEXT: _text,
    Kind.REFERENCE: _reference,
}
