"""How keys come to be, and where they must not appear."""

from tests.support.breaking import Break
from tests.support.template import Document, properties

SECRET = "AWS::SecretsManager::Secret"
GIVEN = {"Ref": "OpenIdClientSecret"}
FROM_PROVIDER = {"Fn::If": ["MakesProvider", {"Fn::GetAtt": ["DeskClient", "ClientSecret"]}, GIVEN]}


def our_own_keys_are_made_by_the_stack(document: Document) -> None:
    for name in ("TokenSecret", "PersonSecret", "DeskSecret", "OriginKeyA", "OriginKeyB"):
        made = document["Resources"][name]["Properties"]["GenerateSecretString"]
        assert made["PasswordLength"] >= 64


def person_key_outlives_the_stack(document: Document) -> None:
    secret = document["Resources"]["PersonSecret"]
    assert secret["DeletionPolicy"] == "RetainExceptOnCreate"
    assert secret["UpdateReplacePolicy"] == "Retain"


def person_key_is_named_by_an_output(document: Document) -> None:
    assert document["Outputs"]["PersonSecretArn"]["Value"] == {"Ref": "PersonSecret"}


def no_secret_stands_in_the_template(document: Document) -> None:
    for secret in properties(document, SECRET):
        assert secret.get("SecretString", FROM_PROVIDER) == FROM_PROVIDER


def forms_and_desk_have_keys_of_their_own(document: Document) -> None:
    functions = [document["Resources"][name]["Properties"] for name in ("SubmitForm", "Desk")]
    keys = [each["Environment"]["Variables"]["TOKEN_SECRET"]["Ref"] for each in functions]
    assert keys == ["TokenSecret", "DeskSecret"]


def forms_and_desk_know_the_cdn_by_either_key(document: Document) -> None:
    for name in ("SubmitForm", "Desk"):
        variables = document["Resources"][name]["Properties"]["Environment"]["Variables"]
        assert variables["ORIGIN_KEYS"] == {"Fn::Sub": "${OriginKeyA},${OriginKeyB}"}


def client_secret_is_never_echoed(document: Document) -> None:
    assert document["Parameters"]["OpenIdClientSecret"]["NoEcho"] is True


def client_secret_goes_to_secrets_manager_alone(document: Document) -> None:
    found = document["Resources"].items()
    assert [name for name, resource in found if _mentions(resource, GIVEN)] == ["OpenIdSecret"]
    assert not _mentions(document["Outputs"], GIVEN)


def _mentions(part: object, wanted: object) -> bool:
    if part == wanted:
        return True
    if isinstance(part, dict):
        return any(_mentions(each, wanted) for each in part.values())
    return isinstance(part, list) and any(_mentions(each, wanted) for each in part)


BREAKS = (
    Break(
        our_own_keys_are_made_by_the_stack,
        ("TokenSecret", "Properties", "GenerateSecretString", "PasswordLength"),
        8,
    ),
    Break(person_key_outlives_the_stack, ("PersonSecret", "DeletionPolicy"), "Delete"),
    Break(person_key_outlives_the_stack, ("PersonSecret", "UpdateReplacePolicy")),
    Break(
        person_key_is_named_by_an_output,
        ("PersonSecretArn", "Value"),
        {"Ref": "TokenSecret"},
        section="Outputs",
    ),
    Break(
        forms_and_desk_have_keys_of_their_own,
        ("Desk", "Properties", "Environment", "Variables", "TOKEN_SECRET"),
        {"Ref": "TokenSecret"},
    ),
    Break(
        forms_and_desk_know_the_cdn_by_either_key,
        ("Desk", "Properties", "Environment", "Variables", "ORIGIN_KEYS"),
        {"Ref": "OriginKeyA"},
    ),
    Break(
        no_secret_stands_in_the_template,
        ("OpenIdSecret", "Properties", "SecretString"),
        "written here",
    ),
    Break(
        client_secret_is_never_echoed,
        ("OpenIdClientSecret", "NoEcho"),
        value=False,
        section="Parameters",
    ),
    Break(
        client_secret_goes_to_secrets_manager_alone,
        ("Desk", "Properties", "Environment", "Variables", "OPENID_SECRET"),
        GIVEN,
    ),
)
