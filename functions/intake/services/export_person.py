"""Gather what is held about somebody who asks for it, and mark what a person must look at first.

Whoever asks gets their own record of each case. The other party's is left out, unless it is they
who ask; then the other side's is. Nothing is told of what passed between the parties. What a
referrer told of themselves, and words that somebody else may have written or that may name somebody
else, are marked; so is what we wrote ourselves.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from intake.adapters.case_history import CaseHistory
from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.adapters.records import Record, Records
from intake.cases.happenings import Note, Session
from intake.cases.keeping import NotPossible
from intake.cases.moments import spoken_moment
from intake.forms.answers import Answer
from intake.rendering.desk_history import of_reader, words
from intake.rendering.subject_access import HeldAnswer, HeldCase, HeldNote, HeldRecord
from intake.services.erase_person import OWNER
from intake.services.find_person import Found, check_clear

SERIOUS_HARM: Final = "safeguarding"
"""The flag of cases whose words may bring somebody into danger."""

_NOTE: Final = "written by one of us; may name others"
_OF_ANOTHER: Final = (
    "We wrote notes about this case, and it is another's. Read them, and add what is about this"
    " person alone."
)
_FREE_WORDS: Final = frozenset({"text", "long_text"})


class ExportPerson:
    """Reads the answers of the cases that were found, and records it."""

    def __init__(self, records: Records, history: CaseHistory, keepings: Keepings) -> None:
        self._records = records
        self._history = history
        self._keepings = keepings

    def __call__(
        self, found: Sequence[Found], by: str, now: datetime, *, with_serious_harm: bool = False
    ) -> list[HeldCase]:
        """Return what is held; NotPossible when a flagged case is among them, unless it may be.

        NotPossible too when it is not clear who asks.
        """
        check_clear(found)
        flagged = [each.case.reference for each in found if SERIOUS_HARM in each.case.flags]
        if flagged and not with_serious_harm:
            raise NotPossible(
                f"Flagged {SERIOUS_HARM}: {', '.join(flagged)}. Somebody who may decide it must"
                " read them first; then add --with-serious-harm."
            )
        for each in found:
            self._keepings.note(each.case.case_id, Event("exported", by, now))
        return [self._case(each) for each in found]

    def _case(self, found: Found) -> HeldCase:
        case, history = found.case, self._history.of(found.case.case_id)
        records = self._records.of(case.case_id)
        theirs = OWNER in found.about
        referred = any(record.about == "referrer" for record in records)
        return HeldCase(
            reference=case.reference,
            form=case.form,
            received=spoken_moment(case.received_at),
            status=case.status,
            outcome=case.outcome,
            kept_until=spoken_moment(case.ends_at) if case.ends_at else "no date yet",
            unsafe_contact="unsafe_contact" in case.flags,
            events=[
                (spoken_moment(each.at), each.kind)
                for each in of_reader(history.happenings, reads_all=False)
            ],
            notes=list(map(_note, history.notes)) if theirs else [],
            sessions=list(map(_session, history.sessions)) if theirs else [],
            notes_elsewhere=_OF_ANOTHER if history.notes and not theirs else "",
            records=[
                _held(record, found.about, referred=referred)
                for record in records
                if _may_be_shown(record.about, found.about)
            ],
        )


def _note(note: Note) -> HeldNote:
    return HeldNote(spoken_moment(note.at), note.text, _NOTE)


def _session(session: Session) -> str:
    state = words(session.outcome or session.state)
    return f"Session {session.number}, {spoken_moment(session.when)}: {state}"


def _may_be_shown(about: str, asking: Sequence[str]) -> bool:
    return about in asking or (about == "referrer" and "person" in asking)


def _held(record: Record, asking: Sequence[str], *, referred: bool) -> HeldRecord:
    answers = [
        HeldAnswer(answer.label, answer.words, _check(answer, record.about, asking, referred))
        for answer in record.answers
    ]
    return HeldRecord(record.about, record.revision, answers)


def _check(answer: Answer, about: str, asking: Sequence[str], referred: bool) -> str:  # noqa: FBT001
    if about not in asking:
        return "the referrer's own details"
    if about == "other_party":
        return "told by somebody else about the person who asks"
    if about == "person" and referred and answer.type in _FREE_WORDS:
        return "words of the person who referred them"
    return "may name somebody else" if answer.type == "long_text" else ""
