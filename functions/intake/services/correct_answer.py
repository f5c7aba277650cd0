"""Correct one answer of a case: a new revision, checked as the form checks it.

The earlier text stays in the history until the case is deleted: somebody may have acted on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from intake.adapters.events import Event
from intake.adapters.records import Record, Records
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.moments import london_day
from intake.cases.person import person_hash
from intake.forms.answers import Answer
from intake.forms.definition import Form, Page
from intake.forms.fields import Fields
from intake.forms.questions.base import Contact, Question


@dataclass(frozen=True)
class Correction:
    """A case, whose record changes, and all its records as they will be."""

    case: Keeping
    about: str
    question: str
    answers: Mapping[str, Sequence[Answer]]
    contacts: Sequence[Contact]


class CorrectAnswer:
    """Plans first; `do` writes. Both raise NotPossible, whose words say what to put right."""

    def __init__(self, records: Records, forms: Mapping[str, Form], person_key: bytes) -> None:
        self._records = records
        self._forms = forms
        self._person_key = person_key

    def plan(
        self, case: Keeping, question_id: str, sent: Iterable[tuple[str, str]], now: datetime
    ) -> Correction:
        """Read the fields of a question, all of them, as a browser would send them."""
        page, question = self._question(case.form, question_id)
        fields = Fields.from_pairs(sent).on(london_day(case.received_at), london_day(now))
        reading = question.answer(_known(question, fields))
        if reading.value is None:
            said = "; ".join(each.message for each in reading.problems)
            raise NotPossible(said or "A correction says something.")
        value = reading.value
        words = question.words(value)
        answer = Answer(question.id, question.label, question.type, value, words, page.title)
        answers = _with(_newest(self._records.of(case.case_id)), page.about, answer)
        return Correction(case, page.about, question.id, answers, question.contacts(value))

    def do(self, correction: Correction, by: str, now: datetime) -> None:
        """Store the revision; ConditionFailed when edited answers arrived meanwhile."""
        persons = [
            (person_hash(self._person_key, contact.channel, contact.address), correction.about)
            for contact in correction.contacts
        ]
        event = Event("corrected", by, now, {"question": correction.question})
        self._records.revise(correction.case, correction.answers, persons, event)

    def _question(self, form_name: str, question_id: str) -> tuple[Page, Question]:
        form = self._forms.get(form_name)
        for page in form.pages if form else ():
            for question in page.questions:
                if question.id == question_id:
                    return page, question
        raise NotPossible(f"The form {form_name} has no question {question_id} now.")


def _known(question: Question, fields: Fields) -> Fields:
    if unknown := fields.values.keys() - set(question.names):
        names = ", ".join(question.names)
        raise NotPossible(f"{len(unknown)} unknown; the fields of {question.id} are {names}.")
    return fields


def _newest(records: Iterable[Record]) -> dict[str, Sequence[Answer]]:
    found = list(records)
    newest = max((record.revision for record in found), default=0)
    return {record.about: record.answers for record in found if record.revision == newest}


def _with(
    records: Mapping[str, Sequence[Answer]], about: str, answer: Answer
) -> dict[str, Sequence[Answer]]:
    """Return the records with an answer in its old place, or at the end of its record."""
    given = list(records.get(about, ()))
    places = [at for at, each in enumerate(given) if each.id == answer.id]
    if places:
        given[places[0]] = replace(answer, page=given[places[0]].page)
    else:
        given.append(answer)
    return {**records, about: given}
