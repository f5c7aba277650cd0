"""A thousand items on both sides of their time, and a restore, on the official engine.

The engine removes nothing by TTL here, so that what goes goes by the daily round.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

import pytest

from intake.adapters.case_reader import CaseReader
from intake.adapters.table import Table
from intake.cases.member import Member
from intake.cases.retention import Period, delete_after
from intake.services.find_person import Found
from intake.services.read_case import ReadCase
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.support.clock import Clock
from tests.support.kept_case import Office
from tests.support.stored_case import case_id, new_case, store

CASES: Final = 120
"""With ten items each."""

A_DAY: Final = 6
"""Cases closed on one day."""

HALF: Final = 66
JO: Final = Member("m-1", "Jo Field", ("general",), ("coordinator",))
FIRST: Final = datetime(2026, 11, 1, 12, tzinfo=UTC)
MIDDLE: Final = delete_after(FIRST + timedelta(days=10), Period(6, "month"))
"""When the time of the first half is over; a summer's midnight for what was closed in winter."""


@pytest.fixture
def office(local_table: Table, clock: Clock) -> Office:
    database = local_table._client  # noqa: SLF001 a test may look
    name = f"{local_table._name}-ledger"  # noqa: SLF001
    database.create_table(**Template.read(TEMPLATE).table_properties(name, "LedgerTable"))
    return Office(local_table, Table(database, name), clock)


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def scan(table: Table) -> list[dict[str, Any]]:
    pages = table._client.get_paginator("scan").paginate(TableName=table._name)  # noqa: SLF001
    return [item for page in pages for item in page["Items"]]


def put_back(table: Table, item: dict[str, Any]) -> None:
    table._client.put_item(TableName=table._name, Item=item)  # noqa: SLF001


def standing(table: Table) -> Counter[str]:
    """How many items belong to each case: by its id, its reference, or the number in a person."""
    keys = [(item["pk"]["S"], item["sk"]["S"]) for item in scan(table)]
    return Counter(sk[:26] if pk.startswith("PERSON") else _case(pk) for pk, sk in keys)


def _case(pk: str) -> str:
    kind, _, key = pk.partition("#")
    return case_id(int(key.removeprefix("CD-"))) if kind == "REF" else key


def received(office: Office, number: int) -> str:
    persons = [(f"{number:063x}{each}", "person") for each in range(5)]
    store(office.table, new_case(number, reference=f"CD-{number}"), persons=persons)
    return case_id(number)


def closed(office: Office, number: int) -> str:
    stored = received(office, number)
    day = FIRST + timedelta(days=number // A_DAY)
    office.cases.do(office.cases.close(stored, "answered", "jo", day))
    return stored


def readable(office: Office, cases: list[str], now: datetime) -> list[str]:
    read = ReadCase(CaseReader(office.table), ())
    return [each for each in cases if read(JO, each, now)]


def test_what_is_past_its_time_is_invisible_at_once_gone_within_a_day_and_nothing_early(
    office: Office, threads: ThreadPoolExecutor
) -> None:
    every = list(threads.map(partial(closed, office), range(CASES)))
    assert len(scan(office.table)) >= 1000
    just_before = MIDDLE - timedelta(seconds=1)
    assert readable(office, every[HALF - A_DAY :], just_before) == every[HALF - A_DAY :]
    assert readable(office, every, MIDDLE) == every[HALF:]
    office.round(just_before)
    assert standing(office.table).keys() == set(every[HALF - A_DAY :])
    office.round(MIDDLE + timedelta(hours=24))
    assert standing(office.table).keys() == set(every[HALF + A_DAY :])


def test_fifty_erased_cases_do_not_come_back_with_an_older_copy(
    office: Office, threads: ThreadPoolExecutor, clock: Clock
) -> None:
    every = list(threads.map(partial(received, office), range(60)))
    copy = scan(office.table)
    erased = every[:50]
    found = [Found(office.kept(each), ["person"]) for each in erased]
    for step in office.erase.plan(found):
        office.erase.do(step, "jo", clock())
    assert standing(office.table).keys() == set(every[50:])
    list(threads.map(partial(put_back, office.table), copy))
    assert standing(office.table).keys() == set(every)
    for returned in list(office.replay.look(clock().date(), clock())):
        office.replay.do(returned, "jo", clock())
    assert standing(office.table).keys() == set(every[50:])
    assert list(office.replay.look(clock().date(), clock())) == []
