"""Open a case for a member, and record that it was read."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_reader import CaseReader, KeptAnswers
from intake.cases.access import Act, may
from intake.cases.member import Member
from intake.cases.record import NEW, Case, CaseRecord, is_case_id
from intake.forms.answers import Answer


@dataclass(frozen=True)
class OpenedCase:
    """A case with the answers of one revision."""

    case: Case
    answers: KeptAnswers


@dataclass(frozen=True)
class OpenedParty:
    """A case with every revision of what was said about the other party, the newest first."""

    case: Case
    revisions: Sequence[tuple[int, Sequence[Answer]]]


@dataclass(frozen=True)
class ReadCase:
    """Every reading is recorded before anything is shown: what cannot be recorded is not read.

    All return None for whatever the member does not reach, whatever the reason is.
    """

    reader: CaseReader
    guarded: Container[str]

    def __call__(
        self, member: Member, case_id: str, now: datetime, revision: int = 0
    ) -> OpenedCase | None:
        """Return a case with its newest answers, or those of an earlier revision."""
        record = self._reached(member, Act.READ, case_id, now)
        if record is None:
            return None
        if record.case.status == NEW:
            self.reader.note_opening(record, member.key, now)
            record = self.reader.find(case_id) or record
        else:
            self.reader.note_reading(case_id, member.key, now)
        answers = self.reader.answers(case_id, revision)
        if revision and not answers.about:
            return None
        return OpenedCase(record.case, answers)

    def to_print(self, member: Member, case_id: str, now: datetime) -> OpenedCase | None:
        """Return a case with its newest answers for a piece of paper."""
        record = self._reached(member, Act.READ, case_id, now)
        if record is None:
            return None
        self.reader.note_reading(case_id, member.key, now, "printed")
        return OpenedCase(record.case, self.reader.answers(case_id))

    def other_party(self, member: Member, case_id: str, now: datetime) -> OpenedParty | None:
        """Return what was said about the other party."""
        record = self._reached(member, Act.READ_OTHER_PARTY, case_id, now)
        if record is None:
            return None
        self.reader.note_reading(case_id, member.key, now, "other_party_read")
        return OpenedParty(record.case, self.reader.other_party(case_id))

    def _reached(self, member: Member, act: Act, case_id: str, now: datetime) -> CaseRecord | None:
        record = self.reader.find(case_id) if is_case_id(case_id) else None
        if record is None or record.is_hidden(now):
            return None
        return record if may(member, act, record.standing, self.guarded) else None
