"""A visitor presses send: store the submission once, whatever is repeated or lost."""

import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from intake.adapters.submissions import (
    AlreadySubmitted,
    Receipt,
    ReferenceTaken,
    Submission,
    Submissions,
)
from intake.adapters.synthetic_submission import as_synthetic
from intake.cases.case import NewCase
from intake.cases.channel import KeyedIn
from intake.cases.identity import case_id_of
from intake.cases.moments import london_day
from intake.cases.person import person_hash
from intake.cases.promise import Promise
from intake.cases.reference import draw_reference
from intake.cases.synthetic import synthetic
from intake.directory.teams import Team
from intake.forms.answers import Answers, collect
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.routing import team_of
from intake.forms.token import Token
from intake.forms.walk import Walk
from intake.notices.notice import Kind, Notice
from intake.observability import log

DRAWS: Final = 5
"""How often a reference is drawn; a clash is one in 3.4 thousand million per case held."""

Weigh = Callable[[Walk, Fields, Token, str, datetime], tuple[str, ...]]
"""Names the signs of spam in what came from an address at a moment."""


class AcceptSubmission:
    """Stores a submission and returns its reference."""

    def __init__(
        self,
        submissions: Submissions,
        teams: Mapping[str, Team],
        promise: Promise,
        weigh: Weigh,
        person_key: bytes,
        clock: Callable[[], datetime],
        choose: Callable[[str], str],
    ) -> None:
        self._submissions = submissions
        self._teams = teams
        self._promise = promise
        self._weigh = weigh
        self._person_key = person_key
        self._clock = clock
        self._choose = choose

    def __call__(
        self, form: Form, fields: Fields, token: Token, address: str, keyed: KeyedIn | None = None
    ) -> str:
        """Store what came from an address and return the reference; a repeat returns the first's.

        What looks like spam is stored like all else, and waits in quarantine without a notice.
        Lets the store's errors through: then nobody knows whether it was stored, and sending it
        again is right in either case.
        """
        dated = fields.on(london_day(token.begun), london_day(self._clock()))
        submission = replace(self._submission(form, dated, token, address), keyed=keyed)
        for _ in range(DRAWS):
            try:
                self._submissions.store(submission)
            except ReferenceTaken:
                drawn = replace(submission.case, reference=self._reference(token))
                submission = replace(submission, case=drawn)
            except AlreadySubmitted:
                return self._repeat(submission)
            else:
                if signs := submission.suspicions:
                    case_id = submission.case.id
                    log("submission_suspect", case_id=case_id, form=form.name, code=" ".join(signs))
                return submission.case.reference
        raise ReferenceTaken

    def _repeat(self, submission: Submission) -> str:
        for _ in range(DRAWS):
            receipt = self._submissions.receipt(submission.submission_id)
            if receipt is None:
                raise AlreadySubmitted
            if submission.payload in receipt.payloads:
                return receipt.reference
            try:
                self._submissions.store_revision(self._revised(submission, receipt), receipt)
            except AlreadySubmitted:
                continue
            return receipt.reference
        raise AlreadySubmitted

    def _submission(self, form: Form, fields: Fields, token: Token, address: str) -> Submission:
        walk = Walk.of(form, fields)
        answers = collect(walk)
        team = self._teams[team_of(form, walk, self._teams)]
        now = self._clock()
        suspicions = () if token.synthetic else self._weigh(walk, fields, token, address, now)
        promised_by = self._promise.falls_due(now, walk.flags)
        case = NewCase(
            id=case_id_for(token),
            reference=self._reference(token),
            form=form.name,
            form_title=form.title,
            digest=form.digest,
            service=form.service,
            service_label=team.label,
            team=team.id,
            flags=walk.flags,
            received_at=now,
            promised_by=promised_by,
            remind_at=self._promise.remind_at(now, promised_by),
        )
        submission = Submission(
            submission_id=token.submission_id,
            case=case,
            answers=answers,
            notices=[] if suspicions else self._notices(Kind.NEW, case, 1),
            persons=sorted(self._persons(answers)),
            payload=self._hash("payload", json.dumps(_plain(answers), sort_keys=True)),
            suspicions=suspicions,
        )
        return as_synthetic(submission) if token.synthetic else submission

    def _reference(self, token: Token) -> str:
        drawn = draw_reference(self._choose)
        return synthetic(drawn) if token.synthetic else drawn

    def _revised(self, submission: Submission, receipt: Receipt) -> Submission:
        """Return the submission as a revision: the team that has the case hears of this as well.

        A flag that is new to the case takes it to the team of these answers.
        """
        case = submission.case
        if not receipt.raised_by(case):
            case = self._as_it_was(case, receipt)
        if receipt.quarantined and submission.suspicions:
            return replace(submission, case=case)
        notices = self._notices(Kind.UPDATED, case, len(receipt.payloads) + 1)
        return replace(submission, case=case, notices=notices, suspicions=())

    def _as_it_was(self, case: NewCase, receipt: Receipt) -> NewCase:
        """Return a case with the team and the flags that its receipt names, promised anew."""
        # its team may have lost its address since
        team = self._teams.get(receipt.team) or self._teams[case.team]
        promised_by = self._promise.falls_due(case.received_at, receipt.flags)
        return replace(
            case,
            team=team.id,
            service_label=team.label,
            flags=receipt.flags,
            promised_by=promised_by,
            remind_at=self._promise.remind_at(case.received_at, promised_by),
        )

    def _notices(self, kind: Kind, case: NewCase, revision: int) -> list[Notice]:
        number, now, priority = str(revision), case.received_at, bool(case.flags)
        return [
            Notice(f"CASE#{case.id}", kind, case.team, role, number, now, now, priority)
            for role in self._teams[case.team].to
        ]

    def _persons(self, answers: Answers) -> set[tuple[str, str]]:
        return {
            (person_hash(self._person_key, contact.channel, contact.address), about)
            for about, contacts in answers.contacts.items()
            for contact in contacts
        }

    def _hash(self, purpose: str, text: str) -> str:
        return hmac.new(self._person_key, f"{purpose}\n{text}".encode(), sha256).hexdigest()


def case_id_for(token: Token) -> str:
    """Return the id of the case that what is sent under a token becomes."""
    case_id = case_id_of(token.submission_id)
    return synthetic(case_id) if token.synthetic else case_id


def _plain(answers: Answers) -> dict[str, list[dict[str, object]]]:
    return {about: [each.to_dict() for each in given] for about, given in answers.about.items()}
