"""Options to choose among, and what all questions that offer them have in common."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Self

from intake.content.section import Section
from intake.forms.conditions import Condition, Values, read_show_if
from intake.forms.questions.base import Question

UNSAFE: Final = "unsafe_contact"
FLAGS: Final = ("safeguarding", "urgent", UNSAFE)
"""What choosing an option can raise on the case."""


@dataclass(frozen=True)
class Option:
    """A choice; `value` is what is stored, `label` what is read, `show` HTML put under it.

    An `exclusive` one stands alone: "None of these". `team` gets the case if it is chosen;
    of a `service` that the option stands for, the build takes the team from the directory.
    """

    value: str
    label: str
    hint: str = ""
    flag: str = ""
    show: str = ""
    show_if: Condition | None = None
    exclusive: bool = False
    team: str = ""
    service: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """A question with options; `kind` is the type of an option's field in HTML."""

    kind: ClassVar[str] = "radio"

    options: tuple[Option, ...]

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options."""
        return self.options

    def as_asked(self, values: Values) -> Self:
        """Return the question with the options that these earlier answers leave."""
        offered = [each for each in self.options if not each.show_if or each.show_if.holds(values)]
        return replace(self, options=tuple(offered))

    def chosen(self, value: str | Sequence[str]) -> tuple[Option, ...]:
        """Return the options in a checked answer, in the order of the form."""
        values = [value] if isinstance(value, str) else value
        return tuple(option for option in self.options if option.value in values)

    def words(self, value: str | Sequence[str]) -> tuple[str, ...]:
        """Return the labels of what was chosen."""
        return tuple(option.label for option in self.chosen(value))

    def flags(self, value: str | Sequence[str]) -> tuple[str, ...]:
        """Return the flags of what was chosen, each once."""
        return tuple(dict.fromkeys(each.flag for each in self.chosen(value) if each.flag))

    def team(self, value: str | Sequence[str]) -> str:
        """Return the team of what was chosen."""
        return next((each.team for each in self.chosen(value) if each.team), "")


def read_options(entry: Section, *, many: bool = False) -> tuple[Option, ...]:
    """Read the options of a question that takes one answer, or many.

    Where many may be chosen one can exclude the others; where one is chosen it can name a team.
    """
    options: list[Option] = []
    for each in entry.sections("options", required=True):
        option = Option(
            value=each.text("value"),
            label=each.text("label"),
            hint=each.text("hint", ""),
            flag=each.choice("flag", FLAGS, ""),
            show=each.text("show", ""),
            show_if=read_show_if(each),
            exclusive=many and each.flag("exclusive"),
            team="" if many else each.text("team", ""),
            service="" if many else each.text("service", ""),
        )
        if option.value in (known.value for known in options):
            each.wrong("value", "another option has this value already")
        if option.label in (known.label for known in options if not known.show_if):
            each.wrong("label", "another option has this label already")
        if option.label.endswith("*"):
            each.wrong("label", "take the asterisk off: it means nothing here")
        options.append(option)
        each.close()
    return tuple(options)
