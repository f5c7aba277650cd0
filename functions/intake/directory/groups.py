"""The two parts of the directory, kept apart so that nobody is sent to a line not for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from intake.directory.entry import PUBLIC, STAFF, ServiceEntry

_TITLES: Final = {PUBLIC: "Support for you", STAFF: "Support at work"}
_WORDS: Final = {
    PUBLIC: "Anyone can ask for these.",
    STAFF: "These are only for people who work for the employer named on each card.",
}


@dataclass(frozen=True)
class Group:
    """Services that are open to the same people."""

    open_to: str
    title: str
    services: tuple[ServiceEntry, ...]

    @property
    def words(self) -> str:
        """Who may ask for these services, as a sentence."""
        return _WORDS[self.open_to]


def groups(services: Iterable[ServiceEntry]) -> list[Group]:
    """Return the groups that have services, those open to the public first."""
    found = list(services)
    parted = [
        Group(open_to, title, tuple(each for each in found if each.open_to == open_to))
        for open_to, title in _TITLES.items()
    ]
    return [group for group in parted if group.services]
