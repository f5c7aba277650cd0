"""Which numbers of a table may be shown without telling of a single person.

A number below five is withheld, and so is whatever else would give it away: a total less what
stands beside it (docs/decisions/small-numbers-are-withheld-with-their-neighbours.md).
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

FEWEST: Final = 5
"""The smallest number of people that is shown."""

Shown = int | None
"""A number, or None where it is withheld."""


def shown(counts: Sequence[int]) -> list[Shown]:
    """Return a list whose total everybody knows, without what may not be shown."""
    hidden = _hidden(counts, frozenset())
    return [None if at in hidden else count for at, count in enumerate(counts)]


def shown_table(rows: Sequence[Sequence[int]]) -> list[list[Shown]]:
    """Return a table whose totals of rows and columns everybody knows, in the same way.

    What is withheld in a row may give away a column and the other way round, so that both are
    looked at until nothing more has to go.
    """
    hidden: frozenset[tuple[int, int]] = frozenset()
    while (more := hidden | _across(rows, hidden) | _down(rows, hidden)) != hidden:
        hidden = more
    return [
        [None if (at, place) in hidden else count for place, count in enumerate(row)]
        for at, row in enumerate(rows)
    ]


def _across(
    rows: Sequence[Sequence[int]], hidden: frozenset[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    return frozenset(
        (at, place)
        for at, row in enumerate(rows)
        for place in _hidden(row, frozenset(column for line, column in hidden if line == at))
    )


def _down(
    rows: Sequence[Sequence[int]], hidden: frozenset[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    turned = frozenset((column, line) for line, column in hidden)
    columns = [list(column) for column in zip(*rows, strict=True)]
    return frozenset((line, column) for column, line in _across(columns, turned))


def _hidden(counts: Sequence[int], already: Iterable[int]) -> frozenset[int]:
    """Return the places that are withheld: small ones, then the next smallest as needed."""
    small = [at for at, count in enumerate(counts) if count < FEWEST]
    hidden = set(chain(small, already))
    rest = set(range(len(counts))) - hidden
    while hidden and rest and not _keeps_secret([counts[at] for at in hidden]):
        # all that are as small: which of them was taken would tell something as well
        smallest = min(counts[at] for at in rest)
        taken = {at for at in rest if counts[at] == smallest}
        hidden, rest = hidden | taken, rest - taken
    return frozenset(hidden)


def _keeps_secret(withheld: Sequence[int]) -> bool:
    """Tell whether the sum of what is withheld, which anybody can work out, leaves it open.

    One number alone is its sum; a sum below five tells too much of each, and small numbers that
    come to as much as they can are all four.
    """
    total, most = sum(withheld), (FEWEST - 1) * len(withheld)
    return len(withheld) > 1 and total >= FEWEST and (max(withheld) >= FEWEST or total < most)
