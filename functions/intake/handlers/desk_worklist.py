"""The desk's list of open cases."""

from dataclasses import dataclass

from intake.adapters.case_reader import CaseReader
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response
from intake.rendering.desk import worklist_screen
from intake.services.list_open_cases import list_open_cases


@dataclass(frozen=True)
class WorklistPages:
    """What waits for the member's teams."""

    cases: CaseReader
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        return {"GET /": self.worklist}

    def worklist(self, visit: Visit) -> Response:
        """List what waits for the member's teams."""
        found = list_open_cases(self.cases, visit.member)
        screen = worklist_screen(
            found.cases, more=found.more, account=visit.account, suspects=found.suspects
        )
        return self.responses.show(200, screen)
