"""Requests for a form's pages, turned into calls of the use cases and back into pages."""

from collections.abc import Mapping
from typing import Protocol

from intake.directory.organisation import Organisation
from intake.directory.teams import Team
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.journey import TOKEN
from intake.forms.problems import Problem
from intake.forms.token import Token
from intake.handlers.form_body import BadBody, read_fields
from intake.handlers.http import Request, Response, page
from intake.observability import log, log_error
from intake.rendering.chrome import Chrome
from intake.rendering.form_pages import Screen, confirmation_screen
from intake.rendering.problem_pages import problem_screen
from intake.services.accept_submission import AcceptSubmission
from intake.services.turn_page import TurnPage

STORE_FAILED = Problem(
    "",
    "We could not save this just now, or could not make sure that we did. "
    "Please send it again: we keep it once, however often you send it",
)


class Definitions(Protocol):
    """What the door reads of the build's definitions."""

    @property
    def forms(self) -> Mapping[str, Form]: ...  # noqa: D102

    @property
    def teams(self) -> Mapping[str, Team]: ...  # noqa: D102

    @property
    def starts(self) -> Mapping[str, str]: ...  # noqa: D102

    @property
    def organisation(self) -> Organisation: ...  # noqa: D102


class FormDoor:
    """Answers every request for a form with a page; nothing escapes as an error."""

    def __init__(
        self,
        definitions: Definitions,
        chrome: Chrome,
        addresses: Mapping[str, Mapping[str, str]],
        turn: TurnPage,
        accept: AcceptSubmission,
    ) -> None:
        self._definitions = definitions
        self._chrome = chrome
        self._addresses = addresses
        self._turn = turn
        self._accept = accept

    def answer(self, request: Request) -> Response:
        """Return the page for a request."""
        name = request.path_parameters.get("form", "")
        form = self._definitions.forms.get(name)
        if form is None:
            return self._problem(404, "not_here", name)
        if request.method != "POST":
            return self._problem(405, "not_by_address", name, {"allow": "POST"})
        if self._is_closed(form):
            return self._problem(503, "closed", name)
        try:
            fields = read_fields(request)
        except BadBody as error:
            log("body_refused", form=name, code=error.code, status=error.status)
            return self._problem(error.status, error.code, name)
        return self._step(form, request.path_parameters.get("page", ""), fields)

    def _step(self, form: Form, step_id: str, fields: Fields) -> Response:
        turn = self._turn(form, step_id, fields, fields.one(TOKEN))
        if turn is None:
            return self._problem(404, "not_here", form.name)
        if isinstance(turn, Token):
            return self._send(form, fields, turn)
        return self._show(turn.status, turn.screen)

    def _send(self, form: Form, fields: Fields, token: Token) -> Response:
        try:
            reference = self._accept(form, fields, token)
        except Exception as error:  # noqa: BLE001 the visitor's words must come back to them
            log_error("submission_failed", error, form=form.name)
            turn = self._turn.failed(form, fields, token, STORE_FAILED)
            return self._show(turn.status, turn.screen)
        log("submission_accepted", form=form.name)
        return self._show(200, confirmation_screen(form, reference))

    def _is_closed(self, form: Form) -> bool:
        """Tell whether some role that must be told has no address in this deployment."""
        addresses = self._addresses.get(form.team, {})
        return not all(addresses.get(role) for role in self._definitions.teams[form.team].to)

    def _problem(
        self, status: int, code: str, form: str, headers: Mapping[str, str] | None = None
    ) -> Response:
        screen = problem_screen(
            code,
            start=self._definitions.starts.get(form, ""),
            telephone=self._definitions.organisation.provider.telephone,
        )
        return self._show(status, screen, headers)

    def _show(
        self, status: int, screen: Screen, headers: Mapping[str, str] | None = None
    ) -> Response:
        html = self._chrome.page(title=screen.title, content=screen.content)
        return page(status, html, headers)
