"""The way through a form: which page comes after what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from intake.forms.definition import CHECK_ANSWERS, Form, Page
from intake.forms.fields import Fields
from intake.forms.marks import Mark, read_marks
from intake.forms.problems import Problem
from intake.forms.synthetic import SYNTHETIC
from intake.forms.trap import trap_name, trapped
from intake.forms.walk import Stop, Walk

TOKEN: Final = "_token"  # noqa: S105 a field name
GO: Final = "_go"
CHANGING: Final = "_changing"
SEEN: Final = "_seen"
SHOWN: Final = "_shown"
RESERVED: Final = frozenset({TOKEN, GO, CHANGING, SEEN, SHOWN, SYNTHETIC})
"""Names of our own fields; no question's id begins with an underscore."""

BACK: Final = "back"
CHANGE: Final = "change:"
"""Values of the button that was pressed; the plain continue button sends none."""

UNEXPECTED: Final = Problem(
    "", "Something was sent that this form does not ask for. Check your answers and continue"
)
CONTROLS: Final = "We took out characters that cannot be shown. Check this answer and continue"
CHANGED: Final = Problem(
    "", "We changed this page while you were filling it in. Check your answers and continue"
)


@dataclass(frozen=True)
class ShowPage:
    """Show a page of the form with what was typed, and what is wrong with it."""

    stop: Stop
    problems: tuple[Problem, ...] = ()
    changing: bool = False


@dataclass(frozen=True)
class CheckAnswers:
    """Show all answers before they are sent."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Send:
    """Every page is right and the person pressed send."""


Step = ShowPage | CheckAnswers | Send


@dataclass(frozen=True)
class Journey:
    """One person's way through one form, at one moment.

    `seen` has a mark of every page that was sent without a problem: a page or a question that
    became necessary has never been seen, and a page that was changed meanwhile was seen otherwise.
    """

    form: Form
    fields: Fields
    walk: Walk
    seen: Mapping[str, Mark]

    @classmethod
    def of(cls, form: Form, fields: Fields) -> "Journey":
        """Begin with what was sent."""
        return cls(form, fields, Walk.of(form, fields), read_marks(fields.many(SEEN)))

    @property
    def trapped(self) -> str:
        """What stands in the field that is to stay empty."""
        return trapped(self.fields, self.fields.one(TOKEN))

    def step(self, step_id: str, *, current: bool = True) -> "tuple[Step, Journey] | None":
        """Return what follows on a POST to a page or to check-your-answers, and the way then.

        `current` tells whether the form is still the one in which this way was begun; if not,
        fields it no longer has are no oddity. None: there is no such step.
        """
        page = self.form.page(step_id)
        if step_id != CHECK_ANSWERS and page is None:
            return None
        go = self.fields.one(GO)
        if go.startswith(CHANGE) and (target := self.walk.at(go.removeprefix(CHANGE))):
            return ShowPage(target, changing=True), self
        if go == BACK:
            return ShowPage(self._before(page)), self
        step, after = self._forward(page, current=current)
        # their answers are dropped there, so that what was left out must be asked anew
        return step, after.on_its_way() if isinstance(step, CheckAnswers) else after

    def on_its_way(self) -> "Journey":
        """Forget the marks of pages and questions to which the way no longer leads."""
        kept = {
            stop.page.id: self.seen[stop.page.id].within(stop)
            for stop in self.walk.stops
            if stop.page.id in self.seen
        }
        return replace(self, seen=kept)

    def _forward(self, page: Page | None, *, current: bool) -> "tuple[Step, Journey]":
        stop = self.walk.at(page.id) if page else None
        changing = bool(self.fields.one(CHANGING))
        if problems := self._oddities(stop, current=current):
            return (ShowPage(stop, problems, changing) if stop else CheckAnswers(problems)), self
        if stop is None:
            return self._unfinished() or (CheckAnswers() if page else Send()), self
        if problems := (CHANGED,) if self._was_shown_otherwise(stop) else stop.problems:
            return ShowPage(stop, problems, changing), self
        after = replace(self, seen={**self.seen, stop.page.id: Mark.of(stop)})
        return after.following_on(stop, changing=changing), after

    def following_on(self, stop: Stop, *, changing: bool) -> Step:
        """Return what comes after a page that was right."""
        following = self.walk.stops[self.walk.stops.index(stop) + 1 :]
        if following and not changing:
            return ShowPage(following[0])
        return self._unfinished() or CheckAnswers()

    def _unfinished(self) -> ShowPage | None:
        """Return the first page that asks what was never asked, or was changed, or has a problem.

        What was never asked is asked plainly: nobody has made a mistake.
        """
        for stop in self.walk.stops:
            mark = self.seen.get(stop.page.id)
            if mark is None or stop.page.exit or (mark.is_of(stop) and not mark.covers(stop)):
                # while one answer is changed no page has a way back, but an exit page needs one
                return ShowPage(stop, changing=not stop.page.exit)
            if problems := stop.problems if mark.is_of(stop) else (CHANGED,):
                return ShowPage(stop, problems, changing=True)
        return None

    def _was_shown_otherwise(self, stop: Stop) -> bool:
        """Tell whether the page was changed while it stood open; its mark came back with it."""
        shown = Mark.read(self.fields.one(SHOWN))
        return shown is not None and shown.page == stop.page.id and not shown.covers(stop)

    def _before(self, page: Page | None) -> Stop:
        pages = list(self.form.pages)
        earlier = pages[: pages.index(page)] if page else pages
        stops = [stop for stop in self.walk.stops if stop.page in earlier]
        return stops[-1] if stops else self.walk.stops[0]

    def _oddities(self, stop: Stop | None, *, current: bool) -> tuple[Problem, ...]:
        """Return what no browser sends from our own pages as they are now.

        A button that is not known here may be one to change a page that the form had before:
        taking it for the one that sends would send what somebody wanted to change.
        """
        own = RESERVED | {trap_name(self.fields.one(TOKEN))}
        unknown = self.fields.values.keys() - self.form.names - own
        repeated = [
            name
            for name, sent in self.fields.values.items()
            if len(sent) > 1 and name not in self.form.repeating | {SEEN}
        ]
        if (unknown and current) or repeated or self.fields.one(GO):
            return (UNEXPECTED,)
        shown = stop.names if stop else frozenset()
        return tuple(
            Problem(name if name in shown else "", CONTROLS)
            for name in sorted(self.fields.controls)
        )
