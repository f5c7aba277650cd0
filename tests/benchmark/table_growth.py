"""What each query costs when the table holds a hundred items, ten thousand and a hundred thousand.

`python -m tests.benchmark.table_growth`; ends with 1 when a query costs more than its bar at any
size. On DynamoDB Local, which counts capacity as DynamoDB does. One case in ten is open; all of
these wait for one and the same team, unopened and with emails that are due, so that its lists grow
with the table. The others are closed and end one after the other.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, islice
from statistics import median
from time import perf_counter
from typing import Any, Final

from botocore.session import get_session

from deployment.terminal import say
from intake.adapters.case_reader import CaseReader
from intake.adapters.keepings import CLOSED_SHARD, Keepings
from intake.adapters.notices import Notices
from intake.adapters.open_cases import OpenCases
from intake.adapters.submissions import Submission, Submissions
from intake.adapters.table import Table
from intake.adapters.worklist import Worklist
from intake.cases.moments import kept
from intake.forms.answers import Answers
from intake.rendering.notification import MOST_WAITING
from intake.services.list_cases import SHOWN
from intake.services.sweep_notices import MOST as SWEPT
from local_stack import dynamodb_local
from local_stack.environment import applied, isolated
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.benchmark.meter import Meter
from tests.support.notices import NOW, a_notice
from tests.support.stored_case import ABOUT_PERSON, case_id, new_case

SIZES: Final = (100, 10_000, 100_000)
RUNS: Final = 15
OPEN: Final = 10
"""One case in so many is open."""

TEAM: Final = "general"
_BATCH: Final = 25
"""Items in one BatchWriteItem, all that DynamoDB takes."""

_NAME: Final = "alongside"


class Collecting(Table):
    """Keeps what a transaction would write."""

    def __init__(self) -> None:
        super().__init__(None, "")
        self.items: list[dict[str, Any]] = []

    def transact(self, operations: Iterable[Mapping[str, Any]]) -> None:
        self.items += [operation["Put"]["Item"] for operation in operations]


@dataclass(frozen=True)
class Query:
    """One thing that a function asks of the table, and the most capacity units it may cost."""

    name: str
    most: float
    ask: Callable[[], object]


def submission(number: int) -> Submission:
    """Return a submission as the contact form makes it: seven items."""
    case = new_case(number, reference=f"R-{number}")
    owner = f"CASE#{case.id}"
    notices = [a_notice(owner=owner, role=role) for role in ("coordinator", "office")]
    persons = [(f"{number:064x}", "person")]
    return Submission(case.id, case, Answers(ABOUT_PERSON, {}), notices, persons, "payload")


def items(number: int) -> list[dict[str, Any]]:
    """Return the items of a case in wire form: open, or told of, opened and closed."""
    table = Collecting()
    Submissions(table).store(submission(number))
    if number % OPEN:
        for item in table.items:
            _close(item, number)
    return table.items


def _close(item: dict[str, Any], number: int) -> None:
    for name in ("due_shard", "due_at"):
        item.pop(name, None)
    if item["sk"]["S"] == "CASE":
        item["unlisted_for"] = item.pop("open_for")
        item["closed_shard"] = {"S": CLOSED_SHARD}
        item["delete_after"] = {"S": kept(NOW + timedelta(minutes=number))}


def queries(table: Table, size: int) -> Iterator[Query]:
    """Give what functions ask, each with the most it may cost whatever the table holds."""
    numbers = count(10 * size)
    opened = case_id(OPEN)
    notices, cases, reader, keepings = (
        Notices(table), OpenCases(table), CaseReader(table), Keepings(table),
    )  # fmt: skip
    submissions, lists = Submissions(table), Worklist(table)
    soon = NOW + timedelta(minutes=10)
    yield Query("submit: the transaction", 30, lambda: submissions.store(submission(next(numbers))))
    yield Query("submit: a repeat's receipt", 1, lambda: submissions.receipt(opened))
    yield Query("notify: how many wait", 4, lambda: table.count_index(
        "worklist", "open_for", TEAM, MOST_WAITING))  # fmt: skip
    yield Query("sweep: what is due", 8, lambda: notices.due(NOW, SWEPT))
    yield Query("sweep: what will be", 8, lambda: notices.due_between(NOW, soon, SWEPT))
    yield Query("digest: a team's list", 35, lambda: cases.listed(TEAM, 1000))
    yield Query("retention: what has ended", 1, lambda: keepings.ending(NOW - timedelta(days=1)))
    yield Query("retention: what to look at", 1, lambda: keepings.to_look_at(NOW))
    yield Query("desk: the list", 4, lambda: list(islice(lists.read(TEAM, SHOWN + 1), SHOWN)))
    yield Query("desk: a case", 1, lambda: reader.find(opened))
    yield Query("desk: its answers", 1, lambda: reader.answers(opened))


def measured(query: Query, meter: Meter) -> tuple[float, float]:
    """Return milliseconds and capacity units of one asking."""
    seconds = []
    meter.reset()
    for _ in range(RUNS):
        began = perf_counter()
        query.ask()
        seconds.append(perf_counter() - began)
    return median(seconds) * 1000, meter.units / RUNS


def fill(client: Any, numbers: Iterable[int]) -> None:
    """Put whole cases into the table, many items in a request."""
    waiting = (item for number in numbers for item in items(number))
    while batch := list(islice(waiting, _BATCH)):
        writes = [{"PutRequest": {"Item": item}} for item in batch]
        client.batch_write_item(RequestItems={_NAME: writes})


def rows(client: Any) -> Iterator[tuple[Query, Sequence[tuple[float, float]]]]:
    """Give each query with what it cost at each size."""
    table, meter = Table(client, _NAME), Meter(client)
    found: dict[str, list[tuple[float, float]]] = {}
    each_case = len(items(OPEN))
    asked: list[Query] = []
    filled = 1
    for size in SIZES:
        fill(client, range(filled, last := 1 + size // each_case))
        filled = last
        asked = list(queries(table, size))
        for query in asked:
            found.setdefault(query.name, []).append(measured(query, meter))
    for query in asked:
        yield query, found[query.name]


def _main() -> int:
    sizes = "".join(f"{size:>10,} items" + " " * 8 for size in SIZES)
    say(f"{'query':<28}{sizes}{'bar':>6}")
    broken: list[str] = []
    with dynamodb_local.running(long=True) as endpoint, applied(isolated(endpoint)):
        client: Any = get_session().create_client("dynamodb")
        client.create_table(**Template.read(TEMPLATE).table_properties(_NAME))
        for query, costs in rows(client):
            told = "".join(f"{took:>10.1f} ms{units:>7.1f} units" for took, units in costs)
            say(f"{query.name:<28}{told}{query.most:>6}")
            if max(units for _, units in costs) > query.most:
                broken.append(f"{query.name} costs more than {query.most} units")
    say("\n".join(broken) or "What a query costs does not grow beyond its bar.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(_main())
