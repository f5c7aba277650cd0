"""Lists of cases, short and long, each in a table of its own, and what their first pages cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Final

from intake.adapters.table import Table
from intake.adapters.values import encode
from intake.adapters.worklist import Worklist
from intake.cases.member import COORDINATOR, Member
from intake.services.list_cases import SHOWN, ListCases, View
from intake.services.sealing import Seal
from local_stack.template import Template
from tests.benchmark.meter import Meter
from tests.support.casework import Staff
from tests.support.clock import Clock
from tests.support.stored_case import case_id
from tests.support.streamless import streamless

FEW: Final = 100
"""Cases in the short list."""

MOST_UNITS: Final = 4.0
"""Read units of a first page of one team, with the look into the quarantine: 26 items of less than
half a kilobyte, at half a unit for each four kilobytes."""

SLOWEST: Final = 1.5
"""How many times the short list's time the long one's first page may take."""

RUNS: Final = 41
_TEAM: Final = "general"
_READER: Final = Member("jo", "Jo Field", (_TEAM,), (COORDINATOR,))
_BATCH: Final = 25
"""Items in one BatchWriteItem, all that DynamoDB takes."""


@dataclass(frozen=True)
class Cost:
    """Of a first page: the median of milliseconds, and read units."""

    milliseconds: float
    units: float


def filled(client: Any, template: Template, count: int) -> Table:
    """Return a new table in which so many cases wait for one team."""
    name = f"worklist-{count}"
    client.create_table(**streamless(template, name))
    for first in range(0, count, _BATCH):
        numbers = range(first, min(first + _BATCH, count))
        puts = [{"PutRequest": {"Item": encode(_item(number))}} for number in numbers]
        left = client.batch_write_item(RequestItems={name: puts})["UnprocessedItems"]
        assert not left
    return Table(client, name)


def measured(client: Any, tables: Mapping[int, Table]) -> dict[int, Cost]:
    """Return what a first page of each table costs, looked at in turn; `client` is the tables'."""
    meter = Meter(client)
    lists = {size: _listing(table) for size, table in tables.items()}
    seconds: dict[int, list[float]] = {size: [] for size in lists}
    units = dict.fromkeys(lists, 0.0)
    for _ in range(RUNS):
        for size, listing in lists.items():
            meter.reset()
            seconds[size].append(_seconds(listing))
            units[size] = max(units[size], meter.units)
    return {size: Cost(median(seconds[size]) * 1000, units[size]) for size in lists}


def _listing(table: Table) -> ListCases:
    return ListCases(Worklist(table), Staff(()), (), Seal(b"k" * 32))


def _seconds(listing: ListCases) -> float:
    began = perf_counter()
    found = listing(_READER, View.TEAM, "", Clock()())
    taken = perf_counter() - began
    assert len(found.cases) == SHOWN
    return taken


def _item(number: int) -> dict[str, Any]:
    """A case as small as its list needs it; forty are promised for the same moment."""
    at = number // 40
    return {
        "pk": f"CASE#{number}",
        "sk": "CASE",
        "open_for": _TEAM,
        "promised_by": f"20{27 + at // 336:02}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}T17:00:00Z",
        "case_id": case_id(number),
        "reference": "CDFH-2345",
        "form_title": "Refer someone for one-to-one support",
        "service": "one-to-one-support",
        "form": "referral",
        "flags": [],
        "status": "open",
        "team": _TEAM,
        "received_at": "2026-11-20T14:05:00Z",
    }
