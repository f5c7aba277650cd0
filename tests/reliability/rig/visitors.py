"""People who send a form over a bad line, and remember which reference they were shown."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from tests.reliability.rig.faults import Faults
from tests.reliability.rig.submissions import Submission, reference

RETRIES: Final = 3

Send = Callable[[dict[str, object]], Any]


class Visitors:
    """Sends submissions when their time has come, and again when no confirmation was seen."""

    def __init__(self, faults: Faults, send: Send) -> None:
        self._faults = faults
        self._send = send
        self._due: list[tuple[datetime, Submission]] = []
        self.all: list[Submission] = []

    def add(self, submission: Submission, at: datetime) -> None:
        self.all.append(submission)
        self._due.append((at, submission))

    def act(self, now: datetime) -> None:
        """Let everybody whose time has come press send."""
        ready = [each for at, each in self._due if at <= now]
        self._due = [(at, each) for at, each in self._due if at > now]
        for submission in ready:
            if not self._sees_reference(submission) and submission.retries < RETRIES:
                submission.retries += 1
                wait = self._faults.dice("patience").randint(1, 3)
                self._due.append((now + timedelta(minutes=wait), submission))

    def give_up(self) -> None:
        """Let nobody send any more."""
        self._due = []

    def __len__(self) -> int:
        return len(self._due)

    def _sees_reference(self, submission: Submission) -> bool:
        strikes = self._faults.strikes
        if strikes("B1", "visitor") or strikes("B2", "visitor"):
            return False
        shown = self._press_send(submission)
        if strikes("B4", "double click"):
            shown = self._press_send(submission) or shown
        if shown and not strikes("B4", "visitor"):
            submission.references.append(shown)
        return bool(submission.references)

    def _press_send(self, submission: Submission) -> str:
        shown = reference(self._send(submission.event()))
        submission.pages += bool(shown)
        return shown
