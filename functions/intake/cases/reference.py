"""References people read aloud: eight characters, the last of which checks the others."""

from collections.abc import Callable
from typing import Final

ALPHABET: Final = "23456789CDFHJKMNPRTVWXY"
"""23 characters without look-alikes (0 O, 1 I L, 5 S, 2 Z, 8 B, 6 G, U V) and without vowels.

Where two look alike one of them stays. 23 is prime, so that one wrong character and two swapped
neighbours always show (weighted sum modulo a prime, as in ISO 7064 pure systems).
"""

_DRAWN: Final = 7


def draw_reference(choose: Callable[[str], str]) -> str:
    """Draw a reference; `choose` picks one character of a text at random."""
    drawn = "".join(choose(ALPHABET) for _ in range(_DRAWN))
    return _shown(drawn + _check_character(drawn))


def read_reference(typed: str) -> str | None:
    """Return a typed reference in its one form; None when it cannot be one."""
    text = "".join(typed.upper().replace("-", "").split())
    if len(text) != _DRAWN + 1 or set(text) - set(ALPHABET):
        return None
    return _shown(text) if _check_character(text[:-1]) == text[-1] else None


def _check_character(drawn: str) -> str:
    total = sum(weight * ALPHABET.index(c) for weight, c in enumerate(drawn, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def _shown(text: str) -> str:
    return f"{text[:4]}-{text[4:]}"
