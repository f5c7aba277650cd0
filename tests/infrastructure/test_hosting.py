"""The CDN answers every address as the laptop's gateway does, with the same headers."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from deployment.template_file import load
from intake.handlers.from_cdn import KEY
from intake.handlers.http import SECURITY_HEADERS, VIEWER
from intake.rendering.security_policy import content_security_policy
from local_stack.gateway.messages import Incoming
from local_stack.gateway.static import serve
from local_stack.places import ROOT
from local_stack.terminal import say
from local_stack.tools import ensure
from tests.support.site import built

HOSTING = ROOT / "infrastructure" / "hosting.yaml"
ADDRESSES, VIEWER_FUNCTION = (ROOT / "infrastructure" / f"{n}.js" for n in ("addresses", "viewer"))
MISSING = ("/nowhere", "/nowhere/", "/assets/nowhere.css", "/open-referral/v3/nowhere", "/about")
RUN = """
const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(cases.map(handler)));
"""
DISTRIBUTIONS = ("Distribution", "DeskDistribution")
SENT_KEY = {
    "HeaderName": KEY,
    "HeaderValue": {"Fn::Sub": "{{resolve:secretsmanager:${OriginKeyArn}:SecretString}}"},
}


@cache
def resources() -> dict[str, Any]:
    return {
        name: resource["Properties"]
        for name, resource in load(HOSTING.read_text(encoding="utf-8"))["Resources"].items()
    }


def addresses() -> list[str]:
    """Every address of the built site as people and machines write it."""
    files = [path.relative_to(built() / "site") for path in (built() / "site").rglob("*")]
    written = [f"/{file.as_posix()}" for file in files if (built() / "site" / file).is_file()]
    short = [path.removesuffix("index.html") for path in written if path.endswith("/index.html")]
    data = [path.removesuffix("/index.json") for path in written if path.endswith("/index.json")]
    return [path for path in written if not path.endswith("/index.json")] + short + data


@cache
def mapped() -> dict[str, dict[str, Any]]:
    """What the function makes of every address, by running it."""
    asked = [*addresses(), *MISSING]
    made = run(ADDRESSES, [{"request": {"uri": uri}} for uri in asked])
    return dict(zip(asked, made, strict=True))


def run(function: Path, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a function of the CDN makes of each event."""
    finished = subprocess.run(  # noqa: S603 our own words
        [ensure("node", "nodejs", say), "-e", function.read_text(encoding="utf-8") + RUN],
        input=json.dumps(events),
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(finished.stdout))


def local(path: str) -> tuple[int, bytes]:
    answer = serve(built() / "site", "", (), Incoming("GET", path, "", (), b""))
    return answer.status, answer.body


def hosted(path: str) -> tuple[int, bytes]:
    """Answer as the bucket behind the function would; a redirect is followed once."""
    made = mapped()[path]
    if made.get("statusCode") == 302:
        location = made["headers"]["location"]["value"]
        made = {"uri": location + "index.html"}
    file = Path(f"{built()}/site{made['uri']}")
    if file.is_file():
        return 200, file.read_bytes()
    return 404, (built() / "site" / "404.html").read_bytes()


def test_the_files_outlive_the_stack_but_not_a_failed_first_attempt() -> None:
    bucket = load(HOSTING.read_text(encoding="utf-8"))["Resources"]["SiteBucket"]
    assert bucket["DeletionPolicy"] == "RetainExceptOnCreate"
    assert bucket["UpdateReplacePolicy"] == "Retain"


def test_every_address_of_the_site_is_answered_with_the_same_file() -> None:
    assert {path: hosted(path) == local(path) for path in addresses()} == dict.fromkeys(
        addresses(), True
    )


@pytest.mark.parametrize("path", MISSING[:-1])
def test_what_is_not_there_gets_the_sites_own_page(path: str) -> None:
    assert hosted(path) == local(path)


def test_a_missing_slash_leads_to_the_page_that_has_one() -> None:
    assert mapped()["/about"]["headers"]["location"]["value"] == "/about/"


def test_the_functions_in_the_template_are_those_that_are_tested() -> None:
    for name, file in (("Addresses", ADDRESSES), ("Viewer", VIEWER_FUNCTION)):
        assert resources()[name]["FunctionCode"] == file.read_text(encoding="utf-8")


def test_an_api_is_told_whose_request_it_is_and_nobody_else_says_so() -> None:
    given = {"host": {"value": "example.org"}, VIEWER: {"value": "mine"}}
    request = {"uri": "/forms/contact/message", "headers": given}
    (made,) = run(VIEWER_FUNCTION, [{"viewer": {"ip": "192.0.2.1"}, "request": request}])
    assert made == {**request, "headers": {**given, VIEWER: {"value": "192.0.2.1"}}}


def policy_of(headers: dict[str, Any]) -> str:
    return str(headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"])


def test_pages_come_with_the_headers_that_functions_send() -> None:
    policy = resources()["Headers"]["ResponseHeadersPolicyConfig"]
    fixed = policy["SecurityHeadersConfig"]
    sent = {
        "content-security-policy": " ".join(policy_of(fixed).split()),
        "referrer-policy": fixed["ReferrerPolicy"]["ReferrerPolicy"],
        "x-content-type-options": "nosniff" if "ContentTypeOptions" in fixed else "",
        **{each["Header"]: each["Value"] for each in policy["CustomHeadersConfig"]["Items"]},
    }
    assert sent == {
        **SECURITY_HEADERS,
        "content-security-policy": content_security_policy("${StyleHashes}"),
    }


def behaviours(*names: str) -> list[dict[str, Any]]:
    configs = [resources()[name]["DistributionConfig"] for name in names or DISTRIBUTIONS]
    return [each for c in configs for each in (c["DefaultCacheBehavior"], *c["CacheBehaviors"])]


def to_apis() -> list[dict[str, Any]]:
    return [each for each in behaviours() if each["TargetOriginId"] != "site"]


def origins(name: str) -> list[dict[str, Any]]:
    return list(resources()[name]["DistributionConfig"]["Origins"])


def test_nothing_travels_in_the_clear() -> None:
    assert {each["ViewerProtocolPolicy"] for each in behaviours()} <= {
        "redirect-to-https",
        "https-only",
    }


def test_pages_of_functions_are_never_kept_and_everything_else_is_only_read() -> None:
    disabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert [each["TargetOriginId"] for each in to_apis()] == ["forms", "desk"]
    assert [each["CachePolicyId"] for each in to_apis()] == [disabled, disabled]
    for each in behaviours():
        if each["TargetOriginId"] == "site":
            assert "POST" not in each["AllowedMethods"]


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_apis_get_the_key_of_the_cdn_and_the_bucket_does_not(name: str) -> None:
    keys = {each["Id"]: each.get("OriginCustomHeaders") for each in origins(name)}
    assert keys.pop("site") is None
    assert list(keys.values()) == [[SENT_KEY]]


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_apis_are_reached_encrypted_only(name: str) -> None:
    (api,) = (each for each in origins(name) if each["Id"] != "site")
    assert api["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"


def test_apis_are_told_all_but_the_host_and_whose_request_it_is() -> None:
    all_but_host = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    for each in to_apis():
        assert each["OriginRequestPolicyId"] == all_but_host
        (function,) = each["FunctionAssociations"]
        assert function["FunctionARN"] == {"Fn::GetAtt": ["Viewer", "FunctionARN"]}


def test_browsers_are_told_to_come_back_encrypted_from_every_page() -> None:
    for each in behaviours():
        policy = resources()[each["ResponseHeadersPolicyId"]["Ref"]]
        told = policy["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
        assert told["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 31536000


def test_the_desk_takes_pictures_and_styles_from_the_site_and_nothing_else() -> None:
    of_site = [e for e in behaviours("DeskDistribution") if e["TargetOriginId"] == "site"]
    assert [each["PathPattern"] for each in of_site] == ["/assets/*"]


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_a_limit_of_requests_holds_where_there_is_one(name: str) -> None:
    limit = resources()[name]["DistributionConfig"]["WebACLId"]
    assert limit == {"Fn::If": ["HasWebAcl", {"Ref": "WebAclArn"}, {"Ref": "AWS::NoValue"}]}


def test_only_the_distributions_read_the_bucket() -> None:
    blocked = resources()["SiteBucket"]["PublicAccessBlockConfiguration"]
    assert set(blocked.values()) == {True}
    allowed = [
        each
        for each in resources()["SiteBucketPolicy"]["PolicyDocument"]["Statement"]
        if each["Effect"] == "Allow"
    ]
    assert [each["Principal"] for each in allowed] == [{"Service": "cloudfront.amazonaws.com"}]
    readers = allowed[0]["Condition"]["StringEquals"]["aws:SourceArn"]
    assert [each["Fn::Sub"].rpartition("/")[2] for each in readers] == [
        f"${{{name}}}" for name in DISTRIBUTIONS
    ]


def test_an_earlier_site_can_be_brought_back() -> None:
    assert resources()["SiteBucket"]["VersioningConfiguration"] == {"Status": "Enabled"}
