"""The CDN answers every address as the laptop's gateway does, with the same headers."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from deployment.template_file import load
from intake.handlers.form_door import CLOSED, GONE
from intake.handlers.from_cdn import KEY
from intake.handlers.http import SECURITY_HEADERS, VIEWER
from intake.rendering.security_policy import content_security_policy
from local_stack.gateway.hosts import PAGES
from local_stack.gateway.messages import Incoming
from local_stack.gateway.static import serve
from local_stack.places import ROOT
from local_stack.terminal import say
from local_stack.tools import ensure
from tests.support.site import built

HOSTING = ROOT / "infrastructure" / "hosting.yaml"
ADDRESSES, VIEWER_FUNCTION = (ROOT / "infrastructure" / f"{n}.js" for n in ("addresses", "viewer"))
MISSING = ("/nowhere", "/nowhere/", "/assets/nowhere.css", "/open-referral/v3/nowhere", "/about")
ELSEWHERE = (
    "//evil.example/pay",
    "//evil/pay",
    "/\\evil/pay",
    "/%5cevil/pay",
    "/\t/evil/pay",
    "/about//evil",
    "https://evil/pay",
)
"""Paths with which a redirect might lead to another site."""
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


def without_slash() -> list[str]:
    """Every page's address as it is written by those who forget the slash."""
    return [path.rstrip("/") for path in addresses() if path.endswith("/") and path != "/"]


@cache
def mapped() -> dict[str, dict[str, Any]]:
    """What the function makes of every address, by running it."""
    asked = [*addresses(), *without_slash(), *MISSING, *ELSEWHERE]
    made = run(ADDRESSES, [{"request": {"uri": uri, "querystring": {}}} for uri in asked])
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


def location(made: dict[str, Any]) -> str:
    return str(made["headers"]["location"]["value"])


def hosted(path: str) -> tuple[int, bytes]:
    """Answer as the bucket behind the function would; a redirect is followed once."""
    made = mapped()[path]
    if made.get("statusCode") == 302:
        made = {"uri": location(made) + "index.html"}
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
    assert {path: location(mapped()[path]) for path in without_slash()} == {
        path: f"{path}/" for path in without_slash()
    }
    assert "/about" in without_slash()


def test_what_follows_the_question_mark_is_kept() -> None:
    """In the parts that the CDN makes of it (CloudFront Functions, event structure)."""
    many = {"value": "1", "multiValue": [{"value": "1"}, {"value": "b%20c"}]}
    parts = {"a": many, "d": {"value": ""}}
    request = {"uri": "/about", "querystring": parts}
    (made,) = run(ADDRESSES, [{"request": request}])
    assert location(made) == "/about/?a=1&a=b%20c&d="


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nobody_is_sent_to_another_site(path: str) -> None:
    assert mapped()[path] == {"uri": path, "querystring": {}}
    assert local(path)[0] in (400, 404)


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


def test_files_are_compressed_and_pages_of_functions_are_not() -> None:
    # it would want a policy that may cache them
    compressed = {each["TargetOriginId"]: each.get("Compress") for each in behaviours()}
    assert compressed == {"site": True, "forms": None, "desk": None}


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


def errors(name: str) -> dict[int, dict[str, Any]]:
    listed = resources()[name]["DistributionConfig"]["CustomErrorResponses"]
    return {each["ErrorCode"]: each for each in listed}


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_no_error_of_one_person_is_kept_for_another(name: str) -> None:
    # the CDN keeps these for ten seconds otherwise, whatever the answer's headers say
    kept = {status: each["ErrorCachingMinTTL"] for status, each in errors(name).items()}
    assert kept == dict.fromkeys((400, 403, 404, 405, 414, 500, 501, 502, 503, 504), 0)


def test_forms_errors_are_replaced_by_pages_as_on_this_machine() -> None:
    replaced = {
        status: each["ResponsePagePath"]
        for status, each in errors("Distribution").items()
        if "ResponsePagePath" in each
    }
    assert replaced == PAGES
    assert all((built() / f"site{page}").is_file() for page in PAGES.values())
    assert [s for s in replaced if errors("Distribution")[s]["ResponseCode"] != s] == []


def test_no_page_that_a_form_sends_is_replaced() -> None:
    own = {200, GONE, CLOSED, 405, 413, 415, 422, 503}
    assert not own & PAGES.keys()


def test_the_desks_own_pages_are_never_replaced() -> None:
    assert not [e for e in errors("DeskDistribution").values() if "ResponsePagePath" in e]


def test_browsers_are_told_to_come_back_encrypted_from_every_page() -> None:
    for each in behaviours():
        policy = resources()[each["ResponseHeadersPolicyId"]["Ref"]]
        told = policy["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
        assert told["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 31536000
        # an organisation's other hosts below its domain are not ours to speak for
        assert "IncludeSubdomains" not in told["StrictTransportSecurity"]


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
