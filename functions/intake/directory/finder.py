"""Find the right support: a few questions whose answers lead to services that fit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """One way on from a question; `to` is the id of a question or an end.

    `audience` stands at the answers of the first question: who may use what they lead to.
    """

    id: str
    label: str
    hint: str
    audience: str
    to: str


@dataclass(frozen=True)
class Question:
    """One question; `body` is HTML that stands between it and its answers."""

    id: str
    title: str
    body: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Suggestion:
    """A service that may fit, by its file's name, and why it does."""

    service: str
    reason: str


@dataclass(frozen=True)
class End:
    """Where answers lead: one to three services; `body` is HTML above them."""

    id: str
    body: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Step:
    """One page: what was answered on the way to it, and the question or the end it shows."""

    taken: tuple[tuple[Question, Answer], ...]
    shows: Question | End

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the answers on the way here; they make the page's address."""
        return tuple(answer.id for _, answer in self.taken)

    @property
    def audience(self) -> str:
        """Who the visitor said to be, with the first answer; empty before it."""
        return self.taken[0][1].audience if self.taken else ""


@dataclass(frozen=True)
class Finder:
    """The contents of content/finder.yml; the first question begins. `body` is HTML above it."""

    title: str
    description: str
    menu: int
    menu_label: str
    drawing: str
    body: str
    end_title: str
    questions: tuple[Question, ...]
    ends: tuple[End, ...]

    @property
    def places(self) -> Mapping[str, Question | End]:
        """What answers can lead to, by id."""
        questions: Mapping[str, Question | End] = {each.id: each for each in self.questions}
        return {**questions, **{end.id: end for end in self.ends}}

    def steps(self) -> list[Step]:
        """Return every page, each after the one that leads to it.

        A question that several answers lead to stands in as many pages: so each page knows the
        one way back, without a script and without keeping anything.
        """
        return list(_steps_from(Step((), self.questions[0]), self.places))


def _steps_from(step: Step, places: Mapping[str, Question | End]) -> Iterator[Step]:
    yield step
    if isinstance(step.shows, Question):
        for answer in step.shows.answers:
            taken = (*step.taken, (step.shows, answer))
            yield from _steps_from(Step(taken, places[answer.to]), places)
