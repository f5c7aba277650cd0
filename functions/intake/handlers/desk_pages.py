"""The desk's pages for people who are signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_reader import CaseReader
from intake.adapters.members import Member
from intake.handlers.desk_responses import DeskResponses, session_of
from intake.handlers.http import Request, Response
from intake.rendering.desk import Account, case_screen, worklist_screen
from intake.services.list_open_cases import list_open_cases
from intake.services.read_case import read_case
from intake.services.sign_in import SignIn


@dataclass(frozen=True)
class CasePages:
    """The list of open cases, and a case."""

    cases: CaseReader
    sign_in: SignIn
    responses: DeskResponses
    clock: Callable[[], datetime]

    def worklist(self, request: Request, member: Member) -> Response:
        """List what waits for the member's teams."""
        found = list_open_cases(self.cases, member)
        account = self._account(request, member)
        screen = worklist_screen(
            found.cases, more=found.more, account=account, suspects=found.suspects
        )
        return self.responses.show(200, screen)

    def case(self, request: Request, member: Member) -> Response:
        """Show a case; ids that are unknown, malformed or another team's are all answered alike."""
        case_id = request.path_parameters["case_id"]
        opened = read_case(self.cases, member, case_id, self.clock())
        if opened is None:
            return self.responses.message(404, "not_here")
        screen = case_screen(
            opened.case,
            opened.answers.about,
            revision=opened.answers.revision,
            account=self._account(request, member),
        )
        return self.responses.show(200, screen)

    def _account(self, request: Request, member: Member) -> Account:
        return Account(member.name, self.sign_in.form_token(session_of(request)))
