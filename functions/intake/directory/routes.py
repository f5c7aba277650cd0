"""The ways to ask for a service."""

import re
from dataclasses import dataclass
from typing import Final

from intake.content.section import Section

FORM: Final = "form"
PHONE: Final = "phone"
MAILBOX: Final = "mailbox"
WEB: Final = "web"
REPRESENTATIVE: Final = "representative"

_TARGETS: Final = {
    FORM: ("form", r"[a-z][a-z0-9-]*", "write the name of a form, such as contact"),
    PHONE: ("number", r"\+?[0-9][0-9 ]{7,16}[0-9]", "write a phone number, such as 01632 960000"),
    MAILBOX: ("mailbox", r"[^@\s]+@[^@\s]+\.[a-z]+", "write an email address"),
    WEB: ("address", r"https://\S+", "write an address that begins with https://"),
}
"""For each way: the key that says where it leads, its pattern, and what to do about another."""

WAYS: Final = (*_TARGETS, REPRESENTATIVE)


@dataclass(frozen=True)
class Route:
    """One way to ask.

    `to` is a form's name, a number, a mailbox or an address; empty for a representative, and for
    a web page whose address is not known yet. `who` answers there: a role or an organisation,
    never a person.
    """

    by: str
    to: str
    who: str
    note: str


def read_route(entry: Section) -> Route:
    """Read one entry of `access`."""
    by = entry.choice("by", WAYS)
    route = Route(
        by=by,
        to=_target(entry, by) if by in _TARGETS else "",
        who=entry.text("who", "" if by in ("", FORM) else None),
        note=entry.text("note", ""),
    )
    entry.close()
    return route


def _target(entry: Section, by: str) -> str:
    key, pattern, help_words = _TARGETS[by]
    written = entry.text(key, "" if by == WEB else None)
    if written and not re.fullmatch(pattern, written):
        entry.wrong(key, f'"{written}" is not right; {help_words}')
    return written
