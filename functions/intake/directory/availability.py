"""What the functions know of a service: enough to close its forms and say where else to turn.

The build writes it to definitions/services.json; one place, the front matter of the service's
page, decides for page, directory, feed and form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.content.section import Section
from intake.directory.dates import day_at
from intake.directory.entry import ServiceEntry
from intake.directory.status import Status, read_status


@dataclass(frozen=True)
class Availability:
    """A service as its forms and the daily round need it.

    `alternatives` are ids, `path` starts at the root; after the day `check_again_after` the entry
    should be checked again.
    """

    id: str
    name: str
    summary: str
    path: str
    provided_by: str
    open_to: str
    status: Status
    alternatives: tuple[str, ...]
    check_again_after: date


def availability(entry: ServiceEntry) -> Availability:
    """Return what a service's forms need of its entry."""
    return Availability(
        id=entry.id,
        name=entry.name,
        summary=entry.summary,
        path=entry.path,
        provided_by=entry.provided_by_words,
        open_to=entry.open_to_words,
        status=entry.status,
        alternatives=entry.alternatives,
        check_again_after=entry.checked.again_after,
    )


def as_data(services: Iterable[ServiceEntry]) -> dict[str, Any]:
    """Return the contents of services.json, by id."""
    return {entry.id: _as_data(availability(entry)) for entry in services}


def read_availability(data: object) -> dict[str, Availability]:
    """Read the contents of services.json again; raises ContentMistakes."""
    top = Section.whole(data)
    services = {each: _read(each, top.section(each)) for each in top.data}
    top.finish()
    return services


def _as_data(service: Availability) -> Mapping[str, Any]:
    return {
        "name": service.name,
        "summary": service.summary,
        "path": service.path,
        "provided_by": service.provided_by,
        "open_to": service.open_to,
        "status": service.status.as_data(),
        "alternatives": list(service.alternatives),
        "check_again_after": service.check_again_after.isoformat(),
    }


def _read(service_id: str, section: Section) -> Availability:
    service = Availability(
        id=service_id,
        name=section.text("name"),
        summary=section.text("summary"),
        path=section.text("path"),
        provided_by=section.text("provided_by"),
        open_to=section.text("open_to"),
        status=read_status(section.section("status")),
        alternatives=section.texts("alternatives"),
        check_again_after=day_at(section, "check_again_after", required=True) or date.max,
    )
    section.close()
    return service
