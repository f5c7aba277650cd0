"""What every page of the desk shows of the person who is signed in: their way around, and out."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from intake.cases.access import Task

_PAGES: Final = (
    (Task.LIST, "/", "Cases"),
    (Task.SEARCH, "/search", "Search"),
    (Task.KEY_IN, "/key-in", "Key in a referral"),
    (Task.REPORT, "/reports", "Figures"),
    (Task.REQUESTS, "/requests", "Requests"),
    (Task.RETENTION, "/leaving", "Leaving soon"),
    (Task.PEOPLE, "/people", "People"),
)


@dataclass(frozen=True)
class Account:
    """Who is signed in, the token that their forms carry, and what they may do."""

    name: str
    form_token: str
    tasks: Collection[Task] = ()

    @property
    def pages(self) -> list[tuple[str, str]]:
        """The pages that this person may open, as path and words."""
        return [(path, words) for task, path, words in _PAGES if task in self.tasks]
