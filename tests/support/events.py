"""API Gateway events (payload 2.0) as the public API sends them, marked by the CDN."""

from base64 import b64encode
from collections.abc import Mapping

from intake.handlers.from_cdn import KEY
from intake.handlers.http import VIEWER

FORM_TYPE = "application/x-www-form-urlencoded"
ADDRESS = "192.0.2.1"
CDN_KEY = "a key of the CDN that protects nothing"


def post(
    path: str,
    body: bytes,
    *,
    content_type: str = FORM_TYPE,
    headers: Mapping[str, str] | None = None,
    address: str = ADDRESS,
) -> dict[str, object]:
    """A POST with a body in base64, as form bodies come."""
    return event("POST", path, body, {"content-type": content_type, **(headers or {})}, address)


def get(path: str) -> dict[str, object]:
    return event("GET", path, b"", {})


def event(
    method: str, path: str, body: bytes, headers: Mapping[str, str], address: str = ADDRESS
) -> dict[str, object]:
    form, page = [*path.split("/"), "", ""][2:4]
    return {
        "version": "2.0",
        "routeKey": f"{method} /forms/{{form}}/{{page}}",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {KEY: CDN_KEY, VIEWER: address, **headers},
        "pathParameters": {"form": form, "page": page},
        "requestContext": {"http": {"method": method, "path": path}},
        "body": b64encode(body).decode(),
        "isBase64Encoded": True,
    }
