"""What is past its time, and what was erased, on the official engine.

The engine removes nothing by TTL here, so that what goes goes by the daily round.
"""

from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any, Final

from botocore.config import Config
from botocore.session import get_session

from intake.adapters.case_reader import CaseReader
from intake.adapters.table import Table
from intake.cases.member import Member
from intake.cases.retention import Period, delete_after
from intake.services.find_person import Found
from intake.services.read_case import ReadCase
from tests.reliability.rig.deployed import TEMPLATE
from tests.support.clock import Clock
from tests.support.kept_case import Office
from tests.support.stored_case import case_id, new_case, store
from tests.support.streamless import streamless

CASES: Final = 120
"""With ten items each."""

A_DAY: Final = 6
"""Cases closed on one day."""

HALF: Final = 66
JO: Final = Member("m-1", "Jo Field", ("general",), ("coordinator",))
FIRST: Final = datetime(2026, 11, 1, 12, tzinfo=UTC)
MIDDLE: Final = delete_after(FIRST + timedelta(days=10), Period(6, "month"))
"""When the time of the first half is over; a summer's midnight for what was closed in winter."""

ERASED: Final = 50
_THREADS: Final = 4
_numbers = count(1)


@dataclass(frozen=True)
class Boundary:
    """Items on both sides of their time, and the cases with which something was wrong."""

    items: int
    shown_late: Collection[str]
    hidden_early: Collection[str]
    kept_late: Collection[str]
    gone_early: Collection[str]


@dataclass(frozen=True)
class Restored:
    """Cases erased, those of them that an older copy brought back, and that stayed after all."""

    erased: int
    returned: int
    back: Collection[str]
    others_gone: Collection[str]


def boundary(engine: str) -> Boundary:
    """Close cases day after day, and look just before, at and a day after the first half's end."""
    office = _office(engine)
    with ThreadPoolExecutor(_THREADS) as threads:
        every = list(threads.map(partial(_closed, office), range(CASES)))
    items = len(_scan(office.table))
    before, after = MIDDLE - timedelta(seconds=1), MIDDLE + timedelta(hours=24)
    last_day, past, ahead = every[HALF - A_DAY : HALF], set(every[:HALF]), set(every[HALF:])
    hidden = {*last_day, *ahead} - _readable(office, every, before)
    shown = _readable(office, every, MIDDLE)
    office.round(before)
    first = _standing(office.table)
    office.round(after)
    second = _standing(office.table)
    yet_to_come = set(every[HALF + A_DAY :])
    return Boundary(
        items=items,
        shown_late=shown & past,
        hidden_early=hidden | (ahead - shown),
        kept_late=(first & (past - set(last_day))) | (second - yet_to_come),
        gone_early=({*last_day, *ahead} - first) | (yet_to_come - second),
    )


def restored(engine: str) -> Restored:
    """Erase cases, put an older copy of the table back and replay the ledger."""
    office = _office(engine)
    clock = office.clock
    with ThreadPoolExecutor(_THREADS) as threads:
        every = list(threads.map(partial(_received, office), range(ERASED + 10)))
        copy = _scan(office.table)
        erased, others = set(every[:ERASED]), set(every[ERASED:])
        found = [Found(office.kept(each), ["person"]) for each in erased]
        for step in office.erase.plan(found, clock()):
            office.erase.do(step, "jo", clock())
        gone = erased - _standing(office.table)
        list(threads.map(partial(_put_back, office.table), copy))
    returned = _standing(office.table) & gone
    for each in list(office.replay.look(clock().date(), clock())):
        office.replay.do(each, "jo", clock())
    left = _standing(office.table)
    return Restored(len(gone), len(returned), left & erased, others - left)


def _office(engine: str) -> Office:
    database: Any = get_session().create_client(
        "dynamodb", endpoint_url=engine, config=Config(max_pool_connections=_THREADS)
    )
    name = f"endings-{next(_numbers)}"
    database.create_table(**streamless(TEMPLATE, name))
    ledger = f"{name}-ledger"
    database.create_table(**TEMPLATE.table_properties(ledger, "LedgerTable"))
    return Office(Table(database, name), Table(database, ledger), Clock())


def _received(office: Office, number: int) -> str:
    persons = [(f"{number:063x}{each}", "person") for each in range(5)]
    store(office.table, new_case(number, reference=f"CD-{number}"), persons=persons)
    return case_id(number)


def _closed(office: Office, number: int) -> str:
    stored = _received(office, number)
    day = FIRST + timedelta(days=number // A_DAY)
    office.cases.do(office.cases.close(stored, "answered", "jo", day))
    return stored


def _readable(office: Office, cases: Iterable[str], now: datetime) -> set[str]:
    read = ReadCase(CaseReader(office.table), ())
    return {each for each in cases if read(JO, each, now)}


def _scan(table: Table) -> list[dict[str, Any]]:
    pages = table._client.get_paginator("scan").paginate(TableName=table._name)  # noqa: SLF001 the rig may look
    return [item for page in pages for item in page["Items"]]


def _put_back(table: Table, item: dict[str, Any]) -> None:
    table._client.put_item(TableName=table._name, Item=item)  # noqa: SLF001 as a restore does


def _standing(table: Table) -> set[str]:
    """Return the cases that any item belongs to: by id, reference, or the number in a person."""
    keys = [(item["pk"]["S"], item["sk"]["S"]) for item in _scan(table)]
    return {sk[:26] if pk.startswith("PERSON") else _case(pk) for pk, sk in keys}


def _case(pk: str) -> str:
    kind, _, key = pk.partition("#")
    return case_id(int(key.removeprefix("CD-"))) if kind == "REF" else key
