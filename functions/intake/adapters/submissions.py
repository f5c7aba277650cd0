"""How a submission lies in the table: one transaction, all or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.adapters.table import ConditionFailed, Item, Table, changed_item, new_item, put_item
from intake.cases.case import NewCase
from intake.cases.moments import kept
from intake.forms.answers import Answers
from intake.notices.notice import NewNotice


class ReferenceTaken(Exception):
    """Raised when a drawn reference belongs to another case; draw again."""


class AlreadySubmitted(Exception):
    """Raised when this submission id has a case already."""


@dataclass(frozen=True)
class Receipt:
    """What a repeat needs to know: the reference, and which payloads arrived (keyed hashes)."""

    case_id: str
    reference: str
    payloads: tuple[str, ...]
    promised_by: str
    quarantined: bool


@dataclass(frozen=True)
class Submission:
    """Everything that one transaction stores; `persons` are keyed hashes with whose they are.

    `suspicions` are the signs of spam for which the case waits in quarantine; most have none.
    """

    submission_id: str
    case: NewCase
    answers: Answers
    notices: Sequence[NewNotice]
    persons: Sequence[tuple[str, str]]
    payload: str
    suspicions: Sequence[str] = ()


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
            _case_item(case, submission.suspicions),
            *_answers_items(case.id, submission.answers, revision=1),
            *_person_items(submission),
            *(_notice_item(case, notice, kept(case.received_at)) for notice in submission.notices),
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
        )

    def store_revision(self, submission: Submission, receipt: Receipt) -> None:
        """Store edited answers beside the first ones; AlreadySubmitted when another was quicker."""
        revision = len(receipt.payloads) + 1
        case = submission.case
        items = [
            *_answers_items(case.id, submission.answers, revision),
            *(_notice_item(case, notice, kept(case.received_at)) for notice in submission.notices),
        ]
        noted = changed_item(
            f"RECEIPT#{submission.submission_id}",
            "RECEIPT",
            "SET payloads = list_append(payloads, :new)",
            {":new": [submission.payload], ":known": revision - 1},
            "size(payloads) = :known",
        )
        try:
            persons = map(put_item, _person_items(submission))
            self._table.transact([noted, *map(new_item, items), *persons])
        except ConditionFailed:
            raise AlreadySubmitted from None


def _receipt_item(submission: Submission) -> Item:
    return {
        "pk": f"RECEIPT#{submission.submission_id}",
        "sk": "RECEIPT",
        "case_id": submission.case.id,
        "reference": submission.case.reference,
        "promised_by": kept(submission.case.promised_by),
        "payloads": [submission.payload],
        **({"quarantined": True} if submission.suspicions else {}),
    }


def _case_item(case: NewCase, suspicions: Sequence[str]) -> Item:
    """Return the case; a suspect one is listed apart until a person has judged it."""
    received = kept(case.received_at)
    quarantined = {
        "status": "quarantined",
        "open_for": f"{case.team}#quarantined",
        "suspicions": list(suspicions),
    }
    return {
        "pk": f"CASE#{case.id}",
        "sk": "CASE",
        "case_id": case.id,
        "reference": case.reference,
        "form": case.form,
        "form_title": case.form_title,
        "digest": case.digest,
        "service": case.service,
        "service_label": case.service_label,
        "team": case.team,
        "status": "new",
        "flags": list(case.flags),
        "received_at": received,
        "promised_by": kept(case.promised_by),
        "open_for": case.team,
        "received_month": received[:7],
        **(quarantined if suspicions else {}),
    }


def _answers_items(case_id: str, answers: Answers, revision: int) -> Iterator[Item]:
    for about, given in answers.about.items():
        # the other party's words lie in a partition of their own (docs/architecture.md)
        partition = "PARTY" if about == "other_party" else "ANSWERS"
        yield {
            "pk": f"{partition}#{case_id}",
            "sk": f"{about}#{revision}",
            "about": about,
            "answers": [answer.to_dict() for answer in given],
        }


def _person_items(submission: Submission) -> Iterator[Item]:
    for person, about in submission.persons:
        yield {"pk": f"PERSON#{person}", "sk": f"{submission.case.id}#{about}"}


def _notice_item(case: NewCase, notice: NewNotice, due_at: str) -> Item:
    return {
        "pk": f"CASE#{case.id}",
        "sk": f"NOTICE#{notice.slot}",
        "kind": str(notice.kind),
        "team": notice.team,
        "role": notice.role,
        "attempts": 0,
        "created_at": due_at,
        "due_shard": "0",
        "due_at": due_at,
    }
