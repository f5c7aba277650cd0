"""Requests to the identity provider, with limits on time, size and place."""

import json
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError

from intake.adapters.sign_in_errors import CodeRefused, ProviderUnavailable

LARGEST_ANSWER: Final = 256 * 1024
"""Bytes; discovery documents, key sets and token answers are a few KiB."""

_PATIENCE: Final = Timeout(connect=2, read=4)
_OK: Final = 200
_SERVER_ERROR: Final = 500


class ProviderHttp:
    """Reads JSON objects from the provider and nobody else: redirects are not followed."""

    def __init__(self, pool: PoolManager) -> None:
        self._pool = pool

    def get(self, address: str) -> dict[str, Any]:
        """Fetch a JSON object; ProviderUnavailable when there is none."""
        status, body = self._request("GET", address)
        if status != _OK:
            raise ProviderUnavailable("status")
        return _json_object(body)

    def post(
        self, address: str, fields: Mapping[str, str], headers: Mapping[str, str]
    ) -> dict[str, Any]:
        """Post a form and return the JSON object; CodeRefused when the provider says no."""
        encoded = {**headers, "content-type": "application/x-www-form-urlencoded"}
        status, body = self._request("POST", address, urlencode(fields), encoded)
        if status >= _SERVER_ERROR:
            raise ProviderUnavailable("status")
        if status != _OK:
            raise CodeRefused("token_endpoint")
        return _json_object(body)

    def _request(
        self, method: str, address: str, body: str = "", headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        if not is_protected(address):
            raise ProviderUnavailable("insecure_address")
        try:
            response = self._pool.request(
                method,
                address,
                body=body or None,
                headers={"accept": "application/json", **(headers or {})},
                timeout=_PATIENCE,
                redirect=False,
                retries=False,
                preload_content=False,
            )
            return response.status, _limited(response)
        except HTTPError as error:
            raise ProviderUnavailable("connection") from error


def is_protected(address: str) -> bool:
    """Say whether what is sent to this address stays private: https, or this very machine."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = parts.hostname or ""
    return bool(host) and (
        parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))
    )


def _is_loopback(host: str) -> bool:
    # the names are reserved for this machine by RFC 6761, section 6.3
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _limited(response: BaseHTTPResponse) -> bytes:
    try:
        body = response.read(LARGEST_ANSWER + 1)
    finally:
        response.close()
    if len(body) > LARGEST_ANSWER:
        raise ProviderUnavailable("too_large")
    return body


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise ProviderUnavailable("not_json") from None
    if not isinstance(found, dict):
        raise ProviderUnavailable("not_an_object")
    return found
