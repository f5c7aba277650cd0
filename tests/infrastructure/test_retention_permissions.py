from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from intake.adapters.case_reader import CaseReader
from intake.adapters.keepings import ATTRIBUTES
from intake.adapters.table import Table
from tests.support.clock import Clock
from tests.support.kept_case import Office
from tests.support.policy import Call, allows, item_call
from tests.support.requests import Heard
from tests.support.template import translated

ROLE = "KeepRetentionRole"
TRANSACTION = "TransactWriteItems"
READABLE = ("CASE#1", "ANSWERS#1", "PARTY#1", "RECEIPT#1")
POINTING = ("REF#AB12", "PERSON#f00d")
FOREIGN = ("MEMBERS", "DESK#1", "COUNTER#f00d", "TEAM#general")
LEDGER = "LedgerTable.Arn"


def may(call: Call) -> bool:
    return allows(translated()["Resources"][ROLE], call)


def reading(verb: str, partition: str, attributes: Sequence[str], select: str = "") -> Call:
    context = {"dynamodb:LeadingKeys": [partition], "dynamodb:Attributes": attributes}
    if select:
        context["dynamodb:Select"] = [select]
    return Call(f"dynamodb:{verb}", "Table.Arn", context)


def test_round_may_do_all_that_it_does(table: Table, ledger: Table, clock: Clock) -> None:
    office = Office(table, ledger, clock)
    deleted, held, kept = (office.receive() for _ in range(3))
    office.close(deleted, "spam")
    for _ in range(30):  # more than one transaction takes
        CaseReader(table).note_reading(deleted, "m-1", clock())
    office.close(held)
    office.close(kept)
    office.hold(held, clock() + timedelta(days=3))
    heard = [Heard(table, "Table.Arn"), Heard(ledger, LEDGER)]
    for days in (0, 10, 31):
        clock.moment = datetime(2026, 11, 21, 9, 30, tzinfo=UTC) + timedelta(days=days)
        office.run_round()
    calls = [call for each in heard for call in each.calls]
    assert {call.action for call in calls} == {
        f"dynamodb:{verb}Item" for verb in ("Get", "Put", "Update", "Delete", "ConditionCheck")
    } | {"dynamodb:Query"}
    assert [call for call in calls if not may(call)] == []


@pytest.mark.parametrize("partition", READABLE)
@pytest.mark.parametrize("verb", ["GetItem", "Query"])
def test_keys_and_dates_are_read_and_no_answer(verb: str, partition: str) -> None:
    assert may(reading(verb, partition, ["pk", "sk", "expires_at"], "SPECIFIC_ATTRIBUTES"))
    assert not may(reading(verb, partition, ["pk", "answers"], "SPECIFIC_ATTRIBUTES"))


@pytest.mark.parametrize("partition", READABLE)
def test_request_for_whole_items_is_refused(partition: str) -> None:
    assert not may(item_call("GetItem", partition))
    assert not may(item_call("Query", partition))
    assert not may(reading("Query", partition, ["pk"], "ALL_ATTRIBUTES"))


@pytest.mark.parametrize("partition", [*POINTING, *FOREIGN])
def test_nothing_else_is_read(partition: str) -> None:
    assert not may(reading("GetItem", partition, ["pk"]))


def test_case_is_read_as_it_is_kept() -> None:
    assert may(reading("GetItem", "CASE#1", ATTRIBUTES))


@pytest.mark.parametrize("partition", [*READABLE, *POINTING])
def test_deleting_happens_in_a_transaction_that_tells_nothing(partition: str) -> None:
    assert may(item_call("DeleteItem", partition, within=TRANSACTION))
    assert not may(item_call("DeleteItem", partition))


@pytest.mark.parametrize("partition", FOREIGN)
@pytest.mark.parametrize("verb", ["DeleteItem", "UpdateItem", "PutItem"])
def test_nothing_else_is_touched(verb: str, partition: str) -> None:
    assert not may(item_call(verb, partition, within=TRANSACTION))


@pytest.mark.parametrize("partition", [*READABLE, *POINTING])
def test_answers_are_stamped_and_not_changed(partition: str) -> None:
    def change(*attributes: str) -> Call:
        context = {
            "dynamodb:LeadingKeys": [partition],
            "dynamodb:Attributes": attributes,
            "dynamodb:EnclosingOperation": [TRANSACTION],
        }
        return Call("dynamodb:UpdateItem", "Table.Arn", context)

    assert may(change("pk", "expires_at"))
    assert not may(change("pk", "answers"))
    assert may(change("pk", "held_until")) == (partition == "CASE#1")


def test_events_are_added_to_cases_alone() -> None:
    writable = [p for p in READABLE if may(item_call("PutItem", p, within=TRANSACTION))]
    assert writable == ["CASE#1"]


@pytest.mark.parametrize("verb", ["GetItem", "Query", "DeleteItem", "UpdateItem"])
def test_ledger_is_written_and_never_read_or_changed(verb: str) -> None:
    context = {"dynamodb:LeadingKeys": ["LEDGER#2026-11"]}
    assert may(Call("dynamodb:PutItem", LEDGER, context))
    assert not may(Call(f"dynamodb:{verb}", LEDGER, context))


@pytest.mark.parametrize("role", ["SubmitFormRole", "NotifyCoordinatorsRole", "DeskRole"])
def test_nobody_else_writes_the_ledger(role: str) -> None:
    call = Call("dynamodb:PutItem", LEDGER, {"dynamodb:LeadingKeys": ["LEDGER#2026-11"]})
    assert not allows(translated()["Resources"][role], call)


def test_round_lists_what_is_due_and_what_ends() -> None:
    indexes = ["due", "worklist", "received", "expiry"]
    listed = [i for i in indexes if may(Call("dynamodb:Query", f"Table.Arn/index/{i}"))]
    assert listed == ["due", "expiry"]


@pytest.mark.parametrize("verb", ["Scan", "BatchGetItem", "PartiQLSelect", "DeleteTable"])
def test_round_reads_nothing_at_large(verb: str) -> None:
    assert not may(Call(f"dynamodb:{verb}", "Table.Arn"))
