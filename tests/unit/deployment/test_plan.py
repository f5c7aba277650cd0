import json
from pathlib import Path

import pytest

from deployment.layout import SECRET, UNKNOWN, needed, stacks_of
from deployment.plan import Plan, Upload
from deployment.site_files import SiteFile

SETTINGS = {
    "AlarmAddress": "alarms@example.org",
    "Sender": "notifications@example.org",
    "SenderIdentity": "example.org",
    "TeamAddresses": '{"general":{"office":"office@example.org"}}',
}
WITH_DOMAINS = {
    **SETTINGS,
    "DomainName": "www.example.org",
    "DeskDomainName": "desk.example.org",
    SECRET: "a secret that protects nothing",
}
KNOWN = {
    "PackagesBucket": "packages",
    "PublicApiUrl": "https://one.execute-api.eu-west-2.amazonaws.com",
    "DeskApiUrl": "https://two.execute-api.eu-west-2.amazonaws.com",
    "OriginKeyAArn": "arn:aws:secretsmanager:eu-west-2:123456789012:secret:a",
    "OriginKeyBArn": "arn:aws:secretsmanager:eu-west-2:123456789012:secret:b",
    "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/1",
}
STYLE = f"'sha256-{'A' * 43}='"
PAGE = SiteFile("index.html", Path("index.html"), 2048, "text/html", "public, max-age=300")


def plan(settings: dict[str, str]) -> Plan:
    packages = {name: Upload.of(name, "zip", b"x" * 1024) for name in ("public", "desk")}
    return Plan("demo", settings, packages, needed(stacks_of("demo"), settings), (PAGE,), STYLE)


@pytest.mark.parametrize("settings", [SETTINGS, WITH_DOMAINS], ids=["bare", "with domains"])
def test_every_stack_is_given_all_that_it_needs(settings: dict[str, str]) -> None:
    planned = plan(settings)
    for stack in planned.stacks:
        given = stack.given(settings, {**KNOWN, **planned.known})
        missing = [
            name
            for name, rules in stack.parameters.items()
            if "Default" not in rules and not given.get(name)
        ]
        assert missing == [], stack.name


def test_the_edge_is_made_only_for_a_domain_or_a_limit() -> None:
    def regions(settings: dict[str, str]) -> set[str]:
        return {stack.region for stack in needed(stacks_of("demo"), settings)}

    assert regions(SETTINGS) == {"eu-west-2"}
    assert regions({**SETTINGS, "RequestsPerAddress": "300"}) == {"eu-west-2", "us-east-1"}
    assert regions(WITH_DOMAINS) == {"eu-west-2", "us-east-1"}


def test_addresses_are_those_of_the_domain_or_else_amazons() -> None:
    functions = plan(SETTINGS).functions_stack
    assert functions.given(WITH_DOMAINS, {})["SiteUrl"] == "https://www.example.org"
    assert functions.given(SETTINGS, {"SiteUrl": "https://cdn.example"})["SiteUrl"] == (
        "https://cdn.example"
    )
    assert functions.given(SETTINGS, {})["SiteUrl"] == UNKNOWN


def test_the_cdn_goes_on_sending_the_key_that_it_sends() -> None:
    hosting = stacks_of("demo")[-1]
    assert hosting.given({}, KNOWN)["OriginKeyArn"] == KNOWN["OriginKeyAArn"]
    sends = {**KNOWN, "OriginKeyArn": KNOWN["OriginKeyBArn"]}
    assert hosting.given({}, sends)["OriginKeyArn"] == KNOWN["OriginKeyBArn"]


def made(settings: dict[str, str]) -> list[str]:
    """The resources that a plan names, as it counts them."""
    lines = list(plan({**WITH_DOMAINS, **settings}).lines())
    counted = sum(int(line.split()[-2]) for line in lines if line.endswith(" resources:"))
    named = [line.split()[1] for line in lines if line.startswith("  AWS::")]
    assert len(named) == counted
    return named


def test_the_plan_names_every_resource_and_every_file() -> None:
    planned = plan(WITH_DOMAINS)
    said = "\n".join(planned.lines())
    for stack in planned.stacks:
        for name, resource in stack.template["Resources"].items():
            if "Condition" not in resource:
                assert f"  {resource['Type']:<44} {name}" in said
    assert "  index.html" in said


@pytest.mark.parametrize(
    ("resource", "settings", "others"),
    [
        ("Limit", {"RequestsPerAddress": "300"}, {}),
        ("Certificate", {}, {"DomainName": "", "RequestsPerAddress": "300"}),
        ("SenderInSes", {"SenderIdentityIs": "made"}, {}),
        ("DeskUsers", {}, {"OpenIdIssuer": "https://login.example.org", "OpenIdClientId": "desk"}),
    ],
)
def test_the_plan_names_what_is_asked_for_and_nothing_else(
    resource: str, settings: dict[str, str], others: dict[str, str]
) -> None:
    assert resource in made(settings)
    assert resource not in made(others)


def test_the_plan_says_what_stays_when_a_stack_goes() -> None:
    said = list(plan(SETTINGS).lines())
    (table,) = [line for line in said if line.split()[1:2] == ["Table"]]
    assert table.endswith("(stays when the stack goes)")
    (bucket,) = [line for line in said if line.split()[1:2] == ["SiteBucket"]]
    assert bucket.endswith("(stays when the stack goes)")


def test_the_plan_shows_no_secret() -> None:
    said = "\n".join(plan(WITH_DOMAINS).lines())
    assert WITH_DOMAINS[SECRET] not in said
    assert f"with {SECRET} = (not shown)" in said


def test_an_upload_is_named_by_what_is_in_it() -> None:
    assert Upload.of("public", "zip", b"a").key == Upload.of("public", "zip", b"a").key
    assert Upload.of("public", "zip", b"a").key != Upload.of("public", "zip", b"b").key


def test_the_same_template_is_the_same_upload() -> None:
    planned = plan(SETTINGS)
    upload = planned.template(planned.functions_stack)
    assert json.loads(upload.body)["Resources"].keys() >= {"Table", "SubmitForm"}
    assert upload == plan(SETTINGS).template(planned.functions_stack)
