"""API Gateway's events, payload format 2.0.

The structure is that of "Create AWS Lambda proxy integrations for HTTP APIs" in the API Gateway
developer guide. What the guide leaves open was taken from events of real HTTP APIs: the path and
its parameters come decoded, the query does not; cookies are taken out of the headers; a form's
body is base64-encoded; what a request does not have is left out.
"""

from base64 import b64encode
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import unquote
from uuid import uuid4

from local_stack.gateway.messages import Incoming
from local_stack.gateway.routes import Match

_AS_TEXT: Final = ("text/", "application/json", "application/javascript", "application/xml")
"""Content types whose bodies API Gateway passes on as they are."""

Event = dict[str, Any]


def make_event(incoming: Incoming, match: Match, at: datetime) -> Event:
    """Return the event a function gets for a request; `at` is when it came, with its zone."""
    event: Event = {
        "version": "2.0",
        "routeKey": match.key,
        "rawPath": unquote(incoming.path),
        "rawQueryString": incoming.query,
        "headers": _headers(incoming),
        "requestContext": _context(incoming, match, at.astimezone(UTC)),
        **_body(incoming),
    }
    optional = {
        "cookies": _cookies(incoming),
        "queryStringParameters": _joined(incoming.query_pairs()),
        "pathParameters": dict(match.parameters),
    }
    return event | {name: value for name, value in optional.items() if value}


def _headers(incoming: Incoming) -> dict[str, str]:
    received = _joined((name.lower(), value) for name, value in incoming.headers)
    received.pop("cookie", None)
    port = received.get("host", "").partition(":")[2] or "80"
    added = {"x-forwarded-for": incoming.source_ip, "x-forwarded-port": port}
    return received | added | {"x-forwarded-proto": "http"}


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in pairs:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def _cookies(incoming: Incoming) -> list[str]:
    lines = (value for name, value in incoming.headers if name.lower() == "cookie")
    pairs = (pair.strip() for line in lines for pair in line.split(";"))
    return [pair for pair in pairs if pair]


def _context(incoming: Incoming, match: Match, at: datetime) -> dict[str, Any]:
    host = incoming.header("host").partition(":")[0]
    return {
        "accountId": "123456789012",
        "apiId": "local",
        "domainName": host,
        "domainPrefix": host.partition(".")[0],
        "http": {
            "method": incoming.method,
            "path": unquote(incoming.path),
            "protocol": incoming.protocol,
            "sourceIp": incoming.source_ip,
            "userAgent": incoming.header("user-agent"),
        },
        "requestId": uuid4().hex,
        "routeKey": match.key,
        "stage": "$default",
        "time": at.strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(at.timestamp() * 1000),
    }


def _body(incoming: Incoming) -> dict[str, Any]:
    if not incoming.body:
        return {"isBase64Encoded": False}
    if incoming.header("content-type").lower().startswith(_AS_TEXT):
        return {"body": incoming.body.decode("utf-8", "replace"), "isBase64Encoded": False}
    return {"body": b64encode(incoming.body).decode(), "isBase64Encoded": True}
