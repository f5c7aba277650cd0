"""What CloudFront takes from us-east-1: a certificate, and a limit that keeps nothing."""

from typing import Any

from deployment.template_file import load
from local_stack.places import ROOT

DOCUMENT: dict[str, Any] = load((ROOT / "infrastructure" / "edge.yaml").read_text(encoding="utf-8"))
LIMIT = DOCUMENT["Resources"]["Limit"]["Properties"]
(RULE,) = LIMIT["Rules"]
RATE = RULE["Statement"]["RateBasedStatement"]


def test_nothing_is_made_that_was_not_asked_for() -> None:
    conditions = {name: each["Condition"] for name, each in DOCUMENT["Resources"].items()}
    assert conditions == {"Certificate": "HasDomain", "Limit": "IsLimited"}


def test_one_certificate_serves_both_domains() -> None:
    certificate = DOCUMENT["Resources"]["Certificate"]["Properties"]
    names = [certificate["DomainName"], *certificate["SubjectAlternativeNames"]]
    assert names == [{"Ref": "DomainName"}, {"Ref": "DeskDomainName"}]


def test_the_limit_counts_requests_of_an_address_and_reads_no_words() -> None:
    assert RATE["AggregateKeyType"] == "IP"
    assert RATE["Limit"] == {"Ref": "RequestsPerAddress"}
    looked_at = [
        each["ByteMatchStatement"]["FieldToMatch"]
        for each in RATE["ScopeDownStatement"]["OrStatement"]["Statements"]
    ]
    assert looked_at == [{"UriPath": {}}] * 2


def test_words_of_the_site_are_never_limited() -> None:
    starts = [
        each["ByteMatchStatement"]["SearchString"]
        for each in RATE["ScopeDownStatement"]["OrStatement"]["Statements"]
    ]
    assert starts == ["/forms/", "/sign-in"]
    assert LIMIT["DefaultAction"] == {"Allow": {}}


def test_who_is_stopped_is_told_what_else_to_do() -> None:
    response = RULE["Action"]["Block"]["CustomResponse"]
    words = LIMIT["CustomResponseBodies"][response["CustomResponseBodyKey"]]["Content"]
    assert response["ResponseCode"] == 429
    assert "telephone us" in words


def test_no_request_is_kept_as_a_sample() -> None:
    kept = [each["VisibilityConfig"]["SampledRequestsEnabled"] for each in (LIMIT, RULE)]
    assert kept == [False, False]
