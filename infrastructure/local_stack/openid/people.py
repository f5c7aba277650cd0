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
"""A coordinator of every team at the desk but the guarded ones."""

LEE: Final = Person("lee", "Lee Lead", "lee.lead@example.org")
"""The lead of the same teams."""

COLE: Final = Person("cole", "Cole Coach", "cole.coach@example.org")
"""A coach in the same teams, who sees what is allocated to them."""

GALE: Final = Person("gale", "Gale Guardian", "gale.guardian@example.org")
"""The guardian: the only one who opens cases of guarded teams."""

NIA: Final = Person("nia", "Nia Newcomer", "nia.newcomer@example.org")
"""Known to the provider and not to the desk."""

PEOPLE: Final = (CASEY, LEE, COLE, GALE, NIA)


def find(subject: str) -> Person | None:
    """Return the person of that subject, or None."""
    return next((person for person in PEOPLE if person.subject == subject), None)
