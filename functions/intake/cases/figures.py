"""Figures of a period: how long people waited, and how their cases ended. Nobody stands in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final, Self

from intake.cases.history import History
from intake.cases.moments import london_day
from intake.cases.small_numbers import FEWEST, Shown, shown, shown_table

GOING_ON: Final = "going_on"
"""What stands in the place of an outcome while a case is open."""

OUTCOMES: Final = ("completed", "answered", "declined", "not_taken_up", GOING_ON)
"""The columns of the table of outcomes; spam is no case of anybody."""

Moment = Callable[[History], datetime | None]
MILESTONES: Final[Mapping[str, Moment]] = {
    "first_contact": lambda history: history.first_contact,
    "first_session": lambda history: history.first_session,
    "closed": lambda history: history.closed_at,
}
"""Up to what people wait, counted from when their request arrived."""

Group = Callable[[History], str]
SOURCES: Final[Mapping[str, Group]] = {
    "channel": lambda history: str(history.channel),
    "referrer": lambda history: "somebody_else" if history.referred else "themselves",
}
"""By what a request came: the channel, and who asked."""


@dataclass(frozen=True)
class Wait:
    """Days that people waited who got there; all None where too few are behind it.

    `within` is the share, from 0 to 1, of those who heard within what was promised.
    """

    median: float | None = None
    longest: int | None = None
    within: float | None = None

    @classmethod
    def of(cls, histories: Iterable[History], moment: Moment) -> Self:
        """Work it out for those who got there."""
        reached = [(each, at) for each in histories if (at := moment(each))]
        if len(reached) < FEWEST:
            return cls()
        days = [_days(each.received_at, at) for each, at in reached]
        within = sum(at <= each.promised_by for each, at in reached) / len(reached)
        return cls(median(days), max(days), within)


@dataclass(frozen=True)
class Outcomes:
    """How many cases of each group ended how, with their totals, small numbers withheld."""

    groups: Sequence[str]
    counts: Sequence[Sequence[Shown]]
    of_groups: Sequence[Shown]
    of_outcomes: Sequence[Shown]

    @classmethod
    def of(cls, histories: Sequence[History], group: Group) -> Self:
        """Count cases by group and outcome; groups in the order of their names."""
        groups = sorted({group(each) for each in histories})
        pairs = [(group(each), each.outcome or GOING_ON) for each in histories]
        counts = [[pairs.count((name, end)) for end in OUTCOMES] for name in groups]
        return cls(
            groups,
            shown_table(counts),
            shown([sum(row) for row in counts]),
            shown([sum(column) for column in zip(*counts, strict=True)]),
        )


@dataclass(frozen=True)
class Figures:
    """All that the page of figures shows; `total` is None when there are fewer than five cases.

    How many got there stands nowhere: the figures of all, less those of one service, would tell.
    """

    total: Shown
    waits: Mapping[str, Mapping[str, Wait]]
    overall: Mapping[str, Wait]
    by_service: Outcomes
    by_source: Mapping[str, Outcomes]
    waits_by_source: Mapping[str, Mapping[str, Mapping[str, Wait]]]

    @classmethod
    def of(cls, histories: Iterable[History]) -> Self:
        """Work out the figures of some cases; what came from our own trial or is spam is left out.

        A case that may be spam counts once a person has said that it is none.
        """
        counted = [each for each in histories if _counts(each)]
        return cls(
            len(counted) if len(counted) >= FEWEST else None,
            _waits_of(counted, _service),
            _waits(counted),
            Outcomes.of(counted, _service),
            {source: Outcomes.of(counted, group) for source, group in SOURCES.items()},
            {source: _waits_of(counted, group) for source, group in SOURCES.items()},
        )


def _counts(history: History) -> bool:
    return not history.is_ours and history.status != "quarantined" and history.outcome != "spam"


def _service(history: History) -> str:
    return history.service


def _days(received: datetime, at: datetime) -> int:
    # who was spoken with first, and keyed in afterwards, has not waited
    return max(0, (london_day(at) - london_day(received)).days)


def _waits_of(histories: Sequence[History], group: Group) -> dict[str, dict[str, Wait]]:
    groups = sorted({group(each) for each in histories})
    return {name: _waits([each for each in histories if group(each) == name]) for name in groups}


def _waits(histories: Sequence[History]) -> dict[str, Wait]:
    return {name: Wait.of(histories, moment) for name, moment in MILESTONES.items()}
