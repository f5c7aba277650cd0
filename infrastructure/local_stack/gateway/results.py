"""What a function returned, as API Gateway turns it into an HTTP response (payload 2.0)."""

import json
from base64 import b64decode
from collections.abc import Mapping
from typing import Any, Final

from local_stack.gateway.messages import Answer, Headers

_STATUSES: Final = range(100, 600)


class MalformedResult(Exception):
    """Raised for what API Gateway would not pass on: the visitor gets a 500."""


def answer_from(result: Any) -> Answer:  # noqa: ANN401 functions may return anything
    """Return the HTTP response; without a statusCode the result itself is the body."""
    if isinstance(result, Mapping) and "statusCode" in result:
        return Answer(_status(result), _headers(result), _body(result))
    body = result if isinstance(result, str) else json.dumps(result)
    return Answer(200, (("content-type", "application/json"),), body.encode())


def _status(result: Mapping[str, Any]) -> int:
    status = str(result["statusCode"])
    if not status.isdecimal() or int(status) not in _STATUSES:
        raise MalformedResult("statusCode")
    return int(status)


def _headers(result: Mapping[str, Any]) -> Headers:
    given, cookies = result.get("headers") or {}, result.get("cookies") or []
    if not isinstance(given, Mapping) or not isinstance(cookies, list):
        raise MalformedResult("headers")
    named = {name.lower(): str(value) for name, value in given.items()}
    named.setdefault("content-type", "text/plain; charset=utf-8")
    return (*named.items(), *(("set-cookie", str(cookie)) for cookie in cookies))


def _body(result: Mapping[str, Any]) -> bytes:
    body = result.get("body") or ""
    if not isinstance(body, str):
        raise MalformedResult("body")
    if not result.get("isBase64Encoded"):
        return body.encode()
    try:
        return b64decode(body, validate=True)
    except ValueError:
        raise MalformedResult("body") from None
