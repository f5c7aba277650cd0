"""Every hour: send a form as a visitor would, see that somebody would be told, and tidy up.

It is the one check that goes the whole way. What fails is not reported as a failure: the figure
does not come, and that raises the alarm.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from intake.adapters.seen_page import Pairs, SeenPage
from intake.adapters.synthetic_cases import SyntheticCases
from intake.cases.identity import case_id_of
from intake.cases.keeping import Keeping
from intake.cases.moments import london_day
from intake.forms.definition import CHECK_ANSWERS, Form
from intake.forms.example_answers import example_answers
from intake.forms.journey import TOKEN
from intake.forms.synthetic import SYNTHETIC, synthetic_mark
from intake.forms.token import Token
from intake.observability import Metric, log, log_error, measure

PAUSE: Final = 2.0
"""Seconds between two looks at the notice."""


class Site(Protocol):
    """The public site, as a browser meets it."""

    def open(self, path: str) -> SeenPage: ...  # noqa: D102

    def send(self, page: SeenPage, pairs: Pairs) -> SeenPage: ...  # noqa: D102


class TrialFailed(Exception):
    """Raised when a trial does not come through; where it is raised says how far it came."""


class TryPublicDoor:
    """Sends one form and waits until its notice has gone to nobody."""

    def __init__(
        self,
        site: Site,
        form: Form,
        start: str,
        cases: SyntheticCases,
        key: bytes,
        clock: Callable[[], datetime],
        wait: Callable[[float], object],
    ) -> None:
        """`start` is the path of the page on which the form starts, `key` signs its token."""
        self._site = site
        self._form = form
        self._start = start
        self._cases = cases
        self._key = key
        self._clock = clock
        self._wait = wait

    def __call__(self, has_time: Callable[[], bool]) -> None:
        """Do one trial; whatever it leaves behind the next one deletes."""
        try:
            self._cases.delete_all()
            case = self._arrived(self._fill_in())
            self._see_told(case, has_time)
            self._cases.delete(case)
        except Exception as error:  # noqa: BLE001 whatever it was, the door did not pass
            log_error("synthetic_failed", error, form=self._form.name)
            return
        log("synthetic_arrived", form=self._form.name, case_id=case.case_id)
        measure(Metric.SYNTHETIC_ARRIVED)

    def _fill_in(self) -> SeenPage:
        """Go from the first page to check-your-answers."""
        answers = example_answers(self._form, london_day(self._clock()))
        page = self._site.open(self._start)
        for _ in self._form.pages:
            if page.step == CHECK_ANSWERS:
                return page
            asked = self._form.page(page.step)
            if asked is None:
                raise TrialFailed
            own = {name: answers[name] for name in asked.names if name in answers}
            page = self._site.send(page, page.filled_in(own))
        if page.step != CHECK_ANSWERS:
            raise TrialFailed
        return page

    def _arrived(self, page: SeenPage) -> Keeping:
        """Send it, marked as ours, and return the case; it must be the one that the page names."""
        token = Token.read(page.value(TOKEN), self._key, self._form.name)
        mark = synthetic_mark(self._key, token.submission_id)
        shown = self._site.send(page, page.filled_in({SYNTHETIC: (mark,)}))
        case = self._cases.find(case_id_of(token.submission_id))
        if case is None or case.reference != shown.reference.strip():
            raise TrialFailed
        return case

    def _see_told(self, case: Keeping, has_time: Callable[[], bool]) -> None:
        while not self._cases.is_told(case):
            if not has_time():
                raise TrialFailed
            self._wait(PAUSE)
