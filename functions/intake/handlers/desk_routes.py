"""Which page of the desk answers a request, and for whom."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote, urlencode

from intake.cases.access import tasks_of
from intake.cases.member import Member
from intake.forms.fields import DESK_OWN, Fields
from intake.handlers.desk_drafts import DraftPages
from intake.handlers.desk_paths import Paths
from intake.handlers.desk_responses import DeskResponses, session_of
from intake.handlers.desk_sign_in import SignInPages
from intake.handlers.desk_visit import Page, Pages, Visit
from intake.handlers.form_body import BadBody, read_fields
from intake.handlers.http import Request, Response, redirect
from intake.observability import log, log_error
from intake.rendering.desk_account import Account
from intake.services.sign_in import SignIn


class Desk:
    """Answers every request of the desk; pages are closed unless they stand among the open.

    What changes anything is a POST, and a POST must come from a page of this very session. What
    is sent by a page of a session that has ended is kept, and done only when it is sent again.
    """

    def __init__(
        self,
        sign_in: SignIn,
        entrance: SignInPages,
        drafts: DraftPages,
        responses: DeskResponses,
        clock: Callable[[], datetime],
        *pages: Pages,
    ) -> None:
        self._sign_in = sign_in
        self._entrance = entrance
        self._drafts = drafts
        self._responses = responses
        self._clock = clock
        self._open = {
            "GET /sign-in": entrance.begin,
            "GET /sign-in/return": entrance.finish,
            "POST /sign-out": entrance.end,
        }
        self._closed = Paths(entrance.pages, drafts.pages, *pages)

    @property
    def pages(self) -> AbstractSet[str]:
        """Every page behind the sign-in, by method and path."""
        return self._closed.known

    def answer(self, request: Request) -> Response:
        """Return the page for a request; what nobody expected gets a page too, and a log line."""
        try:
            return self._page(request)
        except Exception as error:  # noqa: BLE001 the last line before the runtime's own log
            log_error("desk_failed", error)
            return self._responses.message(500, "failed" if request.method == "GET" else "unsure")

    def _page(self, request: Request) -> Response:
        if page := self._open.get(f"{request.method} {request.path}"):
            return page(request)
        found = self._closed.find(request.method, request.path)
        if found is None:
            return self._responses.message(404, "not_here")
        known = self._sign_in.who(session_of(request))
        if known is None or known.has_ended:
            return self._too_late(request, known.member if known else None)
        closed, names = found
        visit = self._visit(replace(request, path_parameters=names), known.member)
        return visit if isinstance(visit, dict) else self._answered(closed, visit)

    def _too_late(self, request: Request, member: Member | None) -> Response:
        """Lead to the sign-in and back, with what a page of the ended session has sent."""
        if request.method != "POST":
            return redirect(f"/sign-in?return={quote(_address(request))}")
        with suppress(BadBody):
            fields = read_fields(request)
            sent = _without_ours(fields)
            if member and self._entrance.is_asked_for(request, fields):
                return self._drafts.keep(request.path, sent, member, self._clock())
            if self._entrance.is_of_our_page(request):
                return self._drafts.not_kept(request.path, sent)
        return self._drafts.not_kept()

    def _visit(self, request: Request, member: Member) -> Visit | Response:
        """Return the visit, or the page that says why a form was not taken."""
        token = self._sign_in.form_token(session_of(request), member)
        account = Account(member.name, token, tasks_of(member))
        visit = Visit(request, member, account, self._clock())
        if request.method != "POST":
            return visit
        try:
            fields = read_fields(request)
        except BadBody as error:
            log("body_refused", code=error.code, status=error.status)
            return self._responses.message(error.status, "not_taken")
        if self._entrance.is_asked_for(request, fields):
            return replace(visit, fields=fields)
        if self._entrance.is_of_earlier_sign_in(request, fields, member):
            return self._drafts.at_once(request.path, _without_ours(fields), account)
        return self._responses.message(403, "not_taken")

    def _answered(self, closed: Page, visit: Visit) -> Response:
        """Return the page's own answer; a draft that was sent has done its work then."""
        sent, draft = _without_ours(visit.fields), visit.fields.one("draft")
        try:
            response = closed(replace(visit, fields=sent))
        except Exception as error:
            if visit.request.method == "GET":
                raise
            log_error("desk_failed", error)
            return self._drafts.unsure(visit.request.path, sent, visit.account, draft)
        if draft:
            self._drafts.forget(draft)
        return response


def _without_ours(fields: Fields) -> Fields:
    """Return what the page itself asked for."""
    sent = {name: values for name, values in fields.values.items() if name not in DESK_OWN}
    return replace(fields, values=sent)


def _address(request: Request) -> str:
    return request.path + ("?" + urlencode(request.query) if request.query else "")
