"""Answers as the desk lays them out, from what was stored with them and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from intake.forms.answers import Answer
from intake.forms.questions.contact_words import details

WHOSE: Final = {
    "person": "the person the support is for",
    "referrer": "the person who made the referral",
    "other_party": "the other party",
}
PREFERENCES: Final = "contact_preferences"
_LEADS_TO_SOMEBODY: Final = ("address", "email", "phone", "postcode")
"""Types of question whose answer is of no use, or does harm, when it is not clear whose it is."""


@dataclass(frozen=True)
class Line:
    """A line of an answer; `whose` is empty unless it is a number or an address."""

    words: str
    whose: str = ""


@dataclass(frozen=True)
class Row:
    """A question with its answer."""

    label: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Section:
    """The answers about one person, by the pages of the form that asked for them."""

    whose: str
    pages: Sequence[tuple[str, Sequence[Row]]]


def preferences(answers: Mapping[str, Sequence[Answer]]) -> Iterator[Row]:
    """Return how people may be reached: in each answer the rules come before any address."""
    for about, given in answers.items():
        for answer in given:
            if answer.type == PREFERENCES:
                yield Row(answer.label, _rules_first(answer, WHOSE[about]))


def sections(answers: Mapping[str, Sequence[Answer]]) -> Iterator[Section]:
    """Return everything but the contact preferences, in the order of the form."""
    for about, given in answers.items():
        others = [answer for answer in given if answer.type != PREFERENCES]
        pages = [
            (page, [_row(answer, WHOSE[about]) for answer in on_page])
            for page, on_page in groupby(others, key=lambda answer: answer.page)
        ]
        if pages:
            yield Section(WHOSE[about], pages)


def _row(answer: Answer, whose: str) -> Row:
    *first, last = answer.words or ("",)
    marked = Line(last, whose if answer.type in _LEADS_TO_SOMEBODY else "")
    return Row(answer.label, [*map(Line, first), marked])


def _rules_first(answer: Answer, whose: str) -> list[Line]:
    endings = tuple(filter(None, details(answer.value).values()))
    lines = [Line(words, whose if words.endswith(endings) else "") for words in answer.words]
    return sorted(lines, key=lambda line: bool(line.whose))
