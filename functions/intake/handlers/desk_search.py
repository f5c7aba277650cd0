"""The desk's search: what is looked for stands in no address."""

from dataclasses import dataclass
from typing import Final

from intake.cases.access import Task
from intake.cases.keeping import NotPossible
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_tasks import only_for
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response
from intake.rendering.desk_worklist import found_screen, search_screen
from intake.services.search_cases import SearchCases

_ASKED: Final = "Enter a reference, an email address or a phone number"
_REFERENCE: Final = f"{_ASKED}. A reference has eight characters, such as CDFH-2342: check each"
_EMAIL: Final = "Check the email address, for example name@example.org"
_PHONE: Final = "Check the phone number: a digit may be missing"


@dataclass(frozen=True)
class SearchPages:
    """The question, and what was found."""

    search: SearchCases
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        pages = {"GET /search": self.ask, "POST /search": self.find}
        return only_for(Task.SEARCH, self.responses, pages)

    def ask(self, visit: Visit) -> Response:
        """Ask what to look for."""
        return self.responses.show(200, search_screen(visit.account))

    def find(self, visit: Visit) -> Response:
        """Show what was found; it is not in any address, so that it cannot be kept there."""
        typed = visit.fields.one("what").strip()
        try:
            finds = self.search(visit.member, typed, visit.now)
        except NotPossible:
            again = search_screen(visit.account, problem=_problem(typed), typed=typed)
            return self.responses.show(422, again)
        found = [(find.case, find.about) for find in finds.cases]
        return self.responses.show(200, found_screen(found, visit.account, more=finds.more))


def _problem(typed: str) -> str:
    """Say what to put right, by what it looks like: in a reference there are letters."""
    if not typed:
        return _ASKED
    if "@" in typed:
        return _EMAIL
    return _REFERENCE if any(map(str.isalpha, typed)) else _PHONE
