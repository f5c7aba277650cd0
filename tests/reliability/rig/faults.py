"""Which faults strike when: drawn from a seed, for each boundary by itself, and counted.

The boundaries are those of a submission's way: B1 request never arrives, B2 throttled, B3 write
fails before commit, B4 commit and the reply lost, B5 killed after commit, B6 stream record
repeated, late, out of order or never, B7 another write or a read fails, B8 SES refuses, B9 SES
accepts and the reply is lost, B10 killed after the send and before the mark, B11 SES event lost,
repeated or out of order, B12 the sweeper misses rounds, B13 clocks differ by five minutes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

BOUNDARIES = tuple(f"B{number}" for number in range(1, 14))


class Faults:
    """Rolls one die for each boundary, so that one boundary's luck never moves another's."""

    def __init__(self, seed: int, rates: Mapping[str, float]) -> None:
        """`rates` are chances from 0 to 1; a boundary without one never fails."""
        self.seed = seed
        self.rates = dict(rates)
        self.struck: Counter[str] = Counter()
        self._dice: dict[str, Random] = {}

    def dice(self, name: str) -> Random:
        """Return the die of a boundary, or of anything else that is left to chance."""
        if name not in self._dice:
            self._dice[name] = Random(f"{self.seed}/{name}")  # noqa: S311 chance, not secrecy
        return self._dice[name]

    def strikes(self, boundary: str, place: str = "") -> bool:
        """Roll for one passage of a boundary; each `place` where it is passed has its own die."""
        rate = self.rates.get(boundary, 0.0)
        struck = rate > 0 and self.dice(boundary + place).random() < rate
        self.struck[boundary] += struck
        return struck

    def choose(self, boundary: str, choices: Sequence[T]) -> T:
        """Choose how a boundary fails."""
        return self.dice(f"{boundary} kind").choice(choices)


def none() -> Faults:
    """Nothing ever fails."""
    return Faults(0, {})


def everywhere(seed: int, rate: float) -> Faults:
    """Everything fails at one rate."""
    return Faults(seed, dict.fromkeys(BOUNDARIES, rate))
