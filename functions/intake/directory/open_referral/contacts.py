"""The ways to ask for a service as records, and all of them in words."""

from dataclasses import dataclass
from typing import Final

from intake.directory.entry import ServiceEntry
from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.record import Record, filled
from intake.directory.routes import FORM, MAILBOX, PHONE, REPRESENTATIVE, WEB, Route

_PROCESS: Final = {
    FORM: "Use the form that {page} names.",
    PHONE: "Phone {to} ({who}).",
    MAILBOX: "Email {to} ({who}).",
    WEB: "See {who}.",
    REPRESENTATIVE: "Ask {who}.",
}


def application_process(entry: ServiceEntry, page: str) -> str:
    """Return how to ask for a service; `page` is the address of its page."""
    steps = [part for route in entry.access for part in (_step(route, page), route.note) if part]
    return " ".join(steps)


def _step(route: Route, page: str) -> str:
    where = f"{route.who} ({route.to})" if route.by == WEB and route.to else route.who
    return _PROCESS[route.by].format(page=page, to=route.to, who=where)


@dataclass(frozen=True)
class Contacts:
    """The phones and mailboxes of a service, each with the role that answers there."""

    identity: Identity
    entry: ServiceEntry

    def email(self) -> str:
        """Return the first mailbox, or nothing."""
        return next((route.to for route in self._by(MAILBOX)), "")

    def phones(self) -> list[Record]:
        """Return a phone for each number."""
        return [self._phone(route) for route in self._by(PHONE)]

    def contacts(self) -> list[Record]:
        """Return a contact for each role."""
        roles = dict.fromkeys(route.who for route in (*self._by(PHONE), *self._by(MAILBOX)))
        return [
            filled(
                id=self._id(who),
                service_id=self.identity.of("service", self.entry.id),
                title=who,
                email=next((route.to for route in self._by(MAILBOX, who)), ""),
                phones=[self._phone(route) for route in self._by(PHONE, who)],
            )
            for who in roles
        ]

    def _phone(self, route: Route) -> Record:
        return filled(
            id=self.identity.of("phone", self.entry.id, route.to),
            contact_id=self._id(route.who),
            number=route.to,
            description=route.who,
        )

    def _id(self, who: str) -> str:
        return self.identity.of("contact", self.entry.id, who)

    def _by(self, way: str, who: str | None = None) -> list[Route]:
        routes = [route for route in self.entry.access if route.by == way]
        return [route for route in routes if who in (None, route.who)]
