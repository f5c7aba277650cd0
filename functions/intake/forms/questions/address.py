"""A postal address of the United Kingdom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.postcodes import read_postcode
from intake.forms.problems import Problem
from intake.forms.questions.base import Question, Reading

MAX_LINE: Final = 120


class Line(NamedTuple):
    """A line: its label, whether it is needed, and the name by which browsers know it."""

    label: str
    needed: bool
    own: str


LINES: Final[Mapping[str, Line]] = {
    "line1": Line("Address line 1", needed=True, own="address-line1"),
    "line2": Line("Address line 2 (optional)", needed=False, own="address-line2"),
    "town": Line("Town or city", needed=True, own="address-level2"),
    "county": Line("County (optional)", needed=False, own="address-level1"),
    "postcode": Line("Postcode", needed=True, own="postal-code"),
}


@dataclass(frozen=True, kw_only=True)
class Address(Question):
    """An address; the answer holds the lines that were filled in, by the names in LINES.

    A form that welcomes people without an address asks about that first.
    """

    type: ClassVar[str] = "address"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Enter an address",
        "missing_line1": "Enter the first line of the address",
        "missing_town": "Enter the town or city",
        "missing_postcode": "Enter the postcode",
        "not_a_postcode": "Enter a full postcode, such as BN27 1AA",
        "too_long": f"Shorten this line to {MAX_LINE} characters or fewer",
    }

    autocomplete: bool = False

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read whether the browser may fill it in."""
        return cls(**cls.read_common(entry), autocomplete=entry.flag("autocomplete"))

    @property
    def address_lines(self) -> Mapping[str, Line]:
        """The lines in their order."""
        return LINES

    @property
    def names(self) -> tuple[str, ...]:
        """A field for each line."""
        return tuple(map(self.name, LINES))

    @property
    def longest(self) -> int:
        """All lines at their longest."""
        return len(LINES) * MAX_LINE

    def answer(self, fields: Fields) -> Reading:
        """Return the lines as they were typed, the postcode in its one form."""
        typed = {part: fields.one(self.name(part)) for part in LINES}
        filled = {part: line for part, line in typed.items() if line.strip()}
        if not filled:
            return self.unanswered("line1")
        problems = tuple(each for part in LINES for each in self._problems(part, typed[part]))
        if problems:
            return Reading(None, problems)
        return Reading({**filled, "postcode": read_postcode(filled["postcode"])})

    def words(self, value: Mapping[str, str]) -> tuple[str, ...]:
        """Return the lines."""
        return tuple(value[part] for part in LINES if part in value)

    def export(self, value: Mapping[str, str]) -> Mapping[str, str]:
        """Return a column for each line."""
        return {self.name(part): value.get(part, "") for part in LINES}

    def _problems(self, part: str, line: str) -> tuple[Problem, ...]:
        if not line.strip():
            return (self.problem(f"missing_{part}", part=part),) if LINES[part].needed else ()
        if len(line) > MAX_LINE:
            return (self.problem("too_long", part=part),)
        if part == "postcode" and read_postcode(line) is None:
            return (self.problem("not_a_postcode", part=part),)
        return ()
