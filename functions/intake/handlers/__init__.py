"""Lambda entry points: an event in, a use case called, an answer out."""

import gc
from typing import Final

OBJECTS_BETWEEN_COLLECTIONS: Final = 100_000
"""Ours instead of Python's 2,000: what a start makes is there to stay, and looking through it for
garbage again and again was a tenth of the start (docs/speed.md)."""

gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
