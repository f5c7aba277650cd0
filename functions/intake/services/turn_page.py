"""A visitor sends one page of a form: show what comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from intake.cases.identity import new_id
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.journey import CheckAnswers, Send, ShowPage, Step, next_step
from intake.forms.problems import Problem
from intake.forms.token import Token, TokenMistake
from intake.rendering.form_pages import Screen, check_answers_screen, page_screen

TOKEN_PROBLEM = Problem(
    "", "We could not tell which form these answers belong to. Check them and send them once more"
)


@dataclass(frozen=True)
class Turn:
    """What to show, with which status."""

    status: int
    screen: Screen


class TurnPage:
    """Answers a POST to a page or to check-your-answers, and stores nothing."""

    def __init__(self, key: bytes, clock: Callable[[], datetime]) -> None:
        self._key = key
        self._clock = clock

    def __call__(
        self, form: Form, step_id: str, fields: Fields, signed: str
    ) -> Turn | Token | None:
        """Return what to show next, or the token under which to accept what was sent.

        None when the form has no such step.
        """
        step = next_step(form, step_id, fields)
        if step is None:
            return None
        try:
            token = Token.read(signed, self._key, form.name)
        except TokenMistake:
            token = self._begin(form)
            # only the first page, which the build made, is sent without a token
            if signed or step_id != form.pages[0].id:
                return self._show(form, CheckAnswers((TOKEN_PROBLEM,)), fields, token, 400)
        if isinstance(step, Send):
            return token
        return self._show(form, step, fields, token, 422 if step.problems else 200)

    def failed(self, form: Form, fields: Fields, token: Token, problem: Problem) -> Turn:
        """Show the answers again when they could not be stored; sending again is harmless."""
        return self._show(form, CheckAnswers((problem,)), fields, token, 503)

    def _begin(self, form: Form) -> Token:
        now = self._clock()
        return Token.begin(form.name, form.digest, now, new_id(now))

    def _show(self, form: Form, step: Step, fields: Fields, token: Token, status: int) -> Turn:
        signed = token.signed(self._key)
        if isinstance(step, ShowPage):
            return Turn(status, page_screen(form, step, fields, signed))
        problems = step.problems if isinstance(step, CheckAnswers) else ()
        return Turn(status, check_answers_screen(form, fields, signed, problems))
