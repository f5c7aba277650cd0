"""Which page of the desk answers a request, and for whom."""

from urllib.parse import quote

from intake.handlers.desk_pages import CasePages
from intake.handlers.desk_responses import DeskResponses, session_of
from intake.handlers.desk_sign_in import SignInPages
from intake.handlers.http import Request, Response, redirect
from intake.observability import log_error
from intake.services.sign_in import SignIn


class Desk:
    """Answers every request of the desk; pages are closed unless they stand among the open."""

    def __init__(
        self, sign_in: SignIn, entrance: SignInPages, pages: CasePages, responses: DeskResponses
    ) -> None:
        self._sign_in = sign_in
        self._responses = responses
        self._open = {
            "GET /sign-in": entrance.begin,
            "GET /sign-in/return": entrance.finish,
            "POST /sign-out": entrance.end,
        }
        self._closed = {"GET /": pages.worklist, "GET /cases/{case_id}": pages.case}

    def answer(self, request: Request) -> Response:
        """Return the page for a request; what nobody expected gets a page too, and a log line."""
        try:
            return self._page(request)
        except Exception as error:  # noqa: BLE001 the last line before the runtime's own log
            log_error("desk_failed", error)
            return self._responses.message(500, "failed")

    def _page(self, request: Request) -> Response:
        if request.route in self._open:
            return self._open[request.route](request)
        if request.route not in self._closed:
            return self._responses.message(404, "not_here")
        member = self._sign_in.who(session_of(request))
        if member is None:
            return redirect(f"/sign-in?return={quote(request.path)}")
        return self._closed[request.route](request, member)
