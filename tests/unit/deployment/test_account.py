from dataclasses import replace
from typing import Any

import pytest

from deployment.account import Account, read_account
from tests.support.template import written

SETTINGS = {
    "SenderIdentity": "example.org",
    "TeamAddresses": '{"general":{"office":"a@example.org","lead":"b@example.net"}}',
}
READY = Account(
    number="123456789012",
    in_sandbox=False,
    sending=True,
    verified=frozenset({"example.org"}),
    calls_at_once=1000,
)


def mistakes(account: Account, **more: str) -> list[str]:
    return list(account.mistakes({**SETTINGS, **more}))


def test_an_account_that_is_ready_has_no_mistakes() -> None:
    assert mistakes(READY, ReservedConcurrency="20") == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"verified": frozenset()}, "SES has not verified example.org"),
        ({"sending": False}, "SES has stopped sending"),
        ({"in_sandbox": True}, "would not send to 1 of the teams' addresses"),
    ],
)
def test_each_thing_that_is_missing_has_its_line(changed: dict[str, Any], words: str) -> None:
    (line,) = mistakes(replace(READY, **changed))
    assert words in line


def test_an_identity_that_the_stack_makes_need_not_be_known() -> None:
    assert mistakes(replace(READY, verified=frozenset()), SenderIdentityIs="made") == []


@pytest.mark.parametrize(("in_sandbox", "told"), [(True, "sandbox"), (False, "production")])
def test_the_functions_are_told_whether_ses_asks_about_whoever_is_written_to(
    in_sandbox: bool, told: str
) -> None:
    settings = replace(READY, in_sandbox=in_sandbox).settings
    assert settings == {"MailAccountIs": told}
    allowed = written()["Parameters"]["MailAccountIs"]["AllowedValues"]
    assert told in allowed


def test_the_sandbox_is_no_trouble_when_every_address_is_verified() -> None:
    known = frozenset({"example.org", "b@example.net"})
    assert mistakes(replace(READY, in_sandbox=True, verified=known)) == []


@pytest.mark.parametrize(("quota", "wrong"), [(10, 1), (139, 1), (140, 0)])
def test_lambda_must_have_the_calls_that_are_reserved(quota: int, wrong: int) -> None:
    account = replace(READY, calls_at_once=quota)
    assert len(mistakes(account, ReservedConcurrency="20")) == wrong
    assert mistakes(account) == []


@pytest.mark.parametrize(("quota", "lines"), [(10, 1), (49, 1), (50, 0), (1000, 0)])
def test_a_small_quota_is_told_and_is_no_mistake(quota: int, lines: int) -> None:
    account = replace(READY, calls_at_once=quota)
    said = list(account.warnings())
    assert len(said) == lines
    assert all(f"allows this account {quota} calls at once" in line for line in said)
    assert mistakes(account) == []


def test_a_quota_is_small_when_a_burst_of_the_forms_is_more(template: Any) -> None:
    settings = template.document["Resources"]["PublicApi"]["Properties"]["DefaultRouteSettings"]
    burst = settings["ThrottlingBurstLimit"]
    quotas = (burst - 1, burst)
    assert [len([*replace(READY, calls_at_once=each).warnings()]) for each in quotas] == [1, 0]


class Services:
    """What AWS says of a new account, in two pages of identities."""

    def client(self, _service: str, _region: str) -> "Services":
        return self

    def get_account(self) -> dict[str, Any]:
        return {"ProductionAccessEnabled": False, "SendingEnabled": True}

    def get_account_settings(self) -> dict[str, Any]:
        return {"AccountLimit": {"ConcurrentExecutions": 10}}

    def get_caller_identity(self) -> dict[str, str]:
        return {"Account": "123456789012"}

    def list_email_identities(self, NextToken: str = "", **_: int) -> dict[str, Any]:  # noqa: N803 botocore's name
        if not NextToken:
            waiting = {"IdentityName": "waiting.example.org", "VerificationStatus": "PENDING"}
            return {"EmailIdentities": [waiting], "NextToken": "2"}
        return {
            "EmailIdentities": [{"IdentityName": "example.org", "VerificationStatus": "SUCCESS"}]
        }


def test_a_new_account_is_read_as_it_is() -> None:
    assert read_account(Services().client) == replace(READY, in_sandbox=True, calls_at_once=10)
