import pytest

from tests.support.policy import Call, allows, item_call
from tests.support.template import translated

SUBMIT, NOTIFY, DESK = "SubmitFormRole", "NotifyCoordinatorsRole", "DeskRole"
ROLES = (SUBMIT, NOTIFY, DESK)
TRANSACTION = "TransactWriteItems"
SENDER = {"ses:FromAddress": ["Sender"]}
SES = "arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:"
NEW_ITEMS = ("CASE#1", "ANSWERS#1", "PARTY#1", "REF#AB12", "PERSON#f00d", "RECEIPT#1")


def may(role: str, call: Call) -> bool:
    return allows(translated()["Resources"][role], call)


@pytest.mark.parametrize("partition", NEW_ITEMS)
def test_submit_puts_new_items_in_a_transaction(partition: str) -> None:
    assert may(SUBMIT, item_call("PutItem", partition, within=TRANSACTION))
    assert may(SUBMIT, item_call("ConditionCheckItem", partition, within=TRANSACTION))


@pytest.mark.parametrize("partition", NEW_ITEMS)
def test_submit_puts_nothing_outside_a_transaction(partition: str) -> None:
    assert not may(SUBMIT, item_call("PutItem", partition))


@pytest.mark.parametrize("partition", ["DESK#1", "MEMBER#1", "CASES#1", "LEDGER#1"])
def test_submit_puts_nothing_else(partition: str) -> None:
    assert not may(SUBMIT, item_call("PutItem", partition, within=TRANSACTION))


@pytest.mark.parametrize("verb", ["GetItem", "UpdateItem"])
def test_submit_reads_and_revises_receipts_alone(verb: str) -> None:
    assert [p for p in NEW_ITEMS if may(SUBMIT, item_call(verb, p))] == ["RECEIPT#1"]


def test_submit_counts_and_does_nothing_else_with_counters() -> None:
    verbs = ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]
    assert [verb for verb in verbs if may(SUBMIT, item_call(verb, "COUNTER#f00d"))] == [
        "UpdateItem"
    ]
    assert not may(SUBMIT, item_call("PutItem", "COUNTER#f00d", within=TRANSACTION))


@pytest.mark.parametrize("role", [NOTIFY, DESK])
@pytest.mark.parametrize("verb", ["GetItem", "Query", "UpdateItem"])
def test_nobody_else_sees_a_counter(role: str, verb: str) -> None:
    assert not may(role, item_call(verb, "COUNTER#f00d"))


@pytest.mark.parametrize("index", ["due", "worklist", "received", "expiry"])
def test_submit_lists_nothing(index: str) -> None:
    assert not may(SUBMIT, Call("dynamodb:Query", f"Table.Arn/index/{index}"))
    assert not may(SUBMIT, item_call("Query", "CASE#1"))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verb", ["Scan", "BatchGetItem", "PartiQLSelect", "DeleteTable"])
def test_nobody_reads_at_large(role: str, verb: str) -> None:
    assert not may(role, Call(f"dynamodb:{verb}", "Table.Arn"))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verb", ["GetItem", "Query", "PutItem", "UpdateItem"])
def test_request_that_names_no_key_is_refused(role: str, verb: str) -> None:
    within = {"dynamodb:EnclosingOperation": [TRANSACTION]}
    assert not may(role, Call(f"dynamodb:{verb}", "Table.Arn", within))


def test_one_foreign_key_spoils_a_request() -> None:
    keys = {"dynamodb:LeadingKeys": ["CASE#1", "ANSWERS#1"]}
    assert not may(NOTIFY, Call("dynamodb:GetItem", "Table.Arn", keys))


@pytest.mark.parametrize("verb", ["GetItem", "UpdateItem"])
def test_notifier_reads_and_settles_cases_alone(verb: str) -> None:
    assert [p for p in NEW_ITEMS if may(NOTIFY, item_call(verb, p))] == ["CASE#1"]


def test_notifier_lists_what_is_due_and_what_waits() -> None:
    indexes = ["due", "worklist", "received", "expiry"]
    listed = [i for i in indexes if may(NOTIFY, Call("dynamodb:Query", f"Table.Arn/index/{i}"))]
    assert listed == ["due", "worklist"]


def test_notifier_reads_the_stream() -> None:
    for verb in ("DescribeStream", "GetRecords", "GetShardIterator"):
        assert may(NOTIFY, Call(f"dynamodb:{verb}", "Table.StreamArn"))


def test_notifier_sets_aside_what_fails() -> None:
    assert may(NOTIFY, Call("sqs:SendMessage", "StreamDeadLetters.Arn"))


@pytest.mark.parametrize("action", ["ses:SendEmail", "ses:SendRawEmail"])
@pytest.mark.parametrize(
    "through", ["identity/SenderIdentity", "configuration-set/ConfigurationSet"]
)
def test_notifier_sends_as_the_sender(action: str, through: str) -> None:
    assert may(NOTIFY, Call(action, SES + through, SENDER))


def test_notifier_sends_as_nobody_else() -> None:
    other = {"ses:FromAddress": ["somebody@example.org"]}
    assert not may(NOTIFY, Call("ses:SendEmail", f"{SES}identity/SenderIdentity", other))


@pytest.mark.parametrize("role", [SUBMIT, DESK])
def test_only_the_notifier_sends(role: str) -> None:
    assert not may(role, Call("ses:SendRawEmail", f"{SES}identity/SenderIdentity", SENDER))


READ_AT_THE_DESK = ("CASE#1", "ANSWERS#1", "PARTY#1", "MEMBER#1", "DESK#1")


@pytest.mark.parametrize("partition", READ_AT_THE_DESK)
@pytest.mark.parametrize("verb", ["GetItem", "Query"])
def test_desk_reads_cases_members_and_sessions(partition: str, verb: str) -> None:
    assert may(DESK, item_call(verb, partition))


@pytest.mark.parametrize("partition", ["PERSON#f00d", "RECEIPT#1", "REF#AB12"])
def test_desk_reads_nothing_else(partition: str) -> None:
    assert not may(DESK, item_call("GetItem", partition))


def test_desk_keeps_its_sessions() -> None:
    for verb in ("PutItem", "UpdateItem", "DeleteItem"):
        assert may(DESK, item_call(verb, "DESK#1"))


def test_desk_adds_events_to_cases() -> None:
    assert may(DESK, item_call("PutItem", "CASE#1"))


@pytest.mark.parametrize("partition", ["ANSWERS#1", "PARTY#1", "MEMBER#1"])
@pytest.mark.parametrize("verb", ["PutItem", "UpdateItem", "DeleteItem"])
def test_desk_changes_no_answer_and_no_member(partition: str, verb: str) -> None:
    assert not may(DESK, item_call(verb, partition))


def test_desk_lists_the_worklist_alone() -> None:
    indexes = ["due", "worklist", "received", "expiry"]
    listed = [i for i in indexes if may(DESK, Call("dynamodb:Query", f"Table.Arn/index/{i}"))]
    assert listed == ["worklist"]


@pytest.mark.parametrize(
    ("role", "log"),
    [(SUBMIT, "SubmitFormLogs"), (NOTIFY, "NotifyCoordinatorsLogs"), (DESK, "DeskLogs")],
)
def test_each_function_writes_its_own_log(role: str, log: str) -> None:
    logs = ("SubmitFormLogs", "NotifyCoordinatorsLogs", "DeskLogs")
    writable = [each for each in logs if may(role, Call("logs:PutLogEvents", f"{each}.Arn"))]
    assert writable == [log]
