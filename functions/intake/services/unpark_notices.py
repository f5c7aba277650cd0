"""Bring back the parked notices of a team, once a person has put right what kept them."""

from datetime import datetime
from typing import Final

from intake.adapters.notices import Notices
from intake.notices.notice import Notice, State

MOST: Final = 1000
"""How many are brought back at once; the sweeper sends them, and the rest can follow."""


class UnparkNotices:
    """Looks first; `do` brings one back."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices

    def look(self, team: str) -> list[tuple[str, str]]:
        """Return owner and slot of each parked notice of a team."""
        parked = self._notices.parked(team, MOST)
        return [(owner, sort_key.removeprefix("NOTICE#")) for owner, sort_key in parked]

    def do(self, owner: str, slot: str, now: datetime) -> None:
        """Make a notice due at once, as if it had just come in; one that is not parked stays."""

        def brought_back(notice: Notice) -> Notice:
            return notice.unparked(now) if notice.state(now) is State.PARKED else notice

        notice = self._notices.read(owner, slot)
        if notice:
            self._notices.change(notice, brought_back)
