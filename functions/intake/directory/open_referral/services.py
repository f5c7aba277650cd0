"""Services as records, with all that belongs to each."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from intake.directory.entry import ServiceEntry
from intake.directory.open_referral.contacts import Contacts, application_process
from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.organisations import Organisations
from intake.directory.open_referral.record import Record, filled
from intake.directory.open_referral.taxonomies import Taxonomies
from intake.directory.status import CLOSED, OPEN, PAUSED

_STATES: Final = {OPEN: "active", PAUSED: "temporarily closed", CLOSED: "inactive"}


@dataclass(frozen=True)
class Services:
    """Makes the records of the services as they are on a day."""

    identity: Identity
    organisations: Organisations
    taxonomies: Taxonomies
    today: date

    def service(self, entry: ServiceEntry) -> Record:
        """Return a service with everything nested in it."""
        organisation = self.organisations.organisation(entry.run_by or entry.provider)
        contacts = Contacts(self.identity, entry)
        status = entry.status.on(self.today)
        page = self.organisations.site.address + entry.path
        return filled(
            id=self._id(entry),
            organization_id=organisation["id"],
            name=entry.name,
            description=_description(entry),
            url=page,
            email=contacts.email(),
            status=_STATES[status.state],
            alert=" ".join(filter(None, (status.words, status.alert))),
            # the profile keeps `fees`, which HSDS itself replaced by `fees_description`
            fees=entry.cost,
            fees_description=entry.cost,
            eligibility_description=f"{_audience(entry)} For: {entry.for_whom}.",
            application_process=application_process(entry, page),
            assured_date=entry.checked.last.isoformat(),
            organization=organisation,
            phones=contacts.phones(),
            contacts=contacts.contacts(),
            service_areas=self._areas(entry),
            service_at_locations=self._places(entry),
            attributes=self.taxonomies.attributes(entry),
        )

    def at_locations(self, entry: ServiceEntry) -> list[Record]:
        """Return the places of a service, each with the service in it.

        The UK's API document asks for a service's own required fields here, so `name` and
        `status` stand beside those of the schema that is made for this kind.
        """
        whole = self.service(entry)
        nested = {name: value for name, value in whole.items() if name != "service_at_locations"}
        return [
            {**place, "name": whole["name"], "status": whole["status"], "service": nested}
            for place in whole.get("service_at_locations", [])
        ]

    def _id(self, entry: ServiceEntry) -> str:
        return self.identity.of("service", entry.id)

    def _areas(self, entry: ServiceEntry) -> list[Record]:
        if not entry.area:
            return []
        area_id = self.identity.of("area", entry.id)
        return [filled(id=area_id, service_id=self._id(entry), name=entry.area)]

    def _places(self, entry: ServiceEntry) -> list[Record]:
        offices = entry.provider.offices if entry.at_offices else ()
        locations = [
            self.organisations.location(entry.provider, each)
            for each in offices
            if each.is_complete
        ]
        return [
            filled(
                id=self.identity.of("service-at-location", entry.id, location["id"]),
                service_id=self._id(entry),
                location_id=location["id"],
                location=location,
            )
            for location in locations
        ]


def _description(entry: ServiceEntry) -> str:
    """Return the summary; first of all, that it is not for everybody, if it is not."""
    return entry.summary if entry.is_public else f"{_audience(entry)} {entry.summary}"


def _audience(entry: ServiceEntry) -> str:
    staff = f"Only for staff of {entry.provider.name_in_a_sentence}."
    return "Open to anyone." if entry.is_public else staff
