"""An email address."""

from collections.abc import Mapping
from typing import ClassVar

from intake.forms.contact_details import MAX_EMAIL, read_email
from intake.forms.questions.base import Contact
from intake.forms.questions.detail import Detail


class Email(Detail):
    """An email address; nothing is ever sent to it from here."""

    type: ClassVar[str] = "email"
    unreadable: ClassVar[str] = "not_an_email"
    most: ClassVar[int] = MAX_EMAIL
    own: ClassVar[str] = "email"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Enter an email address",
        "not_an_email": "Enter an email address in the form name@example.org",
    }

    def in_one_form(self, typed: str) -> str | None:
        """Return the address with its domain in small letters."""
        return read_email(typed)

    def contacts(self, value: str) -> tuple[Contact, ...]:
        """Return the address."""
        return (Contact("email", value),)
