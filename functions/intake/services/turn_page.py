"""A visitor sends one page of a form: show what comes next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from intake.cases.identity import new_id
from intake.cases.moments import london_day
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.journey import TOKEN, CheckAnswers, Journey, Send, ShowPage, Step
from intake.forms.problems import Problem
from intake.forms.synthetic import SYNTHETIC, is_synthetic
from intake.forms.token import Token, TokenMistake
from intake.rendering.form_pages import SITE, Place, Screen, check_answers_screen, page_screen

TOKEN_PROBLEM = Problem(
    "", "We could not tell which form these answers belong to. Check them and send them once more"
)

FORM_CHANGED = Problem(
    "", "We changed this form while you were filling it in. Check your answers and send them again"
)

STORE_FAILED = Problem(
    "",
    "We could not save this just now, or could not make sure that we did. "
    "Please send it again: we keep it once, however often you send it",
)

PAGE_FAILED = Problem(
    "",
    "Something went wrong on our side, and we could not show the next page. Check your answers and "
    "send them once more: we keep them once, however often you send them",
)


@dataclass(frozen=True)
class Turn:
    """What to show, with which status."""

    status: int
    screen: Screen


class TurnPage:
    """Answers a POST to a page or to check-your-answers, and stores nothing."""

    def __init__(self, key: bytes, clock: Callable[[], datetime], place: Place = SITE) -> None:
        self._key = key
        self._clock = clock
        self._place = place

    def __call__(
        self, form: Form, step_id: str, fields: Fields, signed: str
    ) -> Turn | Token | None:
        """Return what to show next, or the token under which to accept what was sent.

        None when the form has no such step.
        """
        token, mistake = self._token(form, signed)
        current = token.digest == form.digest[: len(token.digest)]
        dated = fields.on(london_day(token.begun), london_day(self._clock()))
        followed = Journey.of(form, dated).step(step_id, current=current)
        if followed is None:
            return None
        step, journey = followed
        # only the first page, which the build made, is sent without a token
        if mistake and (signed or step_id != form.pages[0].id):
            return self._show(journey, CheckAnswers((TOKEN_PROBLEM,)), token, 400)
        if isinstance(step, Send):
            if current:
                mark = fields.one(SYNTHETIC)
                ours = is_synthetic(self._key, token.submission_id, mark)
                return replace(token, synthetic=ours)
            step = CheckAnswers((FORM_CHANGED,))
        token = token.renewed(form.digest)
        return self._show(journey, step, token, 422 if step.problems else 200)

    def first(self, form: Form) -> Screen:
        """Return the first page as nobody has filled it in; its way begins when it is sent."""
        journey = Journey.of(form, Fields())
        return page_screen(journey, ShowPage(journey.walk.stops[0]), "", self._place)

    def held_back(
        self, form: Form, fields: Fields, token: Token, problem: Problem, status: int
    ) -> Turn:
        """Show the answers again when they were not stored; sending again is harmless."""
        return self._show(Journey.of(form, fields), CheckAnswers((problem,)), token, status)

    def failed(self, form: Form, fields: Fields) -> Turn:
        """Show the answers again, under the same token, when something else failed."""
        token, _ = self._token(form, fields.one(TOKEN))
        return self.held_back(form, fields, token, PAGE_FAILED, 503)

    def _token(self, form: Form, signed: str) -> tuple[Token, TokenMistake | None]:
        try:
            return Token.read(signed, self._key, form.name), None
        except TokenMistake as mistake:
            now = self._clock()
            return Token.begin(form.name, form.digest, now, new_id(now)), mistake

    def _show(self, journey: Journey, step: Step, token: Token, status: int) -> Turn:
        signed = token.signed(self._key)
        if isinstance(step, ShowPage):
            return Turn(status, page_screen(journey, step, signed, self._place))
        problems = step.problems if isinstance(step, CheckAnswers) else ()
        return Turn(status, check_answers_screen(journey, signed, problems, self._place))
