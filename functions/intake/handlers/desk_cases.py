"""The desk's pages of a case."""

from collections.abc import Container
from dataclasses import dataclass

from intake.adapters.case_reader import CaseReader
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response
from intake.rendering.desk import case_screen
from intake.services.read_case import read_case


@dataclass(frozen=True)
class CasePages:
    """A case; `guarded` teams are a guardian's alone."""

    cases: CaseReader
    responses: DeskResponses
    guarded: Container[str]

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        return {"GET /cases/{case_id}": self.case}

    def case(self, visit: Visit) -> Response:
        """Show a case; ids that are unknown, malformed or another team's are all answered alike."""
        case_id = visit.named("case_id")
        opened = read_case(self.cases, visit.member, case_id, visit.now, self.guarded)
        if opened is None:
            return self.responses.message(404, "not_here")
        screen = case_screen(
            opened.case,
            opened.answers.about,
            revision=opened.answers.revision,
            account=visit.account,
        )
        return self.responses.show(200, screen)
