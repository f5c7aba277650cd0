"""The desk's page on which an answer of a case is corrected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.adapters.table import ConditionFailed
from intake.cases.access import Act
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.party_notice import ABOUT
from intake.forms.fields import Fields
from intake.forms.problems import Problem
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Page, Pages, Visit
from intake.handlers.http import Response, redirect
from intake.rendering.desk_case_requests import Correcting, correct_screen
from intake.services.correct_answer import Asked, CorrectAnswer, is_about_contact, needed
from intake.services.reach import Reach

_CHANGED: Final = (
    "Somebody else changed this case meanwhile. Read what is there now; if yours still fits,"
    " store it again"
)


@dataclass(frozen=True)
class CorrectionPages:
    """For leads and guardians; how to make contact safely also for whoever works the case."""

    keepings: Keepings
    correct_answer: CorrectAnswer
    reach: Reach
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        at = "/requests/cases/{case_id}/correct/{question}"
        return {f"GET {at}": self._reached(self.ask), f"POST {at}": self._reached(self.correct)}

    def ask(self, visit: Visit, case: Keeping, asked: Asked) -> Response:
        """Ask one question of the case's form anew."""
        return self._ask(visit, case, asked, Fields(), 200)

    def correct(self, visit: Visit, case: Keeping, asked: Asked) -> Response:
        """Store a correction, or show the question with what is wrong and what was typed."""
        typed = {name: sent for name, sent in visit.fields.values.items() if name != "turn"}
        fields = replace(visit.fields, values=typed)
        if visit.fields.one("turn") != str(case.turn):
            return self._ask(visit, case, asked, fields, 409, _CHANGED)
        pairs = [(name, each) for name, sent in typed.items() for each in sent]
        try:
            planned = self.correct_answer.plan(case, asked.question.id, pairs, visit.now)
            self.correct_answer.do(planned, visit.member.key, visit.now)
        except NotPossible as error:
            return self._ask(visit, case, asked, fields, 422, str(error))
        except ConditionFailed:
            newest = self.keepings.find(case.case_id) or case
            return self._ask(visit, newest, asked, fields, 409, _CHANGED)
        return redirect(_back(case, asked))

    def _ask(
        self,
        visit: Visit,
        case: Keeping,
        asked: Asked,
        fields: Fields,
        status: int,
        wrong: str = "",
    ) -> Response:
        problems = [Problem(asked.question.id, wrong)] if wrong else []
        words = self._present(visit, case, asked)
        correcting = Correcting(case, asked.question, asked.about, words, _back(case, asked))
        screen = correct_screen(correcting, fields, problems, visit.account)
        return self.responses.show(status, screen)

    def _present(self, visit: Visit, case: Keeping, asked: Asked) -> Sequence[str]:
        """Return what is answered now, once it is recorded that it was read.

        What is restricted is not shown.
        """
        if case.restricted_at:
            return ()
        kind = "other_party_read" if asked.about == ABOUT else "read"
        self.keepings.note(case.case_id, Event(kind, visit.member.key, visit.now))
        return self.correct_answer.present(case, asked)

    def _reached(self, page: Callable[[Visit, Keeping, Asked], Response]) -> Page:
        def answer(visit: Visit) -> Response:
            case_id, member = visit.named("case_id"), visit.member
            reaches = [
                act
                for act in (Act.WORK, Act.PRIVACY)
                if self.reach(member, act, case_id, visit.now)
            ]
            case = self.keepings.find(case_id) if reaches else None
            asked = self.correct_answer.asked(case, visit.named("question")) if case else None
            if case is None or asked is None:
                return self.responses.message(404, "not_here")
            # whoever may do a lead's acts may do these too, also while the case is restricted
            if not {needed(asked.question), Act.PRIVACY} & set(reaches):
                return self.responses.message(404, "not_here")
            return page(visit, case, asked)

        return answer


def _back(case: Keeping, asked: Asked) -> str:
    """Return the page from which the question was reached, that everybody who may ask it opens."""
    if is_about_contact(asked.question) and not case.restricted_at:
        return f"/cases/{case.case_id}"
    return f"/requests/cases/{case.case_id}"
