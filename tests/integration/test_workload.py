"""What the computation of costs assumes is not less than what the functions really ask for."""

import json
from collections import Counter
from math import ceil
from typing import Any, Final

import pytest

from deployment.costs.__main__ import deployed
from intake.adapters.notices import Notices
from intake.adapters.table import Item, Table
from tests.integration.test_sweep import sweep
from tests.support.clock import Clock
from tests.support.door import definitions
from tests.support.kept import everything
from tests.support.mail import Mail
from tests.support.notices import a_notice, delivering
from tests.support.walks import every_address, robot

LONGEST: Final = "mediation-referral"
INDEXED: Final = ("due_shard", "open_for", "received_month", "closed_shard")
WORKLOAD: Final = deployed().workload
SUBMISSION: Final = WORKLOAD.bundles["a submission"]


@pytest.fixture
def asked(table: Table) -> Counter[str]:
    """How often the table is asked for what, from now on."""
    counted: Counter[str] = Counter()

    def count(model: Any, **_: Any) -> None:
        counted[model.name] += 1

    table._client.meta.events.register("provide-client-params.dynamodb", count)  # noqa: SLF001 a test may look
    return counted


def stored_by_the_longest_form(table: Table) -> list[Item]:
    walker = robot(LONGEST, table)
    walker.press(walker.walk({})[-1], {})
    return everything(table)


def units(item: Item) -> int:
    """The units that writing an item in a transaction takes, with its entries in indexes."""
    size = len(json.dumps(item, ensure_ascii=False).encode())
    return 2 * ceil(size / 1024) + sum(name in item for name in INDEXED)


def test_storing_the_longest_form_takes_no_more_than_assumed(table: Table) -> None:
    items = stored_by_the_longest_form(table)
    assert 0 < sum(map(units, items)) <= WORKLOAD.parts["storing"]["table_write"]
    assert len(items) <= WORKLOAD.bundles["our own submission"]["deleting an item"]


def test_no_form_has_more_pages_than_assumed() -> None:
    most = max(len(form.pages) for form in definitions().forms.values())
    assert most + len(("check your answers",)) <= SUBMISSION["a page of a form"]


def test_no_team_has_more_people_to_tell_than_assumed() -> None:
    most = max(len(team.to) for team in definitions().teams.values())
    assert most <= SUBMISSION["an email"]


def test_telling_takes_no_more_than_assumed(
    table: Table, clock: Clock, asked: Counter[str]
) -> None:
    case = {
        "case_id": "0", "reference": "CDFH-0000", "team": "general", "flags": [],
        "service_label": "General enquiries", "received_at": "2026-11-21T09:30:00Z",
        "promised_by": "2026-11-25T17:00:00Z",
    }  # fmt: skip
    table.put({"pk": "CASE#0", "sk": "CASE", **case})
    Notices(table).add(a_notice(owner="CASE#0"))
    asked.clear()
    delivering(table, Mail(), clock, every_address()).deliver("CASE#0", "new-1-coordinator")
    email = WORKLOAD.parts["an email"]
    # an entry of the index goes and comes with each change
    assert 0 < 3 * asked["UpdateItem"] <= email["table_write"]
    assert 0 < asked["GetItem"] + asked["Query"] <= email["table_read"]


def test_an_idle_round_asks_no_more_than_assumed(
    table: Table, clock: Clock, asked: Counter[str]
) -> None:
    sweep(table, Mail(), clock)
    # half a unit each: an index is never read consistently
    assert 0 < asked["Query"] / 2 <= WORKLOAD.parts["SweepNotices"]["table_read"]
    assert asked.keys() == {"Query"}
