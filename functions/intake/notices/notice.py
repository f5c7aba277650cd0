"""A notice: one address of one team, told once about one case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

LEASE: Final = timedelta(minutes=10)
"""How long a claim holds; longer than any send can take."""

BACK_OFF: Final = (1, 2, 5, 10)
"""Minutes to wait after the first, second, third and every later refusal."""


class Kind(StrEnum):
    """Why a notice is sent."""

    NEW = "new"
    UPDATED = "updated"


@dataclass(frozen=True)
class NewNotice:
    """A notice to be sent to the address that a role of a team has in this deployment."""

    kind: Kind
    team: str
    role: str
    revision: int

    @property
    def slot(self) -> str:
        """The notice's name within its case, without any address."""
        return f"{self.kind}-{self.revision}-{self.role}"


def next_try(now: datetime, attempts: int) -> datetime:
    """Return when to try again after `attempts` (at least 1) definite refusals."""
    return now + timedelta(minutes=BACK_OFF[min(attempts, len(BACK_OFF)) - 1])
