"""Event patterns of stream sources: the part of Lambda's filter language that we use."""

from collections.abc import Iterable, Mapping
from typing import Any

Pattern = Mapping[str, Any]


class UnknownRule(ValueError):
    """Raised for a rule of the filter language that is not played here."""


def matches(patterns: Iterable[Pattern], record: Mapping[str, Any]) -> bool:
    """Say whether a record is wanted: by any of the patterns, or because there are none.

    A pattern has the record's shape, with a list of rules at its ends: values to be equal to,
    or {"prefix": "..."}. Raises UnknownRule for any other.
    """
    wanted = list(patterns)
    return not wanted or any(_fits(pattern, record) for pattern in wanted)


def _fits(pattern: Pattern, part: Any) -> bool:  # noqa: ANN401 JSON of any shape
    return isinstance(part, Mapping) and all(
        _fits(rule, part.get(name)) if isinstance(rule, Mapping) else _allowed(rule, part.get(name))
        for name, rule in pattern.items()
    )


def _allowed(rules: list[Any], value: Any) -> bool:  # noqa: ANN401
    return any(_holds(rule, value) for rule in rules)


def _holds(rule: Any, value: Any) -> bool:  # noqa: ANN401
    if not isinstance(rule, Mapping):
        return bool(rule == value)
    if rule.keys() != {"prefix"}:
        raise UnknownRule(", ".join(map(str, rule)))
    return isinstance(value, str) and value.startswith(rule["prefix"])
