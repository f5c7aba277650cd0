"""Open a case for a member, and record that it was read."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_reader import CaseReader, KeptAnswers
from intake.cases.access import Act, may
from intake.cases.member import Member
from intake.cases.record import NEW, Case, is_case_id


@dataclass(frozen=True)
class OpenedCase:
    """A case with its newest answers."""

    case: Case
    answers: KeptAnswers


def read_case(
    reader: CaseReader, member: Member, case_id: str, now: datetime, guarded: Container[str]
) -> OpenedCase | None:
    """Return a case that the member reaches; None for every other id, whatever the reason is.

    The reading is recorded before anything is shown: what cannot be recorded is not read.
    """
    record = reader.find(case_id) if is_case_id(case_id) else None
    if record is None or record.is_hidden(now):
        return None
    if not may(member, Act.READ, record.standing, guarded):
        return None
    if record.case.status == NEW:
        reader.note_opening(case_id, member.key, now)
        record = reader.find(case_id) or record
    else:
        reader.note_reading(case_id, member.key, now)
    return OpenedCase(record.case, reader.answers(case_id))
