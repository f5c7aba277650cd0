"""A service as pages show it: words and addresses that are ready, from its entry and the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from intake.directory.entry import ServiceEntry

PROVIDED_BY: Final = "Provided by"
OPEN_TO: Final = "Open to"
_ASKING: Final = {
    "yourself": "you",
    "manager": "your manager on your behalf",
    "family": "a relative or friend on your behalf",
    "professional": "someone who supports you through their work",
}
_NOT_KNOWN: Final = "Not known yet"


@dataclass(frozen=True)
class FormStart:
    """What a form is called, and the path of the page on which it starts."""

    title: str
    path: str


@dataclass(frozen=True)
class Place:
    """Where and when services are shown.

    `forms` has the forms that exist, by name; `link` turns a path from the root into an address
    for the page that is being shown.
    """

    today: date
    services: Mapping[str, ServiceEntry]
    forms: Mapping[str, FormStart] = field(default_factory=dict)
    link: Callable[[str], str] = str


@dataclass(frozen=True)
class Fact:
    """A line of the list of facts; `words` may be several lines."""

    label: str
    words: tuple[str, ...]


def provision(entry: ServiceEntry) -> list[Fact]:
    """Return the two facts that stand first everywhere: who provides it and for whom."""
    return [
        Fact(PROVIDED_BY, (entry.provided_by_words,)),
        Fact(OPEN_TO, (entry.open_to_words,)),
    ]


def facts(entry: ServiceEntry) -> list[Fact]:
    """Return what else is known, leaving out what is not."""
    asking = ", or ".join(_ASKING[each] for each in entry.who_may_ask)
    known = [
        Fact("Who it is for", (entry.for_whom,)),
        Fact("It can help when", entry.helps_when),
        Fact("Who can ask", (as_sentence(asking),)),
        Fact("Voluntary", ("Yes. Nobody has to take part.",) if entry.voluntary else ()),
        Fact("Confidential", (entry.confidential,)),
        Fact("Cost", (entry.cost,)),
        Fact("Area", (entry.area,)),
    ]
    return [fact for fact in known if any(fact.words)]


def cost(entry: ServiceEntry) -> str:
    """Return the cost for a table, in which no cell stays empty."""
    return entry.cost or _NOT_KNOWN


def as_sentence(words: str) -> str:
    """Return words with a capital letter at their beginning, and no other changed."""
    return words[:1].upper() + words[1:]
