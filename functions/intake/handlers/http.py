"""API Gateway events (payload 2.0) in, pages and redirects out."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.rendering.security_policy import content_security_policy

Response = dict[str, Any]

VIEWER = "x-viewer-address"
"""The header in which the CDN says whose request it passes on; the API itself sees the CDN only."""

SECURITY_HEADERS: Mapping[str, str] = {
    "content-security-policy": content_security_policy(),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # not no-referrer, which makes a browser send `Origin: null` with our own forms
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


@dataclass(frozen=True)
class Request:
    """What a handler needs of an event; header names are in lower case."""

    method: str
    path: str
    route: str
    host: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    path_parameters: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes
    source_ip: str


def read_request(event: Mapping[str, Any]) -> Request:
    """Read a payload 2.0 event; a body that is not the base64 it says it is counts as empty."""
    context = event["requestContext"]["http"]
    headers = {name.lower(): value for name, value in event.get("headers", {}).items()}
    return Request(
        method=context["method"],
        path=event["rawPath"],
        route=event["routeKey"],
        host=headers.get("host", ""),
        headers=headers,
        query=event.get("queryStringParameters") or {},
        path_parameters=event.get("pathParameters") or {},
        cookies=_cookies(event.get("cookies") or ()),
        body=_body(event),
        source_ip=headers.get(VIEWER, ""),
    )


def page(
    status: int, html: str, headers: Mapping[str, str] | None = None, cookies: Sequence[str] = ()
) -> Response:
    """Return a page that nothing on the way may keep."""
    return {
        "statusCode": status,
        "headers": {
            **SECURITY_HEADERS,
            "cache-control": "no-store",
            "content-type": "text/html; charset=utf-8",
            **(headers or {}),
        },
        "cookies": list(cookies),
        "body": html,
        "isBase64Encoded": False,
    }


def file(name: str, content_type: str, content: bytes) -> Response:
    """Return a file to be saved, which nothing on the way may keep; `name` is one of ours."""
    headers = {
        "content-type": content_type,
        "content-disposition": f'attachment; filename="{name}"',
    }
    sent = page(200, b64encode(content).decode(), headers)
    return {**sent, "isBase64Encoded": True}


def redirect(location: str, cookies: Sequence[str] = ()) -> Response:
    """Return a redirect that turns any method into a GET (303)."""
    return page(303, "", {"location": location}, cookies)


def _cookies(pairs: Sequence[str]) -> dict[str, str]:
    split = (pair.split("=", 1) for pair in pairs if "=" in pair)
    return {name.strip(): value for name, value in split}


def _body(event: Mapping[str, Any]) -> bytes:
    body = event.get("body") or ""
    if not event.get("isBase64Encoded"):
        return str(body).encode()
    try:
        return b64decode(body, validate=True)
    except ValueError:
        return b""
