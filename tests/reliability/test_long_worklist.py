"""The first page of a list costs the same however many cases wait, on the official engine."""

from statistics import median
from time import perf_counter
from typing import Any, Final

import pytest

from intake.adapters.table import Table
from intake.adapters.values import encode
from intake.adapters.worklist import Worklist
from intake.cases.member import COORDINATOR, Member
from intake.services.list_cases import SHOWN, ListCases, View
from intake.services.sealing import Seal
from tests.support.clock import Clock
from tests.support.stored_case import case_id

FEW, MANY = 100, 5_000
MOST_UNITS: Final = 4.0
"""Read units of a first page of one team, with the look into the quarantine: 26 items of less than
half a kilobyte, at half a unit for each four kilobytes."""

SLOWEST: Final = 1.5
RUNS: Final = 41
BATCH: Final = 25


def member(team: str) -> Member:
    return Member("jo", "Jo Field", (team,), (COORDINATOR,))


def item(number: int, team: str) -> dict[str, Any]:
    """A case as small as its list needs it; forty are promised for the same moment."""
    at = number // 40
    return {
        "pk": f"CASE#{team}-{number}",
        "sk": "CASE",
        "open_for": team,
        "promised_by": f"20{27 + at // 336:02}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}T17:00:00Z",
        "case_id": case_id(number),
        "reference": "CDFH-2345",
        "form_title": "Refer someone for one-to-one support",
        "service": "one-to-one-support",
        "form": "referral",
        "flags": [],
        "status": "open",
        "team": team,
        "received_at": "2026-11-20T14:05:00Z",
    }


def fill(table: Table, team: str, count: int) -> None:
    client, name = table._client, table._name  # noqa: SLF001 the desk has no such verb
    for first in range(0, count, BATCH):
        puts = [
            {"PutRequest": {"Item": encode(item(n, team))}} for n in range(first, first + BATCH)
        ]
        left = client.batch_write_item(RequestItems={name: puts})["UnprocessedItems"]
        assert not left


class Units:
    """Adds up what the engine says it has read."""

    def __init__(self, table: Table) -> None:
        self.read = 0.0
        events = table._client.meta.events  # noqa: SLF001 a test may listen
        events.register("before-parameter-build.dynamodb.Query", self._ask)
        events.register("after-call.dynamodb.Query", self._add)

    def _ask(self, params: dict[str, Any], **_: Any) -> None:
        params["ReturnConsumedCapacity"] = "TOTAL"

    def _add(self, parsed: dict[str, Any], **_: Any) -> None:
        self.read += parsed["ConsumedCapacity"]["CapacityUnits"]


@pytest.fixture
def listing(local_table: Table) -> ListCases:
    fill(local_table, "few", FEW)
    fill(local_table, "many", MANY)
    return ListCases(Worklist(local_table), (), Seal(b"k" * 32))


def test_first_page_reads_no_more_of_a_long_list(listing: ListCases, local_table: Table) -> None:
    units, read = Units(local_table), {}
    for team in ("few", "many"):
        units.read = 0.0
        found = listing(member(team), View.TEAM, "", Clock()())
        assert len(found.cases) == SHOWN
        read[team] = units.read
    assert read["many"] <= read["few"] <= MOST_UNITS


def test_first_page_of_a_long_list_is_as_quick(listing: ListCases) -> None:
    taken: dict[str, list[float]] = {"few": [], "many": []}
    for _ in range(RUNS):
        for team, times in taken.items():
            began = perf_counter()
            listing(member(team), View.TEAM, "", Clock()())
            times.append(perf_counter() - began)
    assert median(taken["many"]) <= SLOWEST * median(taken["few"])
