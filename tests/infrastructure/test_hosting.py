"""The CDN answers every address as the laptop's gateway does, with the same headers."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from intake.handlers.http import SECURITY_HEADERS
from intake.rendering.security_policy import content_security_policy
from local_stack.gateway.messages import Incoming
from local_stack.gateway.static import serve
from local_stack.places import ROOT
from local_stack.template import load
from local_stack.terminal import say
from local_stack.tools import ensure
from tests.support.site import built

HOSTING = ROOT / "infrastructure" / "hosting.yaml"
FUNCTION = ROOT / "infrastructure" / "addresses.js"
MISSING = ("/nowhere", "/nowhere/", "/assets/nowhere.css", "/open-referral/v3/nowhere", "/about")
RUN = """
const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(cases.map((uri) => handler({ request: { uri: uri } }))));
"""


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
    finished = subprocess.run(  # noqa: S603 our own words
        [ensure("node", "nodejs", say), "-e", FUNCTION.read_text(encoding="utf-8") + RUN],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(asked, json.loads(finished.stdout), strict=True))


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


def test_every_address_of_the_site_is_answered_with_the_same_file() -> None:
    assert {path: hosted(path) == local(path) for path in addresses()} == dict.fromkeys(
        addresses(), True
    )


@pytest.mark.parametrize("path", MISSING[:-1])
def test_what_is_not_there_gets_the_sites_own_page(path: str) -> None:
    assert hosted(path) == local(path)


def test_a_missing_slash_leads_to_the_page_that_has_one() -> None:
    assert mapped()["/about"]["headers"]["location"]["value"] == "/about/"


def test_the_function_in_the_template_is_the_one_that_is_tested() -> None:
    assert resources()["Addresses"]["FunctionCode"] == FUNCTION.read_text(encoding="utf-8")


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


def behaviours() -> list[dict[str, Any]]:
    config = resources()["Distribution"]["DistributionConfig"]
    return [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]


def test_nothing_travels_in_the_clear() -> None:
    assert {each["ViewerProtocolPolicy"] for each in behaviours()} <= {
        "redirect-to-https",
        "https-only",
    }


def test_pages_of_forms_are_never_kept_and_everything_else_is_only_read() -> None:
    disabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    forms = [each for each in behaviours() if each["TargetOriginId"] == "forms"]
    assert [each["CachePolicyId"] for each in forms] == [disabled]
    for each in behaviours():
        if each["TargetOriginId"] == "site":
            assert "POST" not in each["AllowedMethods"]


def test_only_the_distribution_reads_the_bucket() -> None:
    blocked = resources()["SiteBucket"]["PublicAccessBlockConfiguration"]
    assert set(blocked.values()) == {True}
    allowed = [
        each
        for each in resources()["SiteBucketPolicy"]["PolicyDocument"]["Statement"]
        if each["Effect"] == "Allow"
    ]
    assert [each["Principal"] for each in allowed] == [{"Service": "cloudfront.amazonaws.com"}]
    assert "aws:SourceArn" in allowed[0]["Condition"]["StringEquals"]


def test_an_earlier_site_can_be_brought_back() -> None:
    assert resources()["SiteBucket"]["VersioningConfiguration"] == {"Status": "Enabled"}
