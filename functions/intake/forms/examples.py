"""What could be answered to a question, by its kind, the likeliest to be accepted first."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from intake.forms.questions.base import Question
from intake.forms.rules import MinLength

Answers = Mapping[str, tuple[str, ...]]
"""Values by field name."""

WORDS: Final = "An automatic test of this form. Nobody wrote it."
_WORD: Final = "Test"
_EMAIL: Final = "synthetic@example.org"
_PHONE: Final = "01632 960000"
_POSTCODE: Final = "BN27 1AA"
_ADDRESS: Final = {"line1": "1 Test Street", "town": "Hailsham", "postcode": _POSTCODE}


def examples(question: Question, today: date) -> Iterator[Answers]:
    """Return answers to try; the question itself says which of them it takes.

    A text with a `pattern` of its own has none that is sure.
    """
    return _KINDS[question.type](question, today)


def _texts(question: Any, _today: date) -> Iterator[Answers]:  # noqa: ANN401 text or long_text
    least = max((rule.limit for rule in question.rules if isinstance(rule, MinLength)), default=0)
    for words in (WORDS.ljust(least, "."), _WORD.ljust(least, "."), _WORD, "1" * max(least, 1)):
        yield {question.id: (words,)}


def _of_choices(question: Question, _today: date) -> Iterator[Answers]:
    values = [each.value for each in question.choices]
    # the sort is stable: the order of the form, with those that raise a flag at its end
    for value in sorted(values, key=lambda each: bool(question.flags(each))):
        yield {question.id: (value,)}


def _numbers(question: Any, _today: date) -> Iterator[Answers]:  # noqa: ANN401
    yield {question.id: (str(question.minimum),)}


def _dates(question: Any, today: date) -> Iterator[Answers]:  # noqa: ANN401
    limits = [each for each in (question.earliest, question.latest) if each not in ("", "today")]
    for day in (today, *map(date.fromisoformat, limits)):
        parts = zip(question.names, (day.day, day.month, day.year), strict=True)
        yield {name: (str(part),) for name, part in parts}


def _addresses(question: Question, _today: date) -> Iterator[Answers]:
    yield _parts(question, _ADDRESS)


def _statements(question: Any, _today: date) -> Iterator[Answers]:  # noqa: ANN401
    yield {question.id: (question.digest,)}


def _contacts(question: Question, _today: date) -> Iterator[Answers]:
    details = {
        "email": {"email": _EMAIL},
        "phone": {"phone": _PHONE, "voicemail": "nothing"},
        "text": {"phone": _PHONE},
        "post": _ADDRESS,
    }
    for channel in (each.value for each in question.choices):
        yield _parts(question, {"channels": channel, **details.get(channel, {})})


def _plain(value: str) -> "Example":
    return lambda question, _today: iter([{question.id: (value,)}])


def _parts(question: Question, parts: Mapping[str, str]) -> Answers:
    return {question.name(part): (value,) for part, value in parts.items()}


Example = Callable[[Any, date], Iterator[Answers]]

_KINDS: Final[Mapping[str, Example]] = {
    "address": _addresses,
    "checkboxes": _of_choices,
    "contact_preferences": _contacts,
    "date": _dates,
    "email": _plain(_EMAIL),
    "long_text": _texts,
    "number": _numbers,
    "phone": _plain(_PHONE),
    "postcode": _plain(_POSTCODE),
    "radios": _of_choices,
    "select": _of_choices,
    "statement": _statements,
    "text": _texts,
    "yes_no": _of_choices,
}
"""Every kind that asks something."""
