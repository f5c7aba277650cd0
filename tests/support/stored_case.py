"""Cases put into the table the way a submission puts them there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ulid import ULID

from intake.adapters.submissions import Submission, Submissions
from intake.adapters.table import Table
from intake.cases.case import NewCase
from intake.forms.answers import Answer, Answers

RECEIVED = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
REMINDED = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
PROMISED = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)

NAME = Answer("name", "What is your name?", "text", "Sam Rivers", ("Sam Rivers",), "Your message")
MESSAGE = Answer(
    "message",
    "What would you like to tell us?",
    "long_text",
    "Two\nlines",
    ("Two\nlines",),
    "Your message",
)
REACH = Answer(
    "reach",
    "How can we reach you safely?",
    "contact_preferences",
    {
        "channels": ["phone"],
        "phone": "+447700900123",
        "voicemail": "nothing",
        "times": "Before noon",
    },
    (
        "Email: do not use",
        "Phone call: 07700 900123",
        "If nobody answers: leave no message",
        "Safe times: Before noon",
    ),
    "How to reach you",
)
ABOUT_PERSON: Mapping[str, Sequence[Answer]] = {"person": (NAME, MESSAGE, REACH)}


Persons = Sequence[tuple[str, str]]
"""Keyed hash, and `person`, `referrer` or `other_party`."""


def new_case(number: int = 1, **changes: Any) -> NewCase:
    case = NewCase(
        id=case_id(number),
        reference=f"CDFH-{number:04}",
        form="contact",
        form_title="Write to us",
        digest="0" * 64,
        service="one-to-one-support",
        service_label="General enquiries",
        team="general",
        flags=(),
        received_at=RECEIVED,
        promised_by=PROMISED,
        remind_at=REMINDED,
    )
    return replace(case, **changes)


def case_id(number: int) -> str:
    return str(ULID.from_bytes(number.to_bytes(16, "big")))


def store(
    table: Table,
    case: NewCase,
    about: Mapping[str, Sequence[Answer]] = ABOUT_PERSON,
    persons: Persons = (),
    suspicions: Sequence[str] = (),
) -> NewCase:
    submission = _submission(case, about, persons)
    Submissions(table).store(replace(submission, suspicions=suspicions))
    return case


def store_revision(
    table: Table,
    case: NewCase,
    about: Mapping[str, Sequence[Answer]],
    persons: Persons = (),
) -> None:
    submissions = Submissions(table)
    receipt = submissions.receipt(case.id)
    assert receipt is not None
    submissions.store_revision(_submission(case, about, persons), receipt)


def _submission(
    case: NewCase, about: Mapping[str, Sequence[Answer]], persons: Persons
) -> Submission:
    return Submission(case.id, case, Answers(about, {}), (), persons, "payload")
