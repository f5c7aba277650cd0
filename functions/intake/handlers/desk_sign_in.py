"""The desk's open routes: to the provider, back from it, and out."""

from dataclasses import dataclass
from typing import Final

from intake.adapters.sign_in_errors import NotAMember, ProviderUnavailable, SignInRefused
from intake.cases.member import Member
from intake.forms.fields import Fields
from intake.handlers.desk_responses import (
    ATTEMPT,
    SESSION,
    DeskResponses,
    is_same_origin,
    session_of,
    set_cookie,
)
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.form_body import BadBody, read_fields
from intake.handlers.http import Request, Response, redirect
from intake.observability import log
from intake.services.keep_members import KeepMembers
from intake.services.sign_in import SignIn
from intake.services.sign_in_attempt import LASTS

_REFUSALS: Final = {
    NotAMember: (403, "not_a_member"),
    ProviderUnavailable: (503, "provider_unavailable"),
}
_REFUSED: Final = (400, "not_signed_in")
_NO_ATTEMPT: Final = set_cookie(ATTEMPT, "", lasts=0)
_NO_SESSION: Final = set_cookie(SESSION, "", lasts=0)


@dataclass(frozen=True)
class SignInPages:
    """Signing in and out; `address` is the desk's origin."""

    sign_in: SignIn
    keep: KeepMembers
    responses: DeskResponses
    address: str

    @property
    def pages(self) -> Pages:
        """The page for people who are signed in."""
        return {"POST /sign-out/everywhere": self.end_everywhere}

    def begin(self, request: Request) -> Response:
        """Send the browser to the provider, with a sealed note of where it wanted to go."""
        try:
            departure = self.sign_in.begin(request.query.get("return", ""))
        except SignInRefused as error:
            return self._refusal(error)
        cookie = set_cookie(ATTEMPT, departure.cookie, lasts=int(LASTS.total_seconds()))
        return redirect(departure.address, [cookie])

    def finish(self, request: Request) -> Response:
        """Let the browser in with a new session, or say why not; the note is used up."""
        attempt = request.cookies.get(ATTEMPT, "")
        try:
            arrival = self.sign_in.finish(request.query, attempt, session_of(request))
        except SignInRefused as error:
            return self._refusal(error)
        return redirect(arrival.return_to, [set_cookie(SESSION, arrival.session_id), _NO_ATTEMPT])

    def end(self, request: Request) -> Response:
        """End the session when its own form asks for it; without a session there is no harm."""
        session = session_of(request)
        if session and not self.is_asked_for(request, _fields(request)):
            return self.responses.message(403, "not_signed_out")
        self.sign_in.end(session)
        return self.responses.message(200, "signed_out", _NO_SESSION)

    def end_everywhere(self, visit: Visit) -> Response:
        """End every session of the person who asks."""
        self.keep.sign_out(visit.member, visit.member.key, visit.now)
        return self.responses.message(200, "signed_out_everywhere", _NO_SESSION)

    def is_asked_for(self, request: Request, fields: Fields) -> bool:
        """Tell whether a form was sent by a page of ours that this session was shown."""
        token = fields.one("token")
        return is_same_origin(request, self.address) and self.sign_in.is_form_token(
            token, session_of(request)
        )

    def is_of_earlier_sign_in(self, request: Request, fields: Fields, member: Member) -> bool:
        """Tell whether a page that this member was shown before they signed in anew sent a form.

        Here the browser must say itself that it was a page of ours.
        """
        return self.is_of_our_page(request) and self.sign_in.is_token_of(
            fields.one("token"), member
        )

    def is_of_our_page(self, request: Request) -> bool:
        """Tell whether the browser says that a page of this desk sent a form."""
        return request.headers.get("sec-fetch-site") == "same-origin"

    def _refusal(self, error: SignInRefused) -> Response:
        log("sign_in_refused", error_type=type(error).__name__, code=error.code)
        status, message = _REFUSALS.get(type(error), _REFUSED)
        return self.responses.message(status, message, _NO_ATTEMPT)


def _fields(request: Request) -> Fields:
    try:
        return read_fields(request)
    except BadBody:
        return Fields()
