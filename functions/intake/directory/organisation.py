"""Who runs the site: its name, its providers and what they promise."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from intake.content.section import Section
from intake.directory.provider import EMPLOYER, Provider, read_provider

_DAY_BEGINS: Final = 9
_DAY_ENDS: Final = 17
_HOURS: Final = 24
_THIS_MACHINE: Final = re.compile(r"localhost|127\.[\d.]+|::1", re.IGNORECASE)
_CONTACT: Final = re.compile(r"(mailto:|https://)\S+")


@dataclass(frozen=True)
class Promises:
    """What people may count on: working days to a first reply, working hours when urgent.

    Working hours are from `day_begins` to `day_ends`, whole hours on the 24-hour clock in London.
    """

    reply: int
    urgent_hours: int
    day_begins: int
    day_ends: int


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
    security_contact: str = ""

    @property
    def provider(self) -> Provider:
        """The provider whose site this is: the first."""
        return self.providers[0]

    @property
    def is_on_this_machine(self) -> bool:
        """Tell whether the address is one that nobody else can open, as it is at first."""
        return bool(_THIS_MACHINE.fullmatch(urlsplit(self.address).hostname or ""))

    def names(self) -> dict[str, object]:
        """Return what `{{ ... }}` may name in content; `employer` only if there is one."""
        employers = [each for each in self.providers if each.kind == EMPLOYER]
        employer = {"employer": employers[0]} if employers else {}
        ours = {"organisation": self, "provider": self.provider, "promises": self.promises}
        return {**ours, **employer}

    def missing(self) -> list[str]:
        """Return what is not set yet, or set to this product's own default, a sentence each."""
        unset = [
            f"providers > {provider.id} > {line}"
            for provider in self.providers
            for line in provider.missing()
        ]
        address = [
            "address: still this machine's own; write where the site will be found"
        ] if self.is_on_this_machine else []  # fmt: skip
        contact = [] if self.security_contact else [
            "security_contact: not set, and so nobody knows where to report a weakness"
        ]  # fmt: skip
        defaults = [f"{key}: still the default; confirm it and take it off `provisional`"
                    for key in self.provisional]  # fmt: skip
        return [*address, *unset, *contact, *defaults]


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
        providers=tuple(read_provider(each) for each in top.sections("providers", required=True)),
        promises=_promises(promises),
        provisional=top.texts("provisional"),
        security_contact=_security_contact(top),
    )
    promises.close()
    ids = [provider.id for provider in organisation.providers if provider.id]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        top.wrong("providers", f'"{twice}" is the id of more than one provider')
    top.finish()
    return organisation


def _promises(section: Section) -> Promises:
    promises = Promises(
        reply=section.number("reply"),
        urgent_hours=section.number("urgent_hours"),
        day_begins=section.number("day_begins", _DAY_BEGINS),
        day_ends=section.number("day_ends", _DAY_ENDS),
    )
    if not 0 < promises.day_begins < promises.day_ends < _HOURS:
        section.wrong("day_ends", "write hours from 1 to 23, the end after the beginning")
    return promises


def _security_contact(top: Section) -> str:
    contact = top.text("security_contact", "")
    if contact and not _CONTACT.fullmatch(contact):
        top.wrong("security_contact", "write an address that begins with mailto: or https://")
    return contact
