"""A telephone number."""

from collections.abc import Mapping
from typing import ClassVar

from intake.forms.contact_details import MAX_PHONE, read_phone, spoken_phone
from intake.forms.questions.base import Contact
from intake.forms.questions.detail import Detail


class Phone(Detail):
    """A telephone number, kept as + and digits and shown in groups."""

    type: ClassVar[str] = "phone"
    unreadable: ClassVar[str] = "not_a_phone_number"
    most: ClassVar[int] = MAX_PHONE
    own: ClassVar[str] = "tel"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Enter a phone number",
        "not_a_phone_number": (
            "Enter a phone number such as 01632 960 001, with only digits and spaces"
        ),
    }

    def in_one_form(self, typed: str) -> str | None:
        """Return the number as +, country and digits."""
        return read_phone(typed)

    def words(self, value: str) -> tuple[str, ...]:
        """Return the number as people read it."""
        return (spoken_phone(value),)

    def contacts(self, value: str) -> tuple[Contact, ...]:
        """Return the number."""
        return (Contact("phone", value),)
