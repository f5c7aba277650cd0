"""People who send a form over a bad line, and remember which reference they were shown."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from ulid import ULID

from intake.cases.identity import case_id_of
from intake.forms.token import Token
from tests.reliability.rig.faults import Faults
from tests.support.door import TOKEN_KEY, definitions
from tests.support.events import post
from tests.support.forms import marks

WORD: Final = "zanzibar"
"""Stands in every answer, and may stand nowhere but in the table and on the visitor's page."""

RETRIES: Final = 3
ORDINARY: Final = ("something-else", "one-to-one-support", "mediation")

Send = Callable[[dict[str, object]], Any]


@dataclass
class Submission:
    """One person's answers, under one token."""

    number: int
    form: str
    fields: Mapping[str, str]
    token: Token
    references: list[str] = field(default_factory=list)
    """The references that the person was shown."""
    pages: int = 0
    """How often the function answered with a reference, whether or not anybody saw it."""
    retries: int = 0

    @property
    def id(self) -> str:
        return self.token.submission_id

    @property
    def case_id(self) -> str:
        return case_id_of(self.id)

    def event(self, **changed: str) -> dict[str, object]:
        form = definitions().forms[self.form]
        fields = {**self.fields, **changed, "_seen": marks(form), "_token": self._token()}
        body = urlencode(fields, doseq=True).encode()
        high, low = divmod(self.number, 250)
        address = f"10.{high // 250}.{high % 250}.{low + 1}"
        return post(f"/forms/{self.form}/check-your-answers", body, address=address)

    def _token(self) -> str:
        return self.token.signed(TOKEN_KEY)


def urgent(number: int, now: datetime, faults: Faults) -> Submission:
    """Someone is in danger: told at once, and never summed up."""
    fields = {
        "danger": "now", "concern": f"{WORD} {number}", "naming": "anonymous", "reply": "no",
    }  # fmt: skip
    return _submission(number, "speak-up", fields, now, faults)


def ordinary(number: int, now: datetime, faults: Faults) -> Submission:
    """Somebody writes to one of three teams."""
    fields = {
        "topic": ORDINARY[number % len(ORDINARY)],
        "message": f"{WORD} {number}",
        "name": WORD,
        "reply-channels": "email",
        "reply-email": f"{WORD}-{number}@example.org",
    }
    return _submission(number, "contact", fields, now, faults)


def _submission(
    number: int, name: str, fields: Mapping[str, str], now: datetime, faults: Faults
) -> Submission:
    form = definitions().forms[name]
    begun = now - timedelta(minutes=10)
    stamp = int(begun.timestamp() * 1000).to_bytes(6, "big")
    drawn = str(ULID.from_bytes(stamp + faults.dice("submission").randbytes(10)))
    return Submission(number, name, fields, Token.begin(name, form.digest, begun, drawn))


def reference(answer: Any) -> str:
    """Return the reference on a confirmation page; empty on any other page."""
    if not answer or answer["statusCode"] != 200:
        return ""
    found = re.search(r'class="reference">([^<]+)<', answer["body"])
    return found[1] if found else ""


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
