"""The lead's pages for somebody who asks what we hold about them, or wants it erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intake.adapters.ledger import WHOLE
from intake.cases.access import Task
from intake.cases.keeping import NotPossible
from intake.cases.moments import london_day, spoken_moment
from intake.forms.problems import Problem
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_tasks import only_for
from intake.handlers.desk_visit import Page, Pages, Visit
from intake.handlers.http import Response, file
from intake.rendering.desk_requests import (
    WHOSE,
    DueNotice,
    Step,
    erase_screen,
    erased_screen,
    found_case,
    found_screen,
    notices_screen,
    requests_screen,
    spoken_date,
)
from intake.rendering.subject_access import as_json, as_text
from intake.services.erase_person import Erasure
from intake.services.export_person import SERIOUS_HARM
from intake.services.find_person import Found
from intake.services.person_requests import PersonRequests
from intake.services.tell_other_party import TellOtherParty

_READ_FIRST: Final = Problem(
    "with_serious_harm",
    "Somebody who may decide it must read the cases flagged for safeguarding first",
)
_WHO_ASKS: Final = Problem(
    "", "Say from whom the request is, in each case where the detail belongs to more than one"
)
_NONE_CHOSEN: Final = Problem("", "Choose at least one case")


@dataclass(frozen=True)
class RequestPages:
    """For leads and guardians, about the cases that they reach."""

    requests: PersonRequests
    other_party: TellOtherParty
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        pages: dict[str, Page] = {
            "GET /requests": self.begin,
            "POST /requests/find": self.find,
            "POST /requests/export": self.export,
            "POST /requests/erase": self.plan,
            "POST /requests/erased": self.erase,
            "GET /requests/notices": self.notices,
        }
        careful = {path: self._with_what_is_wrong(page) for path, page in pages.items()}
        return only_for(Task.REQUESTS, self.responses, careful)

    def begin(self, visit: Visit) -> Response:
        """Show where to look for somebody."""
        return self.responses.show(200, requests_screen("", (), visit.account))

    def find(self, visit: Visit) -> Response:
        """Show somebody's cases."""
        details = visit.fields.one("details")
        found = self.requests.find(visit.member, details, visit.now)
        return self._found(visit, found, details, ())

    def export(self, visit: Visit) -> Response:
        """Give what is held about somebody as a file."""
        details, found = self._chosen(visit)
        read = bool(visit.fields.one("with_serious_harm"))
        if problem := _unready(found, read=read):
            return self._again(visit, details, problem)
        held = self.requests.export(found, visit.member, visit.now, with_serious_harm=read)
        made = spoken_moment(visit.now)
        if visit.fields.one("format") == "json":
            text = as_json(held, made)
            return file("what-we-hold.json", "application/json", text.encode())
        return file("what-we-hold.txt", "text/plain; charset=utf-8", as_text(held, made).encode())

    def plan(self, visit: Visit) -> Response:
        """Show what erasing would come to."""
        details, found = self._chosen(visit)
        if _is_unclear(found):
            return self._again(visit, details, _WHO_ASKS)
        steps = [_step(each) for each in self.requests.plan(found, visit.now)]
        chosen = [(each.case.case_id, each.about[0]) for each in found]
        return self.responses.show(200, erase_screen(steps, chosen, details, visit.account))

    def erase(self, visit: Visit) -> Response:
        """Erase, and show what is gone."""
        details, found = self._chosen(visit)
        if _is_unclear(found):
            return self._again(visit, details, _WHO_ASKS)
        steps = [_step(each) for each in self.requests.erase(found, visit.member, visit.now)]
        return self.responses.show(200, erased_screen(steps, visit.account))

    def notices(self, visit: Visit) -> Response:
        """Show whose other party must be told."""
        today = london_day(visit.now)
        found = self.other_party.due(visit.member, visit.now)
        due = [
            DueNotice(each.case.id, each.case.reference, spoken_date(each.by), each.by < today)
            for each in found.due
        ]
        too_full = [month.words for month in found.too_full]
        return self.responses.show(200, notices_screen(due, too_full, visit.account))

    def _chosen(self, visit: Visit) -> tuple[str, Sequence[Found]]:
        details, ids = visit.fields.one("details"), visit.fields.many("case")
        chosen = {case_id: visit.fields.one(f"asks-{case_id}") for case_id in ids}
        return details, self.requests.chosen(visit.member, details, chosen, visit.now)

    def _again(self, visit: Visit, details: str, problem: Problem) -> Response:
        """Show what was found once more, with what is wrong."""
        everything = self.requests.find(visit.member, details, visit.now)
        return self._found(visit, everything, details, (problem,))

    def _found(
        self, visit: Visit, found: Sequence[Found], details: str, problems: Sequence[Problem]
    ) -> Response:
        cases = [
            found_case(each.case, each.about, flagged=SERIOUS_HARM in each.case.flags)
            for each in found
        ]
        screen = found_screen(cases, details, problems, visit.account)
        return self.responses.show(422 if problems else 200, screen)

    def _with_what_is_wrong(self, page: Page) -> Page:
        def answer(visit: Visit) -> Response:
            try:
                return page(visit)
            except NotPossible as error:
                problem = Problem("details", str(error))
                details = visit.fields.one("details")
                screen = requests_screen(details, (problem,), visit.account)
                return self.responses.show(422, screen)

        return answer


def _unready(found: Sequence[Found], *, read: bool) -> Problem | None:
    """Return why nothing can be handed out; `read` says that the flagged cases were read."""
    if not found:
        return _NONE_CHOSEN
    if _is_unclear(found):
        return _WHO_ASKS
    flagged = any(SERIOUS_HARM in each.case.flags for each in found)
    return _READ_FIRST if flagged and not read else None


def _is_unclear(found: Sequence[Found]) -> bool:
    return any(each.is_unclear for each in found)


def _step(erasure: Erasure) -> Step:
    whole = erasure.what == WHOLE
    what = "The whole case" if whole else f"The record about {WHOSE[erasure.what]}"
    return Step(erasure.case.reference, what, erasure.held)
