"""What people send: one set of answers under one token, and the page they get back."""

import re
from collections.abc import Mapping
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

ORDINARY: Final = ("something-else", "one-to-one-support", "mediation")


@dataclass
class Submission:
    """One person's answers, under one token."""

    number: int
    form: str
    fields: Mapping[str, str | list[str]]
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
    fields: dict[str, str | list[str]] = {
        "danger": "now", "concern": f"{WORD} {number}", "naming": "anonymous", "reply": "no",
    }  # fmt: skip
    return submission(number, "speak-up", fields, now, faults)


def ordinary(number: int, now: datetime, faults: Faults) -> Submission:
    """Somebody writes to one of three teams."""
    fields: dict[str, str | list[str]] = {
        "topic": ORDINARY[number % len(ORDINARY)],
        "message": f"{WORD} {number}",
        "name": WORD,
        "reply-channels": "email",
        "reply-email": f"{WORD}-{number}@example.org",
    }
    return submission(number, "contact", fields, now, faults)


def submission(
    number: int, name: str, fields: Mapping[str, str | list[str]], now: datetime, faults: Faults
) -> Submission:
    """These answers to a form, under a token of their own that is ten minutes old."""
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
