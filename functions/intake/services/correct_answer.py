"""Correct one answer of a case: a new revision, checked as the form checks it.

The earlier text stays in the history until the case is deleted: somebody may have acted on it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from intake.adapters.events import Event
from intake.adapters.records import Record, Records, Revision
from intake.cases.access import Act
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.moments import london_day
from intake.cases.person import person_hash
from intake.directory.teams import Team
from intake.forms.answers import Answer
from intake.forms.definition import Form, Page
from intake.forms.fields import Fields
from intake.forms.questions.base import Contact, Question
from intake.forms.questions.contact_preferences import ContactPreferences
from intake.notices.notice import Kind, Notice


@dataclass(frozen=True)
class Asked:
    """A question of a form, with its page."""

    page: Page
    question: Question

    @property
    def about(self) -> str:
        """Whom it asks about."""
        return self.page.about


@dataclass(frozen=True)
class Correction:
    """A case, whose record changes, and all its records as they will be.

    `number` is that of the revision, `raised` are the flags of the new answer; `warns` says that
    somebody may act on the earlier one, so that the team must hear of it.
    """

    case: Keeping
    about: str
    question: str
    answers: Mapping[str, Sequence[Answer]]
    contacts: Sequence[Contact]
    number: int
    raised: Sequence[str]
    warns: bool


class CorrectAnswer:
    """Plans first; `do` writes. Both raise NotPossible, whose words say what to put right."""

    def __init__(
        self,
        records: Records,
        forms: Mapping[str, Form],
        teams: Mapping[str, Team],
        person_key: bytes,
    ) -> None:
        self._records = records
        self._forms = forms
        self._teams = teams
        self._person_key = person_key

    def plan(
        self, case: Keeping, question_id: str, sent: Iterable[tuple[str, str]], now: datetime
    ) -> Correction:
        """Read the fields of a question, all of them, as a browser would send them."""
        asked = self.asked(case, question_id)
        if asked is None:
            raise NotPossible(f"The form {case.form} has no question {question_id} now.")
        question = asked.question
        number = self._records.counted(case) + 1
        fields = Fields.from_pairs(sent).on(london_day(case.received_at), london_day(now))
        reading = question.answer(_known(question, fields))
        if reading.value is None:
            said = "; ".join(each.message for each in reading.problems)
            raise NotPossible(said or "A correction says something.")
        value = reading.value
        words = question.words(value)
        answer = Answer(question.id, question.label, question.type, value, words, asked.page.title)
        answers = _with(_newest(self._records.of(case.case_id)), asked.about, answer)
        raised = question.flags(value)
        return Correction(
            case, asked.about, question.id, answers, question.contacts(value), number, raised,
            warns=bool(set(raised) - set(case.flags)) or is_about_contact(question),
        )  # fmt: skip

    def do(self, correction: Correction, by: str, now: datetime) -> None:
        """Store the revision; ConditionFailed when anybody changed the case meanwhile."""
        persons = [
            (person_hash(self._person_key, contact.channel, contact.address), correction.about)
            for contact in correction.contacts
        ]
        case = correction.case
        after = case.corrected(correction.raised)
        event = Event("corrected", by, now, {"question": correction.question})
        told = list(self._notices(correction, after, now)) if correction.warns else []
        number, answers = correction.number, correction.answers
        self._records.revise(Revision(case, after, number, answers, persons, told), event)

    def asked(self, case: Keeping, question_id: str) -> Asked | None:
        """Return a question of the case's form as it is now; None when it asks no such thing."""
        form = self._forms.get(case.form)
        found = (
            Asked(page, question)
            for page in (form.pages if form else ())
            for question in page.questions
            if question.id == question_id and question.names
        )
        return next(found, None)

    def present(self, case: Keeping, asked: Asked) -> Sequence[str]:
        """Return the words of a question's newest answer; nothing when there is none."""
        given = _newest(self._records.of(case.case_id)).get(asked.about, ())
        return next((each.words for each in given if each.id == asked.question.id), ())

    def _notices(self, correction: Correction, after: Keeping, now: datetime) -> Iterator[Notice]:
        """Return what tells the team of a case that stands on its list."""
        team = self._teams.get(after.team)
        if team and after.is_on_teams_list:
            for role in team.to:
                owner, number = f"CASE#{after.case_id}", str(correction.number)
                flagged = bool(after.flags)
                yield Notice(owner, Kind.UPDATED, team.id, role, number, now, now, flagged)


def is_about_contact(question: Question) -> bool:
    """Tell whether a question asks how somebody may safely be reached."""
    return question.type == ContactPreferences.type


def needed(question: Question) -> Act:
    """Return what somebody must be allowed to do with a case to correct a question of it.

    Whoever is told on the telephone that a number is not safe any more must not have to wait for
    a lead.
    """
    return Act.WORK if is_about_contact(question) else Act.PRIVACY


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
