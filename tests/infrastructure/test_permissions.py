import pytest

from tests.support.policy import Call, item_call
from tests.support.requests import SES, THROUGH
from tests.support.roles import (
    DESK,
    DIGEST,
    NEW_ITEMS,
    NOTIFY,
    RECEIPTS,
    RETENTION,
    ROLES,
    SUBMIT,
    SWEEP,
    TRANSACTION,
    TRIAL,
    listed_by,
    may,
    roles_of_functions,
)

SENDER = {"ses:FromAddress": ["Sender"]}
READING = ("GetItem", "Query")
SENDING = (NOTIFY, SWEEP)
TELLING = (NOTIFY, SWEEP, RECEIPTS)
"""Roles that settle notices."""


def test_every_role_is_looked_at() -> None:
    assert roles_of_functions() == set(ROLES)


@pytest.mark.parametrize("role", [each for each in ROLES if each not in (DESK, RETENTION)])
@pytest.mark.parametrize("partition", ["ANSWERS#1", "PARTY#1", "PERSON#f00d", "REF#AB12"])
@pytest.mark.parametrize("verb", READING)
def test_nobody_but_the_desk_reads_an_answer(role: str, partition: str, verb: str) -> None:
    assert not may(role, item_call(verb, partition))
    assert not may(role, item_call(verb, partition, within=TRANSACTION))


@pytest.mark.parametrize("partition", NEW_ITEMS)
def test_submit_puts_new_items_in_a_transaction(partition: str) -> None:
    assert may(SUBMIT, item_call("PutItem", partition, within=TRANSACTION))


@pytest.mark.parametrize("partition", NEW_ITEMS)
def test_submit_puts_nothing_outside_a_transaction(partition: str) -> None:
    assert not may(SUBMIT, item_call("PutItem", partition))


@pytest.mark.parametrize("partition", ["DESK#1", "MEMBERS", "CASES#1", "LEDGER#1"])
def test_submit_puts_nothing_else(partition: str) -> None:
    assert not may(SUBMIT, item_call("PutItem", partition, within=TRANSACTION))


def test_submit_reads_receipts_alone() -> None:
    assert [p for p in NEW_ITEMS if may(SUBMIT, item_call("GetItem", p))] == ["RECEIPT#1"]


def test_submit_moves_cases_and_revises_receipts_in_a_transaction_alone() -> None:
    assert not [p for p in NEW_ITEMS if may(SUBMIT, item_call("UpdateItem", p))]
    within = [p for p in NEW_ITEMS if may(SUBMIT, item_call("UpdateItem", p, within=TRANSACTION))]
    assert within == ["CASE#1", "RECEIPT#1"]


def test_submit_asks_of_cases_alone_whether_they_are_open() -> None:
    asked = [p for p in NEW_ITEMS if may(SUBMIT, item_call("ConditionCheckItem", p))]
    assert asked == ["CASE#1"]


def test_submit_counts_and_does_nothing_else_with_counters() -> None:
    verbs = ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]
    assert [verb for verb in verbs if may(SUBMIT, item_call(verb, "COUNTER#f00d"))] == [
        "UpdateItem"
    ]
    assert not may(SUBMIT, item_call("PutItem", "COUNTER#f00d", within=TRANSACTION))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verb", READING)
def test_nobody_reads_a_counter(role: str, verb: str) -> None:
    assert not may(role, item_call(verb, "COUNTER#f00d"))


def test_only_those_who_count_change_a_counter() -> None:
    counting = {role for role in ROLES if may(role, item_call("UpdateItem", "COUNTER#f00d"))}
    assert counting == {SUBMIT, *SENDING}


def test_submit_lists_nothing() -> None:
    assert listed_by(SUBMIT) == []
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


@pytest.mark.parametrize("role", TELLING)
@pytest.mark.parametrize("verb", ["GetItem", "UpdateItem", "PutItem"])
def test_whoever_tells_reads_and_settles_notices_of_cases_and_teams(role: str, verb: str) -> None:
    reached = [p for p in (*NEW_ITEMS, "TEAM#1") if may(role, item_call(verb, p))]
    assert reached == ["CASE#1", "TEAM#1"]


def test_whether_a_summary_has_gone_is_asked_by_those_who_send() -> None:
    call = item_call("ConditionCheckItem", "TEAM#1", within=TRANSACTION)
    assert {role for role in ROLES if may(role, call)} == set(SENDING)


@pytest.mark.parametrize(
    ("role", "indexes"),
    [
        (NOTIFY, ["worklist"]),
        (SWEEP, ["due", "worklist"]),
        (DIGEST, ["due", "worklist", "expiry"]),
        (RECEIPTS, []),
        (RETENTION, ["due", "expiry"]),
        (TRIAL, ["due"]),
        (DESK, ["worklist", "received", "expiry"]),
    ],
)
def test_each_role_lists_what_it_acts_on(role: str, indexes: list[str]) -> None:
    assert listed_by(role) == indexes


def test_digest_adds_notices_to_teams_and_touches_nothing_else() -> None:
    verbs = ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]
    reached = {
        (v, p) for v in verbs for p in (*NEW_ITEMS, "TEAM#1") if may(DIGEST, item_call(v, p))
    }
    assert reached == {("PutItem", "TEAM#1")}


def test_only_the_function_of_receipts_takes_from_their_queue() -> None:
    taking = [role for role in ROLES if may(role, Call("sqs:ReceiveMessage", "Receipts.Arn"))]
    assert taking == [RECEIPTS]


def test_nobody_puts_into_the_queue_of_receipts() -> None:
    assert not [role for role in ROLES if may(role, Call("sqs:SendMessage", "Receipts.Arn"))]


@pytest.mark.parametrize("partition", NEW_ITEMS)
@pytest.mark.parametrize("verb", ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"])
def test_trial_reaches_no_case_but_its_own(partition: str, verb: str) -> None:
    assert not may(TRIAL, item_call(verb, partition))
    assert not may(TRIAL, item_call(verb, partition, within=TRANSACTION))


@pytest.mark.parametrize("partition", NEW_ITEMS)
def test_trial_deletes_its_own_cases_in_a_transaction(partition: str) -> None:
    own = partition.replace("#", "#SYNTHETIC-")
    assert may(TRIAL, item_call("DeleteItem", own, within=TRANSACTION))
    assert not may(TRIAL, item_call("DeleteItem", own))


@pytest.mark.parametrize("verb", ["PutItem", "UpdateItem"])
def test_trial_writes_nothing(verb: str) -> None:
    assert not may(TRIAL, item_call(verb, "CASE#SYNTHETIC-1", within=TRANSACTION))


def test_only_retention_the_trial_and_the_desk_delete_what_a_submission_wrote() -> None:
    gone = [item_call("DeleteItem", p, within=TRANSACTION) for p in NEW_ITEMS]
    deleting = {role for role in ROLES if any(may(role, call) for call in gone)}
    assert deleting == {RETENTION, DESK}


def test_whoever_deletes_writes_the_ledger_and_nobody_takes_from_it() -> None:
    keys = {"dynamodb:LeadingKeys": ["LEDGER#2026-11"]}
    verbs = ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]
    calls = {verb: Call(f"dynamodb:{verb}", "LedgerTable.Arn", keys) for verb in verbs}
    written = {(r, v) for r in ROLES for v in verbs if may(r, calls[v])}
    assert written == {(RETENTION, "PutItem"), (DESK, "PutItem")}


def test_notifier_reads_the_stream() -> None:
    for verb in ("DescribeStream", "GetRecords", "GetShardIterator"):
        assert may(NOTIFY, Call(f"dynamodb:{verb}", "Table.StreamArn"))


def test_notifier_sets_aside_what_fails() -> None:
    assert may(NOTIFY, Call("sqs:SendMessage", "StreamDeadLetters.Arn"))


@pytest.mark.parametrize("action", ["ses:SendEmail", "ses:SendRawEmail"])
@pytest.mark.parametrize("through", THROUGH)
@pytest.mark.parametrize("role", SENDING)
def test_email_goes_as_the_sender(role: str, action: str, through: str) -> None:
    assert may(role, Call(action, SES + through, SENDER))


@pytest.mark.parametrize("role", SENDING)
def test_email_goes_as_nobody_else(role: str) -> None:
    other = {"ses:FromAddress": ["somebody@example.org"]}
    assert not may(role, Call("ses:SendEmail", f"{SES}identity/SenderIdentity", other))


def test_only_the_notifier_and_the_sweeper_send() -> None:
    call = Call("ses:SendRawEmail", f"{SES}identity/SenderIdentity", SENDER)
    assert {role for role in ROLES if may(role, call)} == set(SENDING)


OTHERS = ("MEMBERS", "DESK#1", "DRAFT#1", "EXPORTS#1", "COUNTER#1", "TEAM#1")
PARTITIONS = (*NEW_ITEMS, *OTHERS)
"""A key in every partition of the table."""


def reached_by_the_desk(verb: str, *, within: str = "") -> set[str]:
    reached = [p for p in PARTITIONS if may(DESK, item_call(verb, p, within=within))]
    return {partition.partition("#")[0] for partition in reached}


def test_desk_reads_answers_by_their_case_and_receipts_one_by_one() -> None:
    assert reached_by_the_desk("GetItem") == {"CASE", "REF", "RECEIPT", "MEMBERS", "DESK", "DRAFT"}
    by_case = {"CASE", "ANSWERS", "PARTY", "PERSON", "MEMBERS", "EXPORTS"}
    assert reached_by_the_desk("Query") == by_case


def test_desk_by_itself_puts_events_and_what_is_its_own() -> None:
    assert reached_by_the_desk("PutItem") == {"CASE", "MEMBERS", "EXPORTS", "DESK", "DRAFT"}


def test_desk_by_itself_changes_sessions_alone() -> None:
    assert reached_by_the_desk("UpdateItem") == {"DESK"}


def test_desk_by_itself_deletes_sessions_and_drafts_alone() -> None:
    assert reached_by_the_desk("DeleteItem") == {"DESK", "DRAFT"}


def test_desk_changes_no_answer_and_no_export_in_a_transaction_either() -> None:
    within = {"CASE", "RECEIPT", "MEMBERS", "DESK"}
    assert reached_by_the_desk("UpdateItem", within=TRANSACTION) == within


@pytest.mark.parametrize("role", ROLES)
def test_each_function_writes_its_own_log(role: str) -> None:
    logs = [each.replace("Role", "Logs") for each in ROLES]
    writable = [each for each in logs if may(role, Call("logs:PutLogEvents", f"{each}.Arn"))]
    assert writable == [role.replace("Role", "Logs")]
