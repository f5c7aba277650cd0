"""Requests for a form's pages, turned into calls of the use cases and back into pages."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from intake.cases.moments import london_day
from intake.directory.teams import told_teams
from intake.forms.definition import YOUR_ANSWERS, Form
from intake.forms.fields import Fields
from intake.forms.journey import TOKEN, Journey
from intake.forms.token import Token
from intake.handlers.door_definitions import Definitions
from intake.handlers.form_body import BadBody, read_fields
from intake.handlers.http import Request, Response, page
from intake.observability import Metric, log, log_error, measure
from intake.rendering.chrome import Chrome
from intake.rendering.closed_forms import closed_screen, nobody_told
from intake.rendering.form_pages import Screen, confirmation_screen, your_answers_screen
from intake.rendering.problem_pages import problem_screen
from intake.rendering.service_of_form import closed_form
from intake.services.accept_submission import AcceptSubmission, case_id_for
from intake.services.turn_page import STORE_FAILED, TurnPage

GONE: Final = 410
"""The status of a page that no form has; for a 404 the CDN shows the site's own page."""

CLOSED: Final = 409
"""The status of a form that is closed: nothing has failed, and no alarm may ring."""


class FormDoor:
    """Answers every request for a form with a page, also when something fails."""

    def __init__(
        self,
        definitions: Definitions,
        chrome: Chrome,
        addresses: Mapping[str, Mapping[str, str]],
        turn: TurnPage,
        accept: AcceptSubmission,
        clock: Callable[[], datetime],
    ) -> None:
        self._definitions = definitions
        self._chrome = chrome
        self._addresses = addresses
        self._turn = turn
        self._accept = accept
        self._clock = clock

    def answer(self, request: Request) -> Response:
        """Return the page for a request; what nobody expected gets a page too, and a log line."""
        try:
            return self._page(request)
        except Exception as error:  # noqa: BLE001 the visitor's words must come back to them
            log_error("page_failed", error)
            return self._failed(request)

    def _page(self, request: Request) -> Response:
        name = request.path_parameters.get("form", "")
        form = self._definitions.forms.get(name)
        if form is None:
            return self._problem(GONE, "not_here", name)
        if request.method != "POST":
            return self._problem(405, "not_by_address", name, {"allow": "POST"})
        try:
            fields = read_fields(request)
        except BadBody as error:
            log("body_refused", form=name, code=error.code, status=error.status)
            return self._problem(error.status, error.code, name)
        if why := self._why_closed(form, fields):
            return self._show(CLOSED, closed_screen(why, Journey.of(form, fields)))
        return self._step(form, request, fields)

    def _step(self, form: Form, request: Request, fields: Fields) -> Response:
        step_id = request.path_parameters.get("page", "")
        if step_id == YOUR_ANSWERS:
            return self._show(200, your_answers_screen(Journey.of(form, fields)))
        turn = self._turn(form, step_id, fields, fields.one(TOKEN))
        if turn is None:
            return self._problem(GONE, "not_here", form.name)
        if isinstance(turn, Token):
            return self._send(form, fields, turn, request.source_ip)
        return self._show(turn.status, turn.screen)

    def _send(self, form: Form, fields: Fields, token: Token, address: str) -> Response:
        try:
            reference = self._accept(form, fields, token, address)
        except Exception as error:  # noqa: BLE001 the visitor's words must come back to them
            log_error("submission_failed", error, case_id=case_id_for(token), form=form.name)
            measure(Metric.SUBMISSIONS_FAILED)
            turn = self._turn.held_back(form, fields, token, STORE_FAILED, 503)
            return self._show(turn.status, turn.screen)
        log("submission_accepted", case_id=case_id_for(token), form=form.name)
        return self._show(200, confirmation_screen(Journey.of(form, fields), reference))

    def _failed(self, request: Request) -> Response:
        """Return the answers to send again; if not even they can be shown, what else to do."""
        name = request.path_parameters.get("form", "")
        form = self._definitions.forms.get(name)
        # what is printed was sent before, under a token that is not with it: a new one doubles it
        printed = request.path_parameters.get("page") == YOUR_ANSWERS
        if form and request.method == "POST" and not printed:
            try:
                turn = self._turn.failed(form, read_fields(request))
                return self._show(turn.status, turn.screen)
            except Exception as error:  # noqa: BLE001 there is a plainer page
                log_error("answers_not_shown", error, form=name)
        return self._problem(503, "failed", name)

    def _why_closed(self, form: Form, fields: Fields) -> str:
        """Return what to say instead of the form, as HTML; empty when it is open.

        Somebody who began before a service paused may finish.
        """
        if not self._is_answered(form):
            return nobody_told()
        service = self._definitions.services.get(form.service)
        today = london_day(self._clock())
        if service is None or service.status.on(today).is_open or fields.one(TOKEN):
            return ""
        return closed_form(service, self._definitions.services, today)

    def _is_answered(self, form: Form) -> bool:
        """Tell whether its own teams can be told; for the teams of options its own stands in."""
        told = told_teams(self._definitions.teams, self._addresses)
        return all(team in told for team in form.own_teams)

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
