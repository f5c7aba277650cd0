"""Yes or no."""

from collections.abc import Mapping
from typing import ClassVar, Final, Self

from intake.content.section import Section
from intake.forms.questions.options import Option
from intake.forms.questions.radios import Radios

YES_AND_NO: Final = (Option("yes", "Yes"), Option("no", "No"))


class YesNo(Radios):
    """A question with two answers; whatever needs flags or a third answer is written as radios."""

    type: ClassVar[str] = "yes_no"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Choose yes or no",
        "not_an_option": "Choose yes or no",
    }

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read what every question may say; the options are fixed."""
        return cls(**cls.read_common(entry), options=YES_AND_NO)
