"""What the two HTTP APIs answer, and what they write down about it."""

import re

from tests.support.breaking import Break
from tests.support.template import Document, properties

API = "AWS::ApiGatewayV2::Api"
STAGE = "AWS::ApiGatewayV2::Stage"

HARMLESS = {
    "requestId",
    "requestTime",
    "routeKey",
    "status",
    "responseLength",
    "responseLatency",
    "integrationStatus",
    "error.responseType",
}
"""What an access log may hold: `routeKey` says /{path+} where `path` would name a case."""

ROUTES = {
    "PublicApi": {("/forms/{form}/{page}", "get"), ("/forms/{form}/{page}", "post")},
    "DeskApi": {
        ("/", "get"),
        ("/{path+}", "get"),
        ("/{path+}", "post"),
    },
}


def each_api_answers_its_routes_and_nothing_else(document: Document) -> None:
    for name, expected in ROUTES.items():
        paths = document["Resources"][name]["Properties"]["Body"]["paths"]
        assert {(path, method) for path, methods in paths.items() for method in methods} == expected


def events_are_payload_2(document: Document) -> None:
    for api in properties(document, API):
        for methods in api["Body"]["paths"].values():
            for route in methods.values():
                integration = route["x-amazon-apigateway-integration"]
                assert integration["payloadFormatVersion"] == "2.0"


def access_logs_hold_nothing_a_visitor_sent(document: Document) -> None:
    for stage in properties(document, STAGE):
        logged = re.findall(r"\$context\.([A-Za-z.]+)", stage["AccessLogSettings"]["Format"])
        assert logged
        assert set(logged) <= HARMLESS


def access_logs_hold_context_alone(document: Document) -> None:
    for stage in properties(document, STAGE):
        written = stage["AccessLogSettings"]["Format"]
        assert written.count("$") == written.count("$context.")


def requests_are_throttled(document: Document) -> None:
    for stage in properties(document, STAGE):
        limits = stage["DefaultRouteSettings"]
        assert 0 < limits["ThrottlingRateLimit"] <= 25
        assert limits["ThrottlingRateLimit"] <= limits["ThrottlingBurstLimit"] <= 50


def no_other_site_may_script_the_apis(document: Document) -> None:
    for api in properties(document, API):
        assert "CorsConfiguration" not in api
        assert "x-amazon-apigateway-cors" not in api["Body"]


_S = ("DeskApiApiGatewayDefaultStage", "Properties")
_FORM = ("PublicApi", "Properties", "Body", "paths", "/forms/{form}/{page}")
BREAKS = (
    Break(each_api_answers_its_routes_and_nothing_else, (*_FORM, "get")),
    Break(each_api_answers_its_routes_and_nothing_else, (*_FORM, "delete"), {}),
    Break(
        events_are_payload_2,
        (*_FORM, "post", "x-amazon-apigateway-integration", "payloadFormatVersion"),
        "1.0",
    ),
    *(
        Break(
            access_logs_hold_nothing_a_visitor_sent,
            (*_S, "AccessLogSettings", "Format"),
            f'{{"status": "$context.status", "more": "$context.{name}"}}',
        )
        for name in ("path", "identity.sourceIp", "identity.userAgent", "authorizer.claims.sub")
    ),
    Break(
        access_logs_hold_context_alone,
        (*_S, "AccessLogSettings", "Format"),
        '{"status": "$context.status", "body": "$input.body"}',
    ),
    Break(requests_are_throttled, (*_S, "DefaultRouteSettings", "ThrottlingRateLimit"), 10_000),
    Break(
        no_other_site_may_script_the_apis,
        ("PublicApi", "Properties", "CorsConfiguration"),
        {"AllowOrigins": ["*"]},
    ),
)
