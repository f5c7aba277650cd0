"""A case that comes from our own trial of the public door, kept apart from those of people.

Its keys begin with a word of their own, so that a role can be given these cases and no others.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

STATUS: Final = "synthetic"

PREFIX: Final = "SYNTHETIC-"
"""What every id of such a case begins with, and no id of another one."""

TEAM: Final = "_synthetic"
"""The team of such a case: nobody. No team of an organisation can be called so."""

ROLE: Final = "simulator"

ADDRESSES: Final[Mapping[str, Mapping[str, str]]] = {
    TEAM: {ROLE: "success@simulator.amazonses.com"},
}
"""SES's own mailbox: it accepts an email as any other would, and nobody reads it."""

LIFE: Final = timedelta(hours=1)
"""After this no reader shows it; it is deleted much sooner, or by the next trial."""


def synthetic(plain_id: str) -> str:
    """Return an id, a reference or a hash as such a case has it."""
    return PREFIX + plain_id
