"""The lead's page for a request about one case: restrict it, tell the other party."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.adapters.keepings import Keepings
from intake.adapters.table import ConditionFailed
from intake.cases.access import Act
from intake.cases.keeping import Keeping, NotPossible
from intake.forms.definition import Form
from intake.forms.problems import Problem
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Page, Pages, Visit
from intake.handlers.http import Response, redirect
from intake.rendering.desk_case_requests import PartyNotice, case_requests_screen
from intake.services.keep_cases import KeepCases
from intake.services.reach import Reach
from intake.services.tell_other_party import TellOtherParty

_CHANGED: Final = Problem(
    "", "Somebody else changed this case meanwhile. Look at it again, then do it again if it fits"
)


@dataclass(frozen=True)
class CaseRequestPages:
    """Every page asks first whether the member reaches the case; whoever does not reads 404."""

    cases: KeepCases
    keepings: Keepings
    other_party: TellOtherParty
    forms: Mapping[str, Form]
    reach: Reach
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        at = "/requests/cases/{case_id}"
        pages: dict[str, Callable[[Visit, Keeping], Response]] = {
            f"GET {at}": self.show,
            f"POST {at}/restrict": self.restrict,
            f"POST {at}/lift": self.lift,
            f"POST {at}/party-notice": self.party_notice,
        }
        return {path: self._reached(page) for path, page in pages.items()}

    def show(self, visit: Visit, case: Keeping) -> Response:
        """Show what can be done about a case."""
        return self._show(visit, case, ())

    def restrict(self, visit: Visit, case: Keeping) -> Response:
        """Freeze a case."""
        self._check_turn(visit, case)
        self.cases.do(self.cases.restrict(case.case_id, visit.member.key, visit.now))
        return _back(case)

    def lift(self, visit: Visit, case: Keeping) -> Response:
        """End a restriction."""
        self._check_turn(visit, case)
        self.cases.do(self.cases.lift(case.case_id, visit.member.key, visit.now))
        return _back(case)

    def party_notice(self, visit: Visit, case: Keeping) -> Response:
        """Record that the other party was told, or why not."""
        self._check_turn(visit, case)
        settled, by = visit.fields.one("settled"), visit.member.key
        self.other_party.record(case.case_id, settled, case.turn, by, visit.now)
        return _back(case)

    def _show(self, visit: Visit, case: Keeping, problems: Sequence[Problem]) -> Response:
        form, record = self.forms.get(case.form), self.reach.cases.find(case.case_id)
        notice = PartyNotice(self.other_party.concerns(case), record.party_notice if record else "")
        screen = case_requests_screen(case, form, notice, problems, visit.account)
        return self.responses.show(409 if problems else 200, screen)

    def _check_turn(self, visit: Visit, case: Keeping) -> None:
        if visit.fields.one("turn") != str(case.turn):
            raise ConditionFailed

    def _reached(self, page: Callable[[Visit, Keeping], Response]) -> Page:
        def answer(visit: Visit) -> Response:
            case_id = visit.named("case_id")
            reached = self.reach(visit.member, Act.PRIVACY, case_id, visit.now)
            case = self.keepings.find(case_id) if reached else None
            if case is None:
                return self.responses.message(404, "not_here")
            try:
                return page(visit, case)
            except NotPossible as error:
                return self._show(visit, case, (Problem("", str(error)),))
            except ConditionFailed:
                return self._show(visit, self.keepings.find(case_id) or case, (_CHANGED,))

        return answer


def _back(case: Keeping) -> Response:
    return redirect(f"/requests/cases/{case.case_id}")
