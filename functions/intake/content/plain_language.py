"""Whether words can be read by somebody tired, upset or new to English."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pyphen import Pyphen  # type: ignore[import-untyped]

MOST_WORDS: Final = 25
"""Words of the longest sentence; above it readers lose the thread (GOV.UK style guide)."""
OLDEST: Final = 12
"""Reading age in years that a passage may ask for; the United Kingdom's average is about nine."""
ENOUGH: Final = 40
"""Words from which the measure of a passage means something."""

_MARKUP = re.compile(r"<[^>]*>|\{\{.*?\}\}|[*_`#>]+|\[([^\]]*)\]\([^)]*\)")
_END = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n|\n\s*[-*]\s|^\s*[-*]\s", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")


def hard_sentences(text: str) -> Iterator[str]:
    """Give, for each sentence that is too long, what to do about it."""
    for sentence in _sentences(text):
        count = len(_words(sentence))
        if count > MOST_WORDS:
            opening = " ".join(sentence.split()[:6])
            yield f'cut the sentence "{opening} ..." in two: it has {count} words'


def hard_passage(text: str) -> Iterator[str]:
    """Give what to do when a passage asks for a reading age above OLDEST."""
    words = _words(_plain(text))
    if len(words) >= ENOUGH and (age := reading_age(text)) > OLDEST:
        yield f"use shorter words and sentences: this asks for a reading age of {age:.0f} years"


def reading_age(text: str) -> float:
    """Return the age in years at which a text is read with ease.

    The Flesch-Kincaid grade (Kincaid and others, 1975) and five years; syllables are counted by
    the hyphenation patterns of British English.
    """
    sentences = [words for sentence in _sentences(text) if (words := _words(sentence))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return max(0.0, grade + 5)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _END.split(_plain(text)) if part and part.strip()]


def _plain(text: str) -> str:
    return _MARKUP.sub(lambda found: found[1] or " ", text)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _syllables(word: str) -> int:
    return len(_patterns().positions(word)) + 1


@cache
def _patterns() -> Pyphen:
    return Pyphen(lang="en_GB")
