"""Providers and their offices as records."""

from dataclasses import dataclass
from typing import Final

from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.record import Record, filled
from intake.directory.organisation import Organisation
from intake.directory.provider import Office, Provider

_CHARITY_REGISTER: Final = "GB-CHC"
"""The code of the Charity Commission's register (org-id.guide)."""


@dataclass(frozen=True)
class Organisations:
    """Makes the records of the providers of one site."""

    identity: Identity
    site: Organisation

    def organisation(self, provider: Provider) -> Record:
        """Return a provider; a description is needed, so its kind does when there is none."""
        is_owner = provider == self.site.provider
        described = provider.description or (self.site.description if is_owner else "")
        return filled(
            id=self.identity.of("organization", provider.id),
            name=provider.name,
            description=described or f"{provider.name} ({provider.kind})",
            website=self.site.address if is_owner else "",
            organization_identifiers=self._identifiers(provider),
        )

    def location(self, provider: Provider, office: Office) -> Record:
        """Return an office that is complete; a part of an address would fail the schema."""
        location_id = self.identity.of("location", provider.id, office.town)
        address = filled(
            id=self.identity.of("address", provider.id, office.town),
            location_id=location_id,
            address_1=office.address,
            city=office.town,
            state_province=office.county,
            postal_code=office.postcode,
            country="GB",
            address_type="physical",
        )
        return filled(
            id=location_id,
            location_type="physical",
            name=f"{provider.name}, {office.town}",
            addresses=[address],
        )

    def _identifiers(self, provider: Provider) -> list[Record]:
        identifier = filled(
            id=self.identity.of("charity-number", provider.id),
            organization_id=self.identity.of("organization", provider.id),
            identifier_scheme=_CHARITY_REGISTER,
            identifier_type="Registered charity number",
            identifier=provider.charity_number,
        )
        return [identifier] if provider.charity_number else []
