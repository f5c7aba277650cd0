"""Lists of open cases, as the worklist index holds them: read in pages, never whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.table import Item, Table
from intake.cases.access import Standing
from intake.cases.moments import kept
from intake.cases.record import Case

Place = tuple[str, str, str]
"""Where a case stands in a list: its keys, and by when a reply was promised."""


@dataclass(frozen=True)
class Listed:
    """A case on a list; `coordinator` is the key of who has taken it, or empty."""

    case: Case
    standing: Standing
    coordinator: str
    list_name: str
    place: Place


class Worklist:
    """What waits, promised soonest first: of a team, or of a member by their pointers."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def read(
        self, list_name: str, chunk: int, after: Place | None = None, until: datetime | None = None
    ) -> Iterator[Listed]:
        """Return cases one by one, fetched `chunk` at a time, only when they are asked for.

        `after` is where an earlier page ended; `until` leaves out what was promised for later.
        """
        key = _index_key(list_name, after) if after else None
        last = ("promised_by", kept(until)) if until else None
        while True:
            items = self._table.index_page(
                "worklist", ("open_for", list_name), limit=chunk, after=key, until=last
            )
            for item in items:
                yield _listed(list_name, item)
            if len(items) < chunk:
                return
            key = _index_key(list_name, _place(items[-1]))


def _index_key(list_name: str, place: Place) -> Item:
    pk, sk, promised_by = place
    return {"pk": pk, "sk": sk, "open_for": list_name, "promised_by": promised_by}


def _place(item: Item) -> Place:
    return item["pk"], item["sk"], item["promised_by"]


def _listed(list_name: str, item: Item) -> Listed:
    allocated, excluded = item.get("allocated", ()), item.get("excluded", ())
    standing = Standing(item.get("team", ""), tuple(allocated), tuple(excluded))
    coordinator = item.get("coordinator", "")
    return Listed(Case.from_item(item), standing, coordinator, list_name, _place(item))
