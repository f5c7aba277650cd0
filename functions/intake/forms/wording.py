"""Every word of a form that people read, held against the limits of plain language."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from intake.content.mistakes import Mistake
from intake.content.plain_language import hard_passage, hard_sentences
from intake.forms.source import PASSAGES

LINES: Final = frozenset({"title", "label", "hint", "caption", "confirmation_title"})
"""The keys of a form that hold a line or two of plain words, besides its error messages."""


def wording_mistakes(data: object, place: tuple[str, ...] = ()) -> Iterator[Mistake]:
    """Give what is hard to read in a parsed form file, at any depth."""
    if isinstance(data, Mapping):
        for key, part in data.items():
            yield from _of_key(str(key), part, place)
    if isinstance(data, list):
        for at, part in enumerate(data, 1):
            yield from wording_mistakes(part, (*place, _name(part, at)))


def _of_key(key: str, part: object, place: tuple[str, ...]) -> Iterator[Mistake]:
    inner = (*place, key)
    if not isinstance(part, str):
        yield from wording_mistakes(part, inner)
        return
    where = " > ".join(inner)
    if key in PASSAGES or key in LINES or "errors" in place:
        yield from (Mistake(where, advice) for advice in hard_sentences(part))
    if key in PASSAGES:
        yield from (Mistake(where, advice) for advice in hard_passage(part))


def _name(part: Any, at: int) -> str:  # noqa: ANN401 any YAML
    named = part.get("id") or part.get("value") if isinstance(part, Mapping) else None
    return str(named or f"number {at}")
