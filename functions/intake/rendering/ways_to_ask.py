"""The ways to ask for a service, in words and with where they lead."""

from dataclasses import dataclass
from typing import Final

from intake.directory.entry import ServiceEntry
from intake.directory.routes import FORM, MAILBOX, PHONE, REPRESENTATIVE, WEB, Route
from intake.rendering.service_words import Place, as_sentence

_LABELS: Final = {
    FORM: "Form",
    PHONE: "Phone",
    MAILBOX: "Email",
    WEB: "Website",
    REPRESENTATIVE: "Ask",
}
_DOING: Final = {
    FORM: "use a form",
    PHONE: "phone",
    MAILBOX: "email",
    WEB: "look at a website",
    REPRESENTATIVE: "ask {who}",
}
_NO_FORM_YET: Final = "through the form on this site, which is not ready yet"


@dataclass(frozen=True)
class Way:
    """One way to ask: a label, the words to read, and where they lead (perhaps nowhere)."""

    label: str
    words: str
    href: str
    who: str
    note: str


def ways(entry: ServiceEntry, place: Place) -> list[Way]:
    """Return every way to ask for a service, in the editor's order."""
    return [_way(route, place) for route in entry.access]


def ways_in_short(entry: ServiceEntry) -> str:
    """Return what to do to ask for a service, for a table: `Phone, email or use a form`."""
    doing = [_DOING[route.by].format(who=route.who) for route in entry.access]
    *first, last = dict.fromkeys(doing)
    return as_sentence(" or ".join(filter(None, (", ".join(first), last))))


def _way(route: Route, place: Place) -> Way:
    words, href = _target(route, place)
    return Way(_LABELS[route.by], words, href, "" if words == route.who else route.who, route.note)


def _target(route: Route, place: Place) -> tuple[str, str]:
    if route.by == FORM:
        form = place.forms.get(route.to)
        return (form.title, place.link(form.path)) if form else (_NO_FORM_YET, "")
    if route.by == PHONE:
        return route.to, "tel:" + route.to.replace(" ", "")
    if route.by == MAILBOX:
        return route.to, "mailto:" + route.to
    return route.who, route.to
