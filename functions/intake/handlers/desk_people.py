"""The lead's pages of people: who works here, who asks to, and one person's form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from intake.adapters.members import Members
from intake.adapters.table import ConditionFailed
from intake.cases.access import Task
from intake.cases.member import Member
from intake.directory.teams import Team
from intake.handlers.desk_people_form import PeopleForm, happened, waiting
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_tasks import only_for
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response, redirect
from intake.rendering.desk_people import people_screen, person_screen
from intake.services.keep_members import KeepMembers, LastLead, NotYours

_LISTED: Final = 50
"""Changes shown; the table keeps them all."""

_MOVED: Final = "Somebody else changed this person meanwhile. Look again, then repeat it."
_LAST: Final = "This is the last lead. Make somebody else a lead first."


@dataclass(frozen=True)
class PeoplePages:
    """Who works at the desk; every change is recorded."""

    members: Members
    keep: KeepMembers
    teams: Mapping[str, Team]
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        pages = {
            "GET /people": self.everybody,
            "GET /people/{key}": self.person,
            "POST /people/{key}": self.put,
            "POST /people/{key}/remove": self.remove,
            "POST /people/{key}/sign-out": self.sign_out,
        }
        return only_for(Task.PEOPLE, self.responses, pages)

    def everybody(self, visit: Visit) -> Response:
        """List who works here, who asks to, and what was changed."""
        everybody = self.members.everybody()
        names = {member.key: member.name for member in everybody}
        screen = people_screen(
            [member for member in everybody if member.reads_cases],
            [waiting(each) for each in self.members.asking(visit.now)],
            [happened(each, names) for each in self.members.changes()[:_LISTED]],
            {team.id: team.name for team in self.teams.values()},
            visit.account,
        )
        return self.responses.show(200, screen)

    def person(self, visit: Visit) -> Response:
        """Show one person's form."""
        return self._doing(visit, lambda before: self._form(visit, 200, before))

    def put(self, visit: Visit) -> Response:
        """Admit or change somebody."""

        def do(before: Member) -> Response:
            form = PeopleForm.of(visit.member, before, self.teams)
            places = form.places(visit.fields)
            if problems := form.problems(places):
                return self._form(visit, 422, form.typed(places), *problems)
            self.keep.put(visit.member, before.key, places, form.turn(visit.fields), visit.now)
            return redirect("/people")

        return self._doing(visit, do)

    def remove(self, visit: Visit) -> Response:
        """Let somebody in no more."""

        def do(before: Member) -> Response:
            self.keep.remove(visit.member, before.key, visit.now)
            return redirect("/people")

        return self._doing(visit, do)

    def sign_out(self, visit: Visit) -> Response:
        """End all of somebody's sessions."""

        def do(before: Member) -> Response:
            self.keep.sign_out(visit.member, before.key, visit.now)
            return redirect("/people")

        return self._doing(visit, do)

    def _doing(self, visit: Visit, do: Callable[[Member], Response]) -> Response:
        """Do something about the person of the path, or say why it was not done."""
        key = visit.named("key")
        try:
            return do(self.keep.known(key, visit.now))
        except NotYours:
            return self.responses.message(404, "not_here")
        except LastLead:
            problem = _LAST
        except ConditionFailed:
            problem = _MOVED
        return self._form(visit, 409, self.keep.known(key, visit.now), problem)

    def _form(self, visit: Visit, status: int, member: Member, *problems: str) -> Response:
        choices = PeopleForm.of(visit.member, member, self.teams).choices
        return self.responses.show(status, person_screen(member, choices, visit.account, problems))
