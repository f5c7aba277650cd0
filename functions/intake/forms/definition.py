"""A form: its pages, its questions, and who is told about what it brings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from intake.forms.conditions import Condition
from intake.forms.questions.base import Question

ABOUT: Final = ("person", "referrer", "other_party")
OUTCOMES: Final = ("answered", "not_taken_up", "declined", "completed", "spam")
CHECK_ANSWERS: Final = "check-your-answers"
"""The last step's name in addresses; no page can have it."""
YOUR_ANSWERS: Final = "your-answers"
"""The name of the page that shows them again for printing; no page can have it either."""


@dataclass(frozen=True)
class Page:
    """One screen of a form; `about` says whose answers it asks for.

    An exit page says why it goes no further and where to turn; nothing is stored behind it.
    `digest` changes with every word of the page, so that a changed page can be asked again.
    """

    id: str
    title: str
    caption: str
    about: str
    show_if: Condition | None
    exit: bool
    body: str
    questions: tuple[Question, ...]
    digest: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields of the page."""
        return tuple(name for question in self.questions for name in question.names)


@dataclass(frozen=True)
class Form:
    """A compiled form; passages (`before_you_start` and its like) are HTML."""

    name: str
    title: str
    service: str
    team: str
    urgent_team: str
    retention: Mapping[str, str]
    pages: tuple[Page, ...]
    before_you_start: str
    check_answers: str
    declaration: str
    confirmation_title: str
    what_happens_next: str
    digest: str

    def page(self, page_id: str) -> Page | None:
        """Return a page by its id; None when there is no such page."""
        return next((page for page in self.pages if page.id == page_id), None)

    @property
    def questions(self) -> Iterator[Question]:
        """Every question of every page, in order."""
        return (question for page in self.pages for question in page.questions)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all fields of the form."""
        return frozenset(name for page in self.pages for name in page.names)

    @cached_property
    def repeating(self) -> frozenset[str]:
        """The names that may be sent more than once."""
        return frozenset(name for question in self.questions for name in question.repeating)

    @property
    def own_teams(self) -> tuple[str, ...]:
        """The teams without which the form is closed."""
        return tuple(filter(None, (self.team, self.urgent_team)))

    @property
    def teams(self) -> tuple[str, ...]:
        """Every team that this form may tell, each once."""
        chosen = (each.team for question in self.questions for each in question.choices)
        return tuple(dict.fromkeys(filter(None, (self.team, *chosen, self.urgent_team))))
