"""Everything that can be wrong with the answer to a question, made from its definition alone."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from intake.forms.questions.address import MAX_LINE
from intake.forms.questions.base import Question
from intake.forms.questions.contact_words import MAX_REMARK, NONE
from intake.forms.questions.date import TODAY
from intake.forms.rules import MaxLength, MaxWords, MinLength, Pattern
from tests.support.visitor import Typed

FORGED: Final = "no-such-answer"
"""An answer that is not offered, as a page sends it that was left open while the form changed."""

_ADDRESS: Final = {"line1": "1 High Street", "town": "Hailsham", "postcode": "BN27 1AA"}
_DETAILS: Final = {"email": "robin@example.org", "phone": "07700 900123", **_ADDRESS}
_SHARING: Final = {
    "missing_email": {"email"},
    "not_an_email": {"email"},
    "email_not_ticked": {"email"},
    "missing_phone": {"phone", "text"},
    "not_a_phone_number": {"phone", "text"},
    "phone_not_ticked": {"phone", "text"},
    "missing_voicemail": {"phone"},
    "message_not_allowed": {"phone"},
    "missing_address": {"post"},
    "address_not_ticked": {"post"},
    "missing_line1": {"post"},
    "missing_town": {"post"},
    "missing_postcode": {"post"},
    "not_a_postcode": {"post"},
}
"""Which channels must be offered for a mistake of the contact preferences."""


def raisable(question: Question) -> frozenset[str]:
    """The codes of all errors that somebody can meet at this question."""
    return frozenset(code for code in question.default_errors if _can_raise(question, code))


def mistakes(question: Question) -> Iterator[Typed]:
    """Fields that hold a mistake each, all codes of the question together."""
    if not question.optional and question.type not in ("contact_preferences", "content"):
        yield dict.fromkeys(question.names, "")
    yield from _KINDS.get(question.type, _none)(question)


def _can_raise(question: Any, code: str) -> bool:
    ruled = {"too_short": MinLength, "too_many_words": MaxWords, "wrong_format": Pattern}
    if code in ruled:
        return any(isinstance(rule, ruled[code]) for rule in question.rules)
    if code in ("too_early", "too_late"):
        return bool(question.earliest if code == "too_early" else question.latest)
    if code == "not_together":
        return any(option.exclusive for option in question.choices)
    if question.type == "contact_preferences" and code in _SHARING:
        return bool(_SHARING[code] & {*question.channels})
    return code != "missing" or not question.optional


def _none(_: Question) -> Iterator[Typed]:
    yield from ()


def _texts(question: Any) -> Iterator[Typed]:
    for rule in question.rules:
        match rule:
            case MaxLength(limit):
                yield {question.id: "n" * (limit + 1)}
            case MaxWords(limit):
                yield {question.id: "n " * (limit + 1)}
            case MinLength(limit):
                yield {question.id: "n" * (limit - 1)}
            case Pattern():
                least = max(
                    (r.limit for r in question.rules if isinstance(r, MinLength)), default=1
                )
                yield {question.id: "?" * least}


def _plain(*values: str) -> "Kind":
    return lambda question: iter([{question.id: value} for value in values])


def _numbers(question: Any) -> Iterator[Typed]:
    for value in ("three", str(question.minimum - 1), str(question.maximum + 1)):
        yield {question.id: value}


def _dates(question: Any) -> Iterator[Typed]:
    typed = [("31", "2", "2026"), ("", "", "2026"), ("7", "3", "")]
    for limit, one, day in (
        (question.earliest, -1, "1 1 1900"),
        (question.latest, 1, "31 12 2099"),
    ):
        if limit == TODAY:
            typed.append((*day.split(),))  # type: ignore[arg-type]
        elif limit:
            beyond = date.fromisoformat(limit) + timedelta(days=one)
            typed.append((str(beyond.day), str(beyond.month), str(beyond.year)))
    for parts in typed:
        yield dict(zip(question.names, parts, strict=True))


def _choices(question: Question) -> Iterator[Typed]:
    yield {question.id: FORGED}


def _ticks(question: Question) -> Iterator[Typed]:
    yield {question.id: [FORGED]}
    alone = [option.value for option in question.choices if option.exclusive]
    others = [option.value for option in question.choices if not option.exclusive]
    if alone:
        yield {question.id: [others[0], alone[0]]}


def _addresses(question: Question) -> Iterator[Typed]:
    blank = dict.fromkeys(question.names, "")
    yield {**blank, question.name("county"): "East Sussex"}
    for part, line in (("postcode", "nowhere"), ("line1", "n" * (MAX_LINE + 1))):
        parts = {**_ADDRESS, part: line}
        yield {**blank, **{question.name(name): value for name, value in parts.items()}}


def _contacts(question: Any) -> Iterator[Typed]:
    """Ticks and details, the mistakes of parts that have nothing to do with each other at once."""
    every = [*question.channels]
    wrong = {"email": "robin at example.org", "phone": "12", "message": "Ring Robin"}
    tries: list[tuple[list[str], Mapping[str, str]]] = [
        ([], {"times": "n" * (MAX_REMARK + 1)}),
        ([FORGED], {}),
        ([NONE, every[0]], _DETAILS),
        (every, {}),
        (every, {**wrong, "voicemail": "nothing", "county": "East Sussex"}),
        ([NONE], _DETAILS),
    ]
    if "post" in every:
        tries.append((every, {**_DETAILS, "voicemail": "nothing", "postcode": "nowhere"}))
    for ticked, parts in tries:
        typed: dict[str, str | list[str]] = dict.fromkeys(question.names, "")
        offered = {question.name(part): value for part, value in parts.items()}
        yield {
            **typed,
            **{name: value for name, value in offered.items() if name in typed},
            question.name("channels"): ticked,
        }


Kind = Callable[[Any], Iterator[Typed]]
_KINDS: Final[Mapping[str, Kind]] = {
    "address": _addresses,
    "checkboxes": _ticks,
    "contact_preferences": _contacts,
    "date": _dates,
    "email": _plain("robin at example.org"),
    "long_text": _texts,
    "number": _numbers,
    "phone": _plain("12"),
    "postcode": _plain("nowhere"),
    "radios": _choices,
    "select": _choices,
    "statement": _choices,
    "text": _texts,
    "yes_no": _choices,
}
