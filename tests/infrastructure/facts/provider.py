"""The identity provider that the stack makes for an organisation without one."""

from typing import Any

from intake.adapters.identity_provider import SCOPES
from tests.support.breaking import Break
from tests.support.template import Document, properties

MADE = "MakesProvider"


def provider_is_made_when_none_is_named(document: Document) -> None:
    assert document["Conditions"][MADE] == {"Fn::Equals": [{"Ref": "OpenIdIssuer"}, ""]}
    for name in ("DeskUsers", "DeskUsersDomain", "DeskClient"):
        assert document["Resources"][name]["Condition"] == MADE


def nobody_signs_in_with_a_password_alone(document: Document) -> None:
    users = _users(document)
    assert users["MfaConfiguration"] == "ON"
    assert users["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]


def nobody_adds_themselves(document: Document) -> None:
    assert _users(document)["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}


def passwords_are_long(document: Document) -> None:
    assert _users(document)["Policies"]["PasswordPolicy"]["MinimumLength"] >= 12


def people_are_not_deleted_with_the_stack(document: Document) -> None:
    users = document["Resources"]["DeskUsers"]
    assert users["DeletionPolicy"] == users["UpdateReplacePolicy"] == "Retain"
    assert users["Properties"]["DeletionProtection"] == "ACTIVE"


def desk_is_a_client_with_a_secret_and_the_code_flow(document: Document) -> None:
    (client,) = properties(document, "AWS::Cognito::UserPoolClient")
    assert client["GenerateSecret"] is True
    assert client["AllowedOAuthFlows"] == ["code"]
    assert client["CallbackURLs"] == [{"Fn::Sub": "${DeskUrl}/sign-in/return"}]
    assert client["PreventUserExistenceErrors"] == "ENABLED"


def desk_is_told_all_that_it_asks_for(document: Document) -> None:
    # Cognito refuses a sign-in that asks for one scope too many
    (client,) = properties(document, "AWS::Cognito::UserPoolClient")
    assert set(SCOPES) == set(client["AllowedOAuthScopes"])


def client_may_refresh_or_is_not_made(document: Document) -> None:
    (client,) = properties(document, "AWS::Cognito::UserPoolClient")
    assert set(client["ExplicitAuthFlows"]) == {"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}


def desk_is_told_of_whichever_provider_there_is(document: Document) -> None:
    variables = document["Resources"]["Desk"]["Properties"]["Environment"]["Variables"]
    made = {"Fn::Sub": "https://cognito-idp.${AWS::Region}.amazonaws.com/${DeskUsers}"}
    assert _either(variables["OPENID_ISSUER"]) == (made, {"Ref": "OpenIdIssuer"})
    assert _either(variables["OPENID_CLIENT_ID"]) == (
        {"Ref": "DeskClient"},
        {"Ref": "OpenIdClientId"},
    )
    secret = document["Resources"]["OpenIdSecret"]["Properties"]["SecretString"]
    assert _either(secret) == (
        {"Fn::GetAtt": ["DeskClient", "ClientSecret"]},
        {"Ref": "OpenIdClientSecret"},
    )


def provider_that_is_named_is_named_whole(document: Document) -> None:
    rule = document["Rules"]["ProviderIsNamedWhole"]
    needed = [each["Assert"] for each in rule["Assertions"]]
    assert needed == [
        {"Fn::Not": [{"Fn::Equals": [{"Ref": name}, ""]}]}
        for name in ("OpenIdClientId", "OpenIdClientSecret")
    ]


def _users(document: Document) -> dict[str, Any]:
    (users,) = properties(document, "AWS::Cognito::UserPool")
    return users


def _either(value: dict[str, Any]) -> tuple[Any, Any]:
    condition, when_made, else_given = value["Fn::If"]
    assert condition == MADE
    return when_made, else_given


_U = ("DeskUsers", "Properties")
_C = ("DeskClient", "Properties")
BREAKS = (
    Break(provider_is_made_when_none_is_named, ("DeskUsers", "Condition")),
    Break(provider_is_made_when_none_is_named, (MADE,), {}, section="Conditions"),
    Break(nobody_signs_in_with_a_password_alone, (*_U, "MfaConfiguration"), "OPTIONAL"),
    Break(nobody_signs_in_with_a_password_alone, (*_U, "EnabledMfas"), ["SMS_MFA"]),
    Break(nobody_adds_themselves, (*_U, "AdminCreateUserConfig", "AllowAdminCreateUserOnly"), 0),
    Break(passwords_are_long, (*_U, "Policies", "PasswordPolicy", "MinimumLength"), 8),
    Break(people_are_not_deleted_with_the_stack, ("DeskUsers", "DeletionPolicy"), "Delete"),
    Break(people_are_not_deleted_with_the_stack, (*_U, "DeletionProtection"), "INACTIVE"),
    Break(desk_is_a_client_with_a_secret_and_the_code_flow, (*_C, "GenerateSecret"), value=False),
    Break(
        desk_is_a_client_with_a_secret_and_the_code_flow, (*_C, "AllowedOAuthFlows", 0), "implicit"
    ),
    Break(
        desk_is_a_client_with_a_secret_and_the_code_flow,
        (*_C, "CallbackURLs", 0),
        "http://localhost",
    ),
    Break(desk_is_told_all_that_it_asks_for, (*_C, "AllowedOAuthScopes"), ["openid", "email"]),
    Break(client_may_refresh_or_is_not_made, (*_C, "ExplicitAuthFlows"), ["ALLOW_USER_SRP_AUTH"]),
    Break(
        desk_is_told_of_whichever_provider_there_is,
        ("OpenIdSecret", "Properties", "SecretString", "Fn::If", 1),
        "known",
    ),
    Break(
        provider_that_is_named_is_named_whole,
        ("ProviderIsNamedWhole", "Assertions"),
        [],
        section="Rules",
    ),
)
