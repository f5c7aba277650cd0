"""Find every case in which somebody's email address or number stands, whoever gave it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from intake.adapters.keepings import Keepings
from intake.adapters.persons import Persons
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.person import person_hash
from intake.forms.contact_details import read_email, read_phone


@dataclass(frozen=True)
class Found:
    """A case, and whose address or number it has there: `person`, `referrer`, `other_party`.

    Where two share a number it is that of both: then somebody must say which of them asks.
    """

    case: Keeping
    about: Sequence[str]

    @property
    def is_unclear(self) -> bool:
        """Tell whether it does not follow from the address or number who asks."""
        return len(self.about) > 1

    def asked_by(self, whose: str) -> Self:
        """Return it for one of those it was found for; as it is for anybody else."""
        return replace(self, about=[whose]) if whose in self.about else self


def check_clear(found: Iterable[Found]) -> None:
    """Raise NotPossible unless it is clear of every case who asks.

    What is one party's must never be given to the other, or go because the other wants it to.
    """
    unclear = [
        f"{each.case.reference} ({', '.join(each.about)})" for each in found if each.is_unclear
    ]
    if unclear:
        raise NotPossible(f"Say from whom the request is: {'; '.join(unclear)}.")


class FindPerson:
    """Addresses and numbers are read as the forms read them, so that both come to one hash."""

    def __init__(self, persons: Persons, keepings: Keepings, key: bytes) -> None:
        self._persons = persons
        self._keepings = keepings
        self._key = key

    def __call__(self, details: Iterable[str], now: datetime) -> list[Found]:
        """Return the cases that stand, oldest first; raises NotPossible for no such detail."""
        about: dict[str, set[str]] = {}
        for detail in details:
            for case_id, whose in self._persons.cases_of(hash_of(detail, self._key)):
                about.setdefault(case_id, set()).add(whose)
        cases = [(self._keepings.find(case_id), whose) for case_id, whose in sorted(about.items())]
        return [Found(c, sorted(whose)) for c, whose in cases if c and not c.is_gone(now)]


def hash_of(typed: str, key: bytes) -> str:
    """Return the keyed hash of an email address or a number; NotPossible for anything else."""
    channel, detail = _read(typed)
    if detail is None:
        raise NotPossible("That is neither an email address nor a phone number.")
    return person_hash(key, channel, detail)


def is_detail(typed: str) -> bool:
    """Tell whether something is an email address or a number."""
    return _read(typed)[1] is not None


def _read(typed: str) -> tuple[str, str | None]:
    channel, read = ("email", read_email) if "@" in typed else ("phone", read_phone)
    return channel, read(typed)
