"""When a page, a question or an option is shown: what must have been answered before it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from intake.content.section import Section

Values = Mapping[str, Any]
"""The answers so far by question id, without the questions that were not asked or answered."""


class Condition(Protocol):
    """Something that holds of the answers so far, or does not."""

    def holds(self, values: Values) -> bool:
        """Tell whether it holds."""

    def tests(self) -> Iterator["Test"]:
        """Give every test that stands in it, at any depth."""


@dataclass(frozen=True)
class Test:
    """One look at one answer; `verb` is a key of VERBS."""

    __test__ = False  # the word is the field's, not pytest's

    question: str
    verb: str
    wanted: str | bool

    def holds(self, values: Values) -> bool:
        """Compare; the two negative verbs hold of a question that was not answered."""
        return VERBS[self.verb](_given(values.get(self.question)), self.wanted)

    def tests(self) -> Iterator["Test"]:
        """Give itself."""
        yield self


@dataclass(frozen=True)
class Combined:
    """Conditions taken together; `how` is a key of COMBINATIONS."""

    how: str
    parts: tuple[Condition, ...]

    def holds(self, values: Values) -> bool:
        """Combine what holds of the parts."""
        return COMBINATIONS[self.how](part.holds(values) for part in self.parts)

    def tests(self) -> Iterator[Test]:
        """Give the tests of every part."""
        for part in self.parts:
            yield from part.tests()


VERBS: Final[Mapping[str, Callable[[frozenset[str], Any], bool]]] = {
    "is": lambda given, wanted: given == {wanted},
    "is_not": lambda given, wanted: given != {wanted},
    "contains": lambda given, wanted: wanted in given,
    "does_not_contain": lambda given, wanted: wanted not in given,
    "is_answered": lambda given, wanted: bool(given) == wanted,
}
COMBINATIONS: Final[Mapping[str, Callable[[Iterator[bool]], bool]]] = {
    "all": all,
    "any": any,
    "not": lambda parts: not all(parts),
}


def read_condition(entry: Section) -> Condition | None:
    """Read a condition, noting mistakes; None when it cannot be read."""
    combinations = [how for how in COMBINATIONS if entry.has(how)]
    condition = _combined(entry, combinations[0]) if combinations else _test(entry)
    entry.close()
    return condition


def read_show_if(entry: Section) -> Condition | None:
    """Read the `show_if` of a page, a question or an option; None when it has none."""
    return read_condition(entry.section("show_if")) if entry.has("show_if") else None


def _combined(entry: Section, how: str) -> Condition | None:
    inner = [entry.section(how)] if how == "not" else entry.sections(how, required=True)
    parts = tuple(part for each in inner if (part := read_condition(each)))
    return Combined(how, parts) if parts else None


def _test(entry: Section) -> Condition | None:
    question = entry.text("question")
    verbs = [verb for verb in VERBS if entry.has(verb)]
    if len(verbs) != 1:
        entry.wrong("", f"write one of these after the question: {', '.join(VERBS)}")
        return None
    (verb,) = verbs
    wanted = entry.flag(verb) if verb == "is_answered" else entry.text(verb)
    return Test(question, verb, wanted) if question else None


def _given(value: Any) -> frozenset[str]:  # noqa: ANN401 any answer
    """Return the choices in an answer; of contact preferences, the safe channels."""
    if isinstance(value, Mapping):
        value = value.get("channels", [*value])
    if isinstance(value, list | tuple):
        return frozenset(value)
    return frozenset() if value is None else frozenset({str(value)})
