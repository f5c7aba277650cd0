"""Every address of the feed with its document; the build writes them as files."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from intake.directory.entry import ServiceEntry
from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.organisations import Organisations
from intake.directory.open_referral.record import Record, listed
from intake.directory.open_referral.services import Services
from intake.directory.open_referral.taxonomies import Taxonomies
from intake.directory.organisation import Organisation

FEED: Final = "open-referral/v3"
"""Where the feed begins, below the root of the site."""

ABOUT: Final = {
    "version": "HSDS-UK-3.0",
    "profile": "https://github.com/OpenReferralUK/uk-profile",
    "openapi_url": (
        "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json"
    ),
}
"""The first document: a validator chooses its schemas by `version`."""


def feed(services: Iterable[ServiceEntry], site: Organisation, today: date) -> dict[str, Record]:
    """Return the documents by their addresses below FEED, which have no extension."""
    entries = list(services)
    identity = Identity(site.provider.id)
    taxonomies = Taxonomies.of(identity, entries)
    make = Services(identity, Organisations(identity, site), taxonomies, today)
    kinds = {
        "services": [make.service(each) for each in entries],
        "service_at_locations": [place for each in entries for place in make.at_locations(each)],
        "taxonomies": taxonomies.taxonomies(),
        "taxonomy_terms": taxonomies.terms(),
    }
    lists = {name: listed(records) for name, records in kinds.items()}
    single = {f"{name}/{each['id']}": each for name, records in kinds.items() for each in records}
    return {"": dict(ABOUT), **lists, **single}
