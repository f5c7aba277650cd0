"""The desk's lists of open cases."""

from dataclasses import dataclass
from urllib.parse import urlencode

from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response
from intake.rendering.desk_worklist import worklist_screen
from intake.services.list_cases import READ, ListCases


@dataclass(frozen=True)
class WorklistPages:
    """What waits: for the member, for their teams, and by what is most pressing."""

    list_cases: ListCases
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        return {"GET /": self.worklist}

    def worklist(self, visit: Visit) -> Response:
        """Show a page of one list; `after` is a sealed place that we gave.

        `done` is the act that led here, away from a case.
        """
        query = visit.request.query
        listing = self.list_cases(
            visit.member, query.get("list", ""), query.get("after", ""), visit.now
        )
        names = self.list_cases.workers(listing.cases)
        following = urlencode({"list": listing.view, "after": listing.next})
        screen = worklist_screen(
            listing.view,
            listing.views,
            [(each.case, ", ".join(names.get(each.case.id, ()))) for each in listing.cases],
            visit.account,
            following=f"/?{following}" if listing.next else "",
            stopped_after=READ if listing.stopped else 0,
            suspects=listing.suspects,
            done=query.get("done", ""),
        )
        return self.responses.show(200, screen)
