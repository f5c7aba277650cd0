"""Bars drawn as SVG on the server: no script, no colour that means anything, a table beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intake.rendering.templating import render

WIDTH: Final = 280
"""Units are those of the page: it fits a narrow telephone without getting small."""

ROW: Final = 46
_LONGEST: Final = 190
"""Of a bar; the number stands behind it."""

_WITHHELD: Final = 40
"""Of the dashed outline that stands for a number which is withheld."""


@dataclass(frozen=True)
class Bar:
    """A bar with its words; `value` is None where the number is withheld."""

    label: str
    value: float | None
    words: str


@dataclass(frozen=True)
class Drawn:
    """Where a bar stands in the drawing."""

    bar: Bar
    top: int
    length: int


def chart(name: str, title: str, bars: Sequence[Bar]) -> str:
    """Return a chart as markup; `name` makes its ids differ from those of other charts."""
    most = max((bar.value for bar in bars if bar.value is not None), default=0) or 1
    drawn = [Drawn(bar, at * ROW, _length(bar, most)) for at, bar in enumerate(bars)]
    return render(
        "desk/chart.html", name=name, title=title, bars=drawn, width=WIDTH, height=len(bars) * ROW
    )


def _length(bar: Bar, most: float) -> int:
    return _WITHHELD if bar.value is None else round(bar.value / most * _LONGEST)
