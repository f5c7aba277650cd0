"""Those who provide services, and their offices."""

from dataclasses import dataclass
from typing import Final

from intake.content.section import Section

CHARITY: Final = "charity"
EMPLOYER: Final = "employer"
"""Two kinds of provider that mean something here; any other word will do."""

_PRIVACY: Final = ("privacy_contact", "lawful_basis")
_NEEDED: Final = {CHARITY: ("charity_number", "telephone", *_PRIVACY), EMPLOYER: _PRIVACY}
"""What the pages should say of a provider of each kind (UK GDPR, Article 13, for the last two)."""


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
    """One who provides services; what is not known is empty and stands on no page.

    `privacy_contact` is where to reach whoever answers for personal details there, `lawful_basis`
    sentences that say by which right they are kept.
    """

    id: str
    name: str
    kind: str
    charity_number: str
    telephone: str
    offices: tuple[Office, ...]
    description: str = ""
    privacy_contact: str = ""
    lawful_basis: str = ""

    @property
    def name_in_a_sentence(self) -> str:
        """The name as it stands inside a sentence: `The Trust` becomes `the Trust`."""
        return "t" + self.name[1:] if self.name.startswith("The ") else self.name

    def missing(self) -> list[str]:
        """Return what one of its kind should say of itself and does not yet, a sentence each."""
        unset = [each for each in _NEEDED.get(self.kind, ()) if not getattr(self, each)]
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
        privacy_contact=entry.text("privacy_contact", ""),
        lawful_basis=entry.text("lawful_basis", ""),
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
