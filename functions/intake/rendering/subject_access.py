"""What is held about somebody, as they may ask to see it: to be read by machines and by people."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from intake.rendering.templating import render

WHOSE: Mapping[str, str] = {
    "person": "About the person the support is for",
    "referrer": "About the person who referred them",
    "other_party": "About the other party",
}


@dataclass(frozen=True)
class HeldAnswer:
    """An answer; `check` says why somebody must look at it before it is sent, or is empty."""

    label: str
    words: Sequence[str]
    check: str


@dataclass(frozen=True)
class HeldRecord:
    """The answers of one revision about one of those the case is about."""

    about: str
    revision: int
    answers: Sequence[HeldAnswer]


@dataclass(frozen=True)
class HeldNote:
    """What one of us wrote, without who it was; `check` as with an answer."""

    written: str
    words: str
    check: str


@dataclass(frozen=True)
class HeldCase:
    """A case; `events` are what was done with it, each with its moment, without who did it.

    `notes` and `sessions` are those of the person whom the support is for. Whoever else asks has
    `notes_elsewhere` instead, where there are any: somebody must look what in them is about them.
    """

    reference: str
    form: str
    received: str
    status: str
    outcome: str
    kept_until: str
    unsafe_contact: bool
    events: Sequence[tuple[str, str]]
    records: Sequence[HeldRecord]
    notes: Sequence[HeldNote] = ()
    sessions: Sequence[str] = ()
    notes_elsewhere: str = ""


def as_json(cases: Sequence[HeldCase], made: str) -> str:
    """Return everything for a machine."""
    return json.dumps(
        {"made": made, "cases": [asdict(case) for case in cases]}, ensure_ascii=False, indent=2
    )


def as_text(cases: Sequence[HeldCase], made: str) -> str:
    """Return everything for a person, the lines to be checked marked."""
    marks = [each.check for case in cases for record in case.records for each in record.answers]
    marks += [note.check for case in cases for note in case.notes]
    marks += [case.notes_elsewhere for case in cases]
    to_check = sum(map(bool, marks))
    return render(
        "export/subject_access.txt", cases=cases, made=made, to_check=to_check, whose=WHOSE
    )
