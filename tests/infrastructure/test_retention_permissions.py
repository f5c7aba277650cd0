from collections.abc import Sequence

import pytest

from intake.adapters.keepings import ATTRIBUTES
from tests.support.policy import Call, allows, item_call
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


@pytest.mark.parametrize("partition", ["CASE#1", "ANSWERS#1", "PARTY#1"])
def test_keys_and_dates_are_listed_and_no_answer(partition: str) -> None:
    assert may(reading("Query", partition, ["pk", "sk", "expires_at"], "SPECIFIC_ATTRIBUTES"))
    assert not may(reading("Query", partition, ["pk", "answers"], "SPECIFIC_ATTRIBUTES"))
    assert not may(reading("Query", partition, ["pk", "held_until"], "SPECIFIC_ATTRIBUTES"))


@pytest.mark.parametrize("partition", ["ANSWERS#1", "PARTY#1"])
def test_what_holds_answers_is_listed_and_never_read(partition: str) -> None:
    assert not may(reading("GetItem", partition, ["pk"]))


def test_receipt_is_read_for_its_persons_and_never_listed() -> None:
    assert may(reading("GetItem", "RECEIPT#1", ["pk", "sk", "persons"]))
    assert not may(reading("Query", "RECEIPT#1", ["pk"], "SPECIFIC_ATTRIBUTES"))


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


def test_round_lists_what_is_due_and_what_ends() -> None:
    indexes = ["due", "worklist", "received", "expiry"]
    listed = [i for i in indexes if may(Call("dynamodb:Query", f"Table.Arn/index/{i}"))]
    assert listed == ["due", "expiry"]


@pytest.mark.parametrize("verb", ["Scan", "BatchGetItem", "PartiQLSelect", "DeleteTable"])
def test_round_reads_nothing_at_large(verb: str) -> None:
    assert not may(Call(f"dynamodb:{verb}", "Table.Arn"))
