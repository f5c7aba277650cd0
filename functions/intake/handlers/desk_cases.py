"""The desk's pages of a case: read, printed, and worked."""

from dataclasses import dataclass

from intake.cases.actions import Action
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response, redirect
from intake.rendering.desk_action_words import ASKS
from intake.rendering.desk_acts import Overtaking, changed_screen, form_screen
from intake.rendering.desk_case import case_screen, other_party_screen, print_screen
from intake.services.desk_cases import DeskCases
from intake.services.read_case import OpenedCase
from intake.services.work_case import NotChosen, NotHere, Overtaken, Wish


@dataclass(frozen=True)
class CasePages:
    """Ids that are unknown, malformed, another team's or restricted are all answered alike."""

    cases: DeskCases
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        return {
            "GET /cases/{case_id}": self.case,
            "GET /cases/{case_id}/versions/{number}": self.version,
            "GET /cases/{case_id}/print": self.to_print,
            "POST /cases/{case_id}/other-party": self.other_party,
            "POST /cases/{case_id}/acts/{action}": self.act,
        }

    def case(self, visit: Visit) -> Response:
        """Show a case."""
        return self._shown(visit, self.cases.read(visit.member, visit.named("case_id"), visit.now))

    def version(self, visit: Visit) -> Response:
        """Show a case with the answers of an earlier revision."""
        number = _count(visit.named("number"))
        if not number:
            return self._not_here()
        member, case_id = visit.member, visit.named("case_id")
        return self._shown(visit, self.cases.read(member, case_id, visit.now, number))

    def to_print(self, visit: Visit) -> Response:
        """Show a case as it goes on paper."""
        opened = self.cases.read.to_print(visit.member, visit.named("case_id"), visit.now)
        if opened is None:
            return self._not_here()
        about = opened.answers.about
        screen = print_screen(opened.case, about, account=visit.account, now=visit.now)
        return self.responses.show(200, screen)

    def other_party(self, visit: Visit) -> Response:
        """Show what was said about the other party."""
        opened = self.cases.read.other_party(visit.member, visit.named("case_id"), visit.now)
        if opened is None:
            return self._not_here()
        screen = other_party_screen(opened.case, opened.revisions, account=visit.account)
        return self.responses.show(200, screen)

    def act(self, visit: Visit) -> Response:
        """Do something with a case, or say why it was not done and keep what was typed."""
        typed = {name: visit.fields.one(name) for name in ASKS}
        seen = _count(visit.fields.one("turn"))
        wish = Wish(visit.named("case_id"), visit.named("action"), seen, typed)
        try:
            self.cases.work(visit.member, wish, visit.now)
        except (NotHere, Overtaken) as refused:
            if not self.cases.work.is_repeated(visit.member, wish):
                return self._refused(visit, wish, refused)
        except NotChosen as refused:
            return self._again(visit, wish, refused)
        still = self.cases.reaches(visit.member, wish.case_id)
        return redirect(f"/cases/{wish.case_id}" if still else f"/?done={wish.action}")

    def _shown(self, visit: Visit, opened: OpenedCase | None) -> Response:
        view = self.cases.show(visit.member, opened, visit.now) if opened else None
        if view is None:
            return self._not_here()
        return self.responses.show(200, case_screen(view, visit.account))

    def _refused(self, visit: Visit, wish: Wish, refused: NotHere | Overtaken) -> Response:
        if isinstance(refused, Overtaken):
            return self._changed(visit, wish, refused)
        return self._not_here()

    def _changed(self, visit: Visit, wish: Wish, overtaken: Overtaken) -> Response:
        found = self.cases.offered(visit.member, wish, visit.now)
        if found is None:
            return self._not_here()
        overtaking = Overtaking(
            found.work, visit.member.key, wish.seen, Action(wish.action), overtaken.since,
            wish.typed, found.offer, found.reads_all,
        )  # fmt: skip
        screen = changed_screen(overtaking, names=found.names, account=visit.account)
        return self.responses.show(409, screen)

    def _again(self, visit: Visit, wish: Wish, refused: NotChosen) -> Response:
        found = self.cases.offered(visit.member, wish, visit.now)
        if found is None:
            return self._not_here()
        if found.offer is None:
            return self._changed(visit, wish, Overtaken(()))
        screen = form_screen(
            found.work, found.offer, wish.typed, refused.problems,
            names=found.names, account=visit.account,
        )  # fmt: skip
        return self.responses.show(422, screen)

    def _not_here(self) -> Response:
        return self.responses.message(404, "not_here")


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 digits
