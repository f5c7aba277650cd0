"""A postcode of the United Kingdom."""

from collections.abc import Mapping
from typing import ClassVar

from intake.forms.postcodes import read_postcode
from intake.forms.questions.detail import Detail


class Postcode(Detail):
    """A postcode; a form that welcomes people without an address asks about that first."""

    type: ClassVar[str] = "postcode"
    unreadable: ClassVar[str] = "not_a_postcode"
    most: ClassVar[int] = 30
    own: ClassVar[str] = "postal-code"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Enter a postcode",
        "not_a_postcode": "Enter a full postcode, such as BN27 1AA",
    }

    def in_one_form(self, typed: str) -> str | None:
        """Return the postcode in capitals with one space."""
        return read_postcode(typed)
