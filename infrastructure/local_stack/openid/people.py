"""The people one can sign in as; all of them are invented."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Person:
    """Somebody the provider knows; `subject` is what it calls them, for ever."""

    subject: str
    name: str
    email: str


CASEY: Final = Person("casey", "Casey Coordinator", "casey.coordinator@example.org")
"""A member of every team at the desk."""

NIA: Final = Person("nia", "Nia Newcomer", "nia.newcomer@example.org")
"""Known to the provider and not to the desk."""

PEOPLE: Final = (CASEY, NIA)


def find(subject: str) -> Person | None:
    """Return the person of that subject, or None."""
    return next((person for person in PEOPLE if person.subject == subject), None)
