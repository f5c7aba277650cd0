"""The lead's pages about one case: what is corrected, restricted, and whom we must tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.cases.keeping import Keeping
from intake.cases.party_notice import TOLD
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.problems import Problem
from intake.forms.questions.base import Question
from intake.rendering.desk_account import Account
from intake.rendering.desk_action_words import NOT_TOLD
from intake.rendering.desk_requests import WHOSE, request_screen, state_of
from intake.rendering.form_pages import Screen

SETTLED: Final[Mapping[str, str]] = {
    TOLD: "They were told: what we hold, where it came from, what for and for how long",
    **{code: f"Not told: {because}" for code, because in NOT_TOLD.items()},
}
"""What is recorded about the notice to the other party (cases.party_notice), in words."""


@dataclass(frozen=True)
class PartyNotice:
    """Whether anything is held about another party, and what was decided about telling them."""

    concerns: bool
    settled: str


def case_requests_screen(
    case: Keeping,
    form: Form | None,
    notice: PartyNotice,
    problems: Sequence[Problem],
    account: Account,
) -> Screen:
    """Return what can be done about a case on somebody's request; `form` as it is now, if it is."""
    return request_screen(
        f"Requests about {case.reference}",
        "case_requests",
        problems,
        account,
        case=case,
        turn=case.turn,
        notice=notice,
        state=state_of(case),
        pages=[page for page in form.pages if page.names] if form else [],
        whose=WHOSE,
        settled=SETTLED,
    )


@dataclass(frozen=True)
class Correcting:
    """A question of a case's form, the words of its present answer, and where one came from."""

    case: Keeping
    question: Question
    about: str
    present: Sequence[str]
    back: str


def correct_screen(
    correcting: Correcting, fields: Fields, problems: Sequence[Problem], account: Account
) -> Screen:
    """Return a question to be answered anew."""
    return request_screen(
        f"Correct an answer in {correcting.case.reference}",
        "correct",
        problems,
        account,
        case=correcting.case,
        question=correcting.question,
        present=correcting.present,
        back=correcting.back,
        whose=WHOSE[correcting.about],
        fields=fields,
        errors={problem.field: problem.message for problem in problems},
        under={},
    )
