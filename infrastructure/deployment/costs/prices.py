"""What AWS asks for one of each thing, with where the figure comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import yaml

PRICES: Final = Path(__file__).with_name("prices.yml")
Uses = Mapping[str, float]
"""How many of each thing, by the names of the prices."""


@dataclass(frozen=True)
class Price:
    """US dollars for `per` of a thing; `doubt` says why the figure may be wrong, or is empty."""

    what: str
    dollars: float
    per: int
    source: str
    seen: date
    doubt: str = ""

    def of(self, quantity: float) -> float:
        """Return the dollars for so many."""
        return quantity * self.dollars / self.per


Prices = Mapping[str, Price]


def read_prices(path: Path = PRICES) -> Prices:
    """Read the table of prices in its order; raises TypeError for a key that is not one."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: Price(**facts) for name, facts in written.items()}


def times(uses: Uses, factor: float) -> Uses:
    """Return so many times as much."""
    return {name: quantity * factor for name, quantity in uses.items()}


def together(*all_uses: Uses) -> Uses:
    """Return the sum."""
    names = dict.fromkeys(name for uses in all_uses for name in uses)
    return {name: sum(uses.get(name, 0) for uses in all_uses) for name in names}


def dollars(uses: Uses, prices: Prices) -> float:
    """Return what all of it costs; raises KeyError for what has no price."""
    return sum(prices[name].of(quantity) for name, quantity in uses.items())
