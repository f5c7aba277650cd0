"""Who runs the site: its name, its providers and what they promise."""

from dataclasses import dataclass

from intake.content.section import Section


@dataclass(frozen=True)
class Office:
    """A place where people are met; `address` is empty until it is known."""

    town: str
    address: str
    postcode: str


@dataclass(frozen=True)
class Provider:
    """One who provides services; what is not known is empty and stands on no page."""

    id: str
    name: str
    kind: str
    charity_number: str
    telephone: str
    offices: tuple[Office, ...]


@dataclass(frozen=True)
class Promises:
    """What people may count on: working days to a first reply, working hours when urgent."""

    reply: int
    urgent_hours: int


@dataclass(frozen=True)
class Organisation:
    """The contents of content/organisation.yml."""

    name: str
    address: str
    description: str
    area: str
    exit_address: str
    providers: tuple[Provider, ...]
    promises: Promises
    provisional: tuple[str, ...]

    @property
    def provider(self) -> Provider:
        """The provider whose site this is: the first."""
        return self.providers[0]

    def names(self) -> dict[str, object]:
        """Return what `{{ ... }}` may name in content."""
        return {"organisation": self, "provider": self.provider, "promises": self.promises}

    def missing(self) -> list[str]:
        """Return what is not set yet, or set to this product's own default, a sentence each."""
        unset = [
            f"providers > {provider.id} > {name}: not set, and so absent from the pages"
            for provider in self.providers
            for name in ("charity_number", "telephone")
            if not getattr(provider, name)
        ]
        offices = [
            f"providers > {provider.id} > offices > {office.town}: the address is not set"
            for provider in self.providers
            for office in provider.offices
            if not office.address
        ]
        defaults = [f"{key}: still the default; confirm it and take it off `provisional`"
                    for key in self.provisional]  # fmt: skip
        return [*unset, *offices, *defaults]


def read_organisation(data: object) -> Organisation:
    """Read the parsed content/organisation.yml; raises ContentMistakes with all that is wrong."""
    top = Section.whole(data)
    promises = top.section("promises")
    organisation = Organisation(
        name=top.text("name"),
        address=top.text("address").rstrip("/"),
        description=top.text("description"),
        area=top.text("area", ""),
        exit_address=top.text("exit_address"),
        providers=tuple(_provider(each) for each in top.sections("providers", required=True)),
        promises=Promises(promises.number("reply"), promises.number("urgent_hours")),
        provisional=top.texts("provisional"),
    )
    promises.close()
    top.finish()
    return organisation


def _provider(entry: Section) -> Provider:
    provider = Provider(
        id=entry.text("id"),
        name=entry.text("name"),
        kind=entry.text("kind"),
        charity_number=entry.text("charity_number", ""),
        telephone=entry.text("telephone", ""),
        offices=tuple(_office(each) for each in entry.sections("offices")),
    )
    entry.close()
    return provider


def _office(entry: Section) -> Office:
    office = Office(entry.text("town"), entry.text("address", ""), entry.text("postcode", ""))
    entry.close()
    return office
