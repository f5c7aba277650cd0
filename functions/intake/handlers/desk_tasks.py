"""Pages that only some people may open: for everybody else they are not there."""

from intake.cases.access import Task, tasks_of
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Page, Pages, Visit
from intake.handlers.http import Response


def only_for(task: Task, responses: DeskResponses, pages: Pages) -> Pages:
    """Return the pages with the question before each whether the member has the task."""
    return {path: _asking(task, responses, page) for path, page in pages.items()}


def _asking(task: Task, responses: DeskResponses, page: Page) -> Page:
    def answer(visit: Visit) -> Response:
        if task not in tasks_of(visit.member):
            return responses.message(404, "not_here")
        return page(visit)

    return answer
