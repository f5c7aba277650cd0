"""All services of the directory, read together: they name one another."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from intake.content.front_matter import front_matter
from intake.content.mistakes import ContentMistakes, Mistake
from intake.content.section import Section
from intake.directory.entry import ServiceEntry, read_service
from intake.directory.organisation import Organisation


def read_services(
    pages: Mapping[str, bytes], organisation: Organisation
) -> dict[str, ServiceEntry]:
    """Read every page of content/services by its id, in the order of the services' names.

    Raises ContentMistakes with all mistakes of all pages; each names its page first.
    """
    providers = {provider.id: provider for provider in organisation.providers}
    services: dict[str, ServiceEntry] = {}
    mistakes: list[Mistake] = []
    for service_id, page in pages.items():
        try:
            services[service_id] = read_service(service_id, front_matter(page), providers)
        except ContentMistakes as error:
            mistakes += [_in(service_id, each.place, each.message) for each in error.mistakes]
    mistakes += [each for entry in services.values() for each in _strangers(entry, pages)]
    if mistakes:
        raise ContentMistakes(mistakes)
    return dict(sorted(services.items(), key=lambda pair: pair[1].name.casefold()))


def service_teams(pages: Mapping[str, bytes]) -> dict[str, str]:
    """Return the team of every service by its id, empty where its entry names none.

    Entries that cannot be read are left out: `read_services` says what is wrong with them.
    """
    teams: dict[str, str] = {}
    for service_id, page in pages.items():
        with suppress(ContentMistakes):
            teams[service_id] = Section.whole(front_matter(page)).text("team", "")
    return teams


def _strangers(entry: ServiceEntry, pages: Mapping[str, bytes]) -> Iterator[Mistake]:
    for other in entry.alternatives:
        if other not in pages or other == entry.id:
            message = f'"{other}" is no other page of content/services'
            yield _in(entry.id, "alternatives", message)


def _in(service_id: str, place: str, message: str) -> Mistake:
    return Mistake(f"services/{service_id}.md" + (f": {place}" if place else ""), message)
