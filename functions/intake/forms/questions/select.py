"""One choice from a long list that opens."""

from collections.abc import Mapping
from typing import ClassVar

from intake.forms.questions.radios import Radios


class Select(Radios):
    """Choose one of many; for up to about ten options, radios are easier to use."""

    type: ClassVar[str] = "select"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Choose one from the list",
        "not_an_option": "Choose one from the list",
    }
