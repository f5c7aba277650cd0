"""Those who provide services, and their offices."""

from dataclasses import dataclass
from typing import Final

from intake.content.section import Section

CHARITY: Final = "charity"
EMPLOYER: Final = "employer"
"""Two kinds of provider that mean something here; any other word is as good."""


@dataclass(frozen=True)
class Office:
    """A place where people are met; `address` is empty until it is known."""

    town: str
    address: str
    postcode: str
    county: str = ""

    @property
    def is_complete(self) -> bool:
        """Tell whether it has all that a postal address must have."""
        return bool(self.address and self.postcode and self.county)


@dataclass(frozen=True)
class Provider:
    """One who provides services; what is not known is empty and stands on no page."""

    id: str
    name: str
    kind: str
    charity_number: str
    telephone: str
    offices: tuple[Office, ...]
    description: str = ""

    @property
    def name_in_a_sentence(self) -> str:
        """The name as it stands inside a sentence: `The Trust` becomes `the Trust`."""
        return "t" + self.name[1:] if self.name.startswith("The ") else self.name

    def missing(self) -> list[str]:
        """Return what a charity should say of itself and does not yet, a sentence each."""
        needed = ("charity_number", "telephone") if self.kind == CHARITY else ()
        unset = [each for each in needed if not getattr(self, each)]
        return [
            *(f"{each}: not set, and so absent from the pages" for each in unset),
            *(f"offices > {office.town}: the address is not set"
              for office in self.offices if not office.address),
        ]  # fmt: skip


def read_provider(entry: Section) -> Provider:
    """Read one entry of `providers`."""
    provider = Provider(
        id=entry.text("id"),
        name=entry.text("name"),
        kind=entry.text("kind"),
        charity_number=entry.text("charity_number", ""),
        telephone=entry.text("telephone", ""),
        offices=tuple(_office(each) for each in entry.sections("offices")),
        description=entry.text("description", ""),
    )
    entry.close()
    return provider


def _office(entry: Section) -> Office:
    office = Office(
        town=entry.text("town"),
        address=entry.text("address", ""),
        postcode=entry.text("postcode", ""),
        county=entry.text("county", ""),
    )
    entry.close()
    return office
