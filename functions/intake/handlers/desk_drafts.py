"""A save after the sign-in has ended: kept through signing in again, and shown to be sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.drafts import Draft, Drafts
from intake.cases.member import Member
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response
from intake.rendering.desk_account import Account
from intake.rendering.desk_draft import draft_screen, late_screen
from intake.rendering.desk_history import Names
from intake.rendering.desk_sent import sent_words


@dataclass(frozen=True)
class DraftPages:
    """Keeps what was typed; nobody but the member who sent it ever sees it.

    `forms` and `names` give the words for what was sent.
    """

    drafts: Drafts
    responses: DeskResponses
    forms: Mapping[str, Form]
    names: Callable[[], Names]

    @property
    def pages(self) -> Pages:
        """The page by method and path."""
        return {"GET /drafts/{draft_id}": self.show}

    def keep(self, path: str, fields: Fields, member: Member, now: datetime) -> Response:
        """Keep a form and lead to it through signing in; the address holds a random id alone."""
        draft_id = self.drafts.keep(member.key, Draft(path, fields.values), now)
        return self.responses.show(401, late_screen(draft_id))

    def not_kept(self, path: str = "", fields: Fields | None = None) -> Response:
        """Lead to signing in: nobody knows whose form it was. A page of ours gets its words back.

        They stand on the answer alone, which nothing stores.
        """
        sent = sent_words(path, fields.values, self.forms) if fields else None
        return self.responses.show(401, late_screen(sent=sent))

    def show(self, visit: Visit) -> Response:
        """Show what was kept, to the same member; for anybody else there is nothing."""
        draft_id = visit.named("draft_id")
        draft = self.drafts.find(draft_id, visit.member.key, visit.now)
        if draft is None:
            return self.responses.message(404, "not_here")
        sent = sent_words(draft.path, draft.values, self.forms, self.names())
        screen = draft_screen(draft.path, draft.values, sent, visit.account, draft_id)
        return self.responses.show(200, screen)

    def at_once(self, path: str, fields: Fields, account: Account) -> Response:
        """Show what a page of an earlier sign-in sent, to who has signed in again elsewhere."""
        sent = sent_words(path, fields.values, self.forms, self.names())
        return self.responses.show(409, draft_screen(path, fields.values, sent, account))

    def unsure(self, path: str, fields: Fields, account: Account, draft_id: str) -> Response:
        """Show what was sent when we failed over it: it may have been saved, or not.

        The table may be what failed, so nothing is asked of it.
        """
        sent = sent_words(path, fields.values, self.forms)
        screen = draft_screen(path, fields.values, sent, account, draft_id, unsure=True)
        return self.responses.show(500, screen)

    def forget(self, draft_id: str) -> None:
        """Let go of a draft that was sent."""
        self.drafts.forget(draft_id)
