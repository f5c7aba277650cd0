"""What SES is told to do, and not to do, with notifications."""

from typing import Any

from tests.support.breaking import Break
from tests.support.policy import statements_of
from tests.support.template import Document, properties, resources


def _configuration(document: Document) -> dict[str, Any]:
    (configuration,) = properties(document, "AWS::SES::ConfigurationSet")
    return configuration


def no_address_is_silently_suppressed(document: Document) -> None:
    # without a list the account's own rule holds, and that one suppresses
    assert _configuration(document)["SuppressionOptions"] == {"SuppressedReasons": []}


def email_travels_encrypted_or_not_at_all(document: Document) -> None:
    assert _configuration(document)["DeliveryOptions"]["TlsPolicy"] == "REQUIRE"


def whoever_sends_does_it_through_this_configuration(document: Document) -> None:
    for function in properties(document, "AWS::Lambda::Function"):
        variables = function["Environment"]["Variables"]
        if "SENDER" in variables:
            assert variables["CONFIGURATION_SET"] == {"Ref": "ConfigurationSet"}


def identity_is_made_only_when_asked_for(document: Document) -> None:
    identity = document["Resources"]["SenderInSes"]
    asked = {"Fn::Equals": [{"Ref": "SenderIdentityIs"}, "made"]}
    assert document["Conditions"][identity["Condition"]] == asked
    assert identity["Properties"]["EmailIdentity"] == {"Ref": "SenderIdentity"}


def only_in_the_sandbox_more_than_the_sender_may_be_used(document: Document) -> None:
    asked = {"Fn::Equals": [{"Ref": "MailAccountIs"}, "sandbox"]}
    assert document["Conditions"][document["Resources"]["SandboxMail"]["Condition"]] == asked
    assert document["Parameters"]["MailAccountIs"]["Default"] == "production"


def in_the_sandbox_those_who_send_do_it_from_the_same_sender(document: Document) -> None:
    policy = document["Resources"]["SandboxMail"]["Properties"]
    (added,) = policy["PolicyDocument"]["Statement"]
    sending = {
        name: statement
        for name, role in resources(document, "AWS::IAM::Role").items()
        for statement in statements_of(role)
        if statement.get("Sid") == "SendEmail"
    }
    assert [each["Ref"] for each in policy["Roles"]] == [*sending]
    for statement in sending.values():
        kept = ("Effect", "Action", "Condition")
        assert {key: added[key] for key in kept} == {key: statement[key] for key in kept}


_S = ("SandboxMail", "Properties")
_I = ("SenderInSes", "Properties")
_P = ("ConfigurationSet", "Properties")
BREAKS = (
    Break(identity_is_made_only_when_asked_for, ("SenderInSes", "Condition")),
    Break(identity_is_made_only_when_asked_for, (*_I, "EmailIdentity"), {"Ref": "Sender"}),
    Break(no_address_is_silently_suppressed, (*_P, "SuppressionOptions"), {}),
    Break(
        no_address_is_silently_suppressed,
        (*_P, "SuppressionOptions", "SuppressedReasons"),
        ["BOUNCE"],
    ),
    Break(email_travels_encrypted_or_not_at_all, (*_P, "DeliveryOptions", "TlsPolicy"), "OPTIONAL"),
    Break(
        whoever_sends_does_it_through_this_configuration,
        ("SweepNotices", "Properties", "Environment", "Variables", "CONFIGURATION_SET"),
        "",
    ),
    Break(only_in_the_sandbox_more_than_the_sender_may_be_used, ("SandboxMail", "Condition")),
    Break(
        only_in_the_sandbox_more_than_the_sender_may_be_used,
        ("MailAccountIs", "Default"),
        "sandbox",
        section="Parameters",
    ),
    Break(in_the_sandbox_those_who_send_do_it_from_the_same_sender, (*_S, "Roles", 0)),
    Break(
        in_the_sandbox_those_who_send_do_it_from_the_same_sender,
        (*_S, "PolicyDocument", "Statement", 0, "Condition"),
        {},
    ),
)
