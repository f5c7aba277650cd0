"""What a form says of its service: who provides it and for whom, and when it takes no one on."""

from collections.abc import Mapping
from datetime import date

from intake.directory.availability import Availability
from intake.rendering.service_words import OPEN_TO, PROVIDED_BY, Fact
from intake.rendering.templating import render
from intake.rendering.ways_out import ways_out


def shown_form(
    first_page: str, service_id: str, services: Mapping[str, Availability], today: date
) -> str:
    """Return a form's first page with its service above it, or why it is closed in its place.

    A form may belong to no service, as the contact form does; nothing closes it then.
    """
    service = services.get(service_id)
    if service is None:
        return first_page
    if service.status.on(today).is_open:
        return service_of_form(service) + first_page
    return service_of_form(service) + closed_form(service, services, today) + ways_out()


def service_of_form(service: Availability) -> str:
    """Return the two facts that stand above a form's first question."""
    provision = [Fact(PROVIDED_BY, (service.provided_by,)), Fact(OPEN_TO, (service.open_to,))]
    return render("directory/service-of-form.html", provision=provision)


def closed_form(service: Availability, services: Mapping[str, Availability], today: date) -> str:
    """Return what stands in place of a form whose service takes no one on: where else to turn.

    `services` are all of them, by id; addresses begin at the root.
    """
    return render(
        "directory/closed-form.html",
        status=service.status.on(today),
        alternatives=[services[each] for each in service.alternatives if each in services],
    )
