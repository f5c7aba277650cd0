"""How a submission lies in the table: one transaction, all or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from intake.adapters.keepings import look_item
from intake.adapters.moved_cases import Move, stays
from intake.adapters.notices import DUE, notice_item
from intake.adapters.table import ConditionFailed, Item, Table, changed_item, new_item, put_item
from intake.cases.case import NewCase
from intake.cases.channel import KeyedIn
from intake.cases.moments import kept
from intake.cases.record import QUARANTINED
from intake.cases.synthetic import LIFE, STATUS, TEAM
from intake.forms.answers import Answers
from intake.notices.notice import Notice


class ReferenceTaken(Exception):
    """Raised when a drawn reference belongs to another case; draw again."""


class AlreadySubmitted(Exception):
    """Raised when this submission id has a case already."""


@dataclass(frozen=True)
class Receipt:
    """What a repeat needs to know: the reference, and which payloads arrived (keyed hashes).

    Flags and team are those of the case, which the submitting function may not read.
    """

    case_id: str
    reference: str
    payloads: tuple[str, ...]
    promised_by: str
    quarantined: bool
    team: str
    flags: tuple[str, ...]

    def raised_by(self, case: NewCase) -> tuple[str, ...]:
        """Return the flags that a case raises and did not have."""
        return tuple(flag for flag in case.flags if flag not in self.flags)


@dataclass(frozen=True)
class Submission:
    """Everything that one transaction stores; `persons` are keyed hashes with whose they are.

    `suspicions` are the signs of spam for which the case waits in quarantine; most have none.
    `keyed` is None for what came through the site.
    """

    submission_id: str
    case: NewCase
    answers: Answers
    notices: Sequence[Notice]
    persons: Sequence[tuple[str, str]]
    payload: str
    suspicions: Sequence[str] = ()
    keyed: KeyedIn | None = None


class Submissions:
    """Submissions in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def store(self, submission: Submission) -> None:
        """Store a new case whole; raises AlreadySubmitted or ReferenceTaken and stores nothing."""
        case = submission.case
        items = [
            _receipt_item(submission),
            {"pk": f"REF#{case.reference}", "sk": "REF", "case_id": case.id},
            _case_item(submission),
            *answers_items(case.id, submission.answers, revision=1),
            *_person_items(submission),
            *map(notice_item, submission.notices),
        ]
        try:
            self._table.transact(map(new_item, items))
        except ConditionFailed as error:
            if error.failed == (1,):
                raise ReferenceTaken from None
            raise AlreadySubmitted from None

    def receipt(self, submission_id: str) -> Receipt | None:
        """Read what a submission id came to; None when nothing was stored under it."""
        item = self._table.get(f"RECEIPT#{submission_id}", "RECEIPT")
        if item is None:
            return None
        return Receipt(
            item["case_id"],
            item["reference"],
            tuple(item["payloads"]),
            item["promised_by"],
            item.get("quarantined", False),
            item["team"],
            tuple(item["flags"]),
        )

    def store_revision(self, submission: Submission, receipt: Receipt) -> None:
        """Store edited answers beside the first ones; AlreadySubmitted when another was quicker.

        A flag that the case did not have takes it to the team of the edited answers. Otherwise it
        stays where it is, unless it is closed: then it is new to its team again.
        """
        move = _move(submission, receipt)
        ways = (move, None) if receipt.raised_by(submission.case) else (None, move)
        for way in ways:
            try:
                self._store_revision(submission, receipt, way)
            except ConditionFailed as error:
                if error.failed != (0,):
                    break
            else:
                return
        raise AlreadySubmitted

    def _store_revision(self, submission: Submission, receipt: Receipt, move: Move | None) -> None:
        revision = len(receipt.payloads) + 1
        case = submission.case
        items = [
            *answers_items(case.id, submission.answers, revision),
            *map(notice_item, submission.notices),
        ]
        noted = changed_item(
            f"RECEIPT#{submission.submission_id}",
            "RECEIPT",
            f"{_REVISED}, {move.on_receipt}" if move else _REVISED,
            {
                ":new": [submission.payload],
                ":persons": _persons_of(submission),
                ":known": revision - 1,
                **(move.known if move else {}),
            },
            "size(payloads) = :known",
        )
        placed = move.operation if move else stays(case.id)
        persons = map(put_item, _person_items(submission))
        looks = [put_item(look_item(case.id, case.received_at))] if move else []
        self._table.transact([placed, noted, *map(new_item, items), *persons, *looks])


_REVISED: Final = (
    "SET payloads = list_append(payloads, :new), persons = list_append(persons, :persons)"
)


def _move(submission: Submission, receipt: Receipt) -> Move:
    """Return what makes a case new; the promise of one that is only opened again is a new one."""
    case = submission.case
    raised, promised_by = receipt.raised_by(case), kept(case.promised_by)
    sooner = min(receipt.promised_by, promised_by) if raised else promised_by
    return Move(case, (*receipt.flags, *raised), sooner, submission.suspicions)


def _persons_of(submission: Submission) -> list[str]:
    """Return each person as the receipt keeps them, so that the case can be taken apart again."""
    return [f"{person}#{about}" for person, about in submission.persons]


def _receipt_item(submission: Submission) -> Item:
    return {
        "pk": f"RECEIPT#{submission.submission_id}",
        "sk": "RECEIPT",
        "case_id": submission.case.id,
        "reference": submission.case.reference,
        "promised_by": kept(submission.case.promised_by),
        "team": submission.case.team,
        "flags": list(submission.case.flags),
        "payloads": [submission.payload],
        "persons": _persons_of(submission),
        **({"quarantined": True} if submission.suspicions else {}),
    }


def _case_item(submission: Submission) -> Item:
    case = submission.case
    return {
        "pk": f"CASE#{case.id}",
        "sk": "CASE",
        "case_id": case.id,
        "submission_id": submission.submission_id,
        "reference": case.reference,
        "form": case.form,
        "form_title": case.form_title,
        "digest": case.digest,
        "service": case.service,
        "service_label": case.service_label,
        "team": case.team,
        "flags": list(case.flags),
        "received_at": kept(case.received_at),
        "promised_by": kept(case.promised_by),
        **({"referred": True} if "referrer" in submission.answers.about else {}),
        **(_channel(submission.keyed) if submission.keyed else {}),
        **_place(submission),
    }


def _channel(keyed: KeyedIn) -> Item:
    """Return all in which a case that was keyed in differs from one that came by itself."""
    return {"channel": str(keyed.channel), "keyed_by": keyed.by, "read_aloud": keyed.read_aloud}


def _place(submission: Submission) -> Item:
    """Return where a case is listed; a suspect one apart until a person has judged it."""
    case, suspicions = submission.case, submission.suspicions
    if case.team == TEAM:
        return _on_no_list(case)
    month = {"received_month": kept(case.received_at)[:7]}
    return {**month, **(_set_apart(case, suspicions) if suspicions else _listed(case))}


def _on_no_list(case: NewCase) -> Item:
    """Return what our own trial has instead: nobody is shown it, and the next one finds it."""
    return {
        "status": STATUS,
        "unlisted_for": TEAM,
        "delete_after": kept(case.received_at + LIFE),
        "due_shard": STATUS,
        "due_at": kept(case.received_at),
    }


def _listed(case: NewCase) -> Item:
    """Return where an ordinary case is listed, and when its team is reminded of it."""
    due = {"due_shard": DUE, "due_at": kept(case.remind_at)}
    return {"status": "new", "open_for": case.team, **due}


def _set_apart(case: NewCase, suspicions: Sequence[str]) -> Item:
    """Return what a suspect case has instead: a list of its own, and no reminder."""
    return {
        "status": QUARANTINED,
        "open_for": f"{case.team}#{QUARANTINED}",
        "suspicions": list(suspicions),
    }


def answers_items(case_id: str, answers: Answers, revision: int) -> Iterator[Item]:
    """Return the records of a revision, one item for each of those the case is about."""
    for about, given in answers.about.items():
        yield {
            "pk": f"{partition_of(about)}#{case_id}",
            "sk": f"{about}#{revision}",
            "about": about,
            "answers": [answer.to_dict() for answer in given],
        }


def partition_of(about: str) -> str:
    """Return in which kind of partition a record lies; the other party's has one of its own."""
    return "PARTY" if about == "other_party" else "ANSWERS"


def _person_items(submission: Submission) -> Iterator[Item]:
    for person, about in submission.persons:
        yield {"pk": f"PERSON#{person}", "sk": f"{submission.case.id}#{about}"}
