"""What can be wrong in a finder although each of its entries is well formed."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from intake.content.mistakes import Mistake
from intake.directory.finder import Answer, End, Finder, Question

MOST_SUGGESTIONS: Final = 3
_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def mistakes_in(finder: Finder, services: Container[str]) -> Iterator[Mistake]:
    """Find what is wrong with ids, with what answers lead to and with the services named."""
    yield from _ids(finder)
    for question in finder.questions:
        yield from _answers(question, finder)
    yield from _lost(finder)
    yield from _circles(finder)
    for end in finder.ends:
        yield from _services(end, services)


def strayed(finder: Finder, audiences: Mapping[str, str]) -> Iterator[Mistake]:
    """Find ends where somebody is sent to a service that is not for them.

    `finder` has no other mistake: every way through it is walked.
    """
    wrong = {
        (step.shows.id, suggestion.service, step.audience)
        for step in finder.steps()
        if isinstance(step.shows, End)
        for suggestion in step.shows.suggestions
        if audiences[suggestion.service] != step.audience
    }
    for end, service, audience in sorted(wrong):
        theirs = audiences[service]
        yield Mistake(
            _at("ends", end, "services"),
            f'"{service}" is for "{theirs}", but somebody who chose "{audience}" can come here',
        )


def _ids(finder: Finder) -> Iterator[Mistake]:
    yield from _of_ids("questions", [each.id for each in finder.questions])
    yield from _of_ids("ends", [each.id for each in finder.ends])
    for both in sorted({each.id for each in finder.questions} & {end.id for end in finder.ends}):
        yield Mistake(_at("ends", both), "a question has this id too; choose another")


def _answers(question: Question, finder: Finder) -> Iterator[Mistake]:
    place = _at("questions", question.id, "answers")
    yield from _of_ids(place, [each.id for each in question.answers])
    if len(question.answers) == 1:
        yield Mistake(place, "give at least two answers to choose from")
    for answer in question.answers:
        first = question is finder.questions[0]
        if answer.to and answer.to not in finder.places:
            yield Mistake(_at(place, answer.id, "to"), f'no question and no end is "{answer.to}"')
        if first and not answer.audience:
            yield Mistake(_at(place, answer.id, "audience"), "say who may use what this leads to")
        if answer.audience and not first:
            yield Mistake(_at(place, answer.id, "audience"), "only the first question says this")


def _lost(finder: Finder) -> Iterator[Mistake]:
    if not finder.questions:
        return
    reached = {answer.to for question in finder.questions for answer in question.answers}
    for question in finder.questions[1:]:
        if question.id and question.id not in reached:
            yield Mistake(_at("questions", question.id), "no answer leads here")
    for end in finder.ends:
        if end.id and end.id not in reached:
            yield Mistake(_at("ends", end.id), "no answer leads here")


def _circles(finder: Finder) -> Iterator[Mistake]:
    followed: set[str] = set()
    for question in finder.questions:
        for asked, answer in _leading_back(finder, question, (), followed):
            place = _at("questions", asked.id, "answers", answer.id, "to")
            yield Mistake(place, f'"{answer.to}" was asked on the way here; lead on, not back')


def _leading_back(
    finder: Finder, question: Question, way: tuple[str, ...], followed: set[str]
) -> Iterator[tuple[Question, Answer]]:
    if question.id in followed:
        return
    way = (*way, question.id)
    for answer in question.answers:
        place = finder.places.get(answer.to)
        if answer.to and answer.to in way:
            yield question, answer
        elif isinstance(place, Question):
            yield from _leading_back(finder, place, way, followed)
    followed.add(question.id)


def _services(end: End, services: Container[str]) -> Iterator[Mistake]:
    place = _at("ends", end.id, "services")
    names = [suggestion.service for suggestion in end.suggestions]
    if len(names) > MOST_SUGGESTIONS:
        yield Mistake(place, f"name at most {MOST_SUGGESTIONS} services; more are no help")
    for name in sorted({each for each in names if each and names.count(each) > 1}):
        yield Mistake(place, f'"{name}" stands here more than once')
    for name in dict.fromkeys(names):
        if name and name not in services:
            yield Mistake(place, f"there is no content/services/{name}.md")


def _of_ids(place: str, ids: Iterable[str]) -> Iterator[Mistake]:
    given = [each for each in ids if each]
    for twice in sorted({each for each in given if given.count(each) > 1}):
        yield Mistake(place, f'the id "{twice}" stands here more than once')
    for each in given:
        if not _ID.fullmatch(each):
            where = _at(place, each, "id")
            yield Mistake(where, "use small letters, digits and dashes, such as at-home")


def _at(*keys: str) -> str:
    return " > ".join(filter(None, keys))
