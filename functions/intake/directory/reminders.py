"""What somebody should look after in the directory; none of it stops a build."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from intake.directory.dates import spoken
from intake.directory.entry import ServiceEntry
from intake.directory.routes import FORM, WEB


def due(services: Iterable[ServiceEntry], today: date) -> list[str]:
    """Return a sentence for each entry to check again, and for each pause that is over."""
    return [f"services/{each.id}.md: {line}" for each in services for line in _due(each, today)]


def missing(services: Iterable[ServiceEntry], forms: Collection[str]) -> list[str]:
    """Return a sentence for each fact that is not known, and each way that leads nowhere yet."""
    return [f"services/{each.id}.md: {line}" for each in services for line in _missing(each, forms)]


def _due(entry: ServiceEntry, today: date) -> Iterator[str]:
    if entry.checked.is_overdue(today):
        last = spoken(entry.checked.last)
        yield f"last_checked: not checked since {last}; check every line and write today's date"
    until = entry.status.until
    if until and until <= today:
        yield f"status: the pause until {spoken(until)} is over; take it out"


def _missing(entry: ServiceEntry, forms: Collection[str]) -> Iterator[str]:
    for route in entry.access:
        if route.by == FORM and route.to not in forms:
            yield f"access: there is no form `{route.to}` yet, so the page has no link to it"
        if route.by == WEB and not route.to:
            yield f"access: the address of {route.who} is not set"
    if not entry.cost:
        yield "cost: not set, and so absent from the page"
