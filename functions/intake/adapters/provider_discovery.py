"""What a provider tells about itself (OpenID Connect Discovery, sections 3 and 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joserfc.jwk import KeySet

from intake.adapters.id_tokens import usable_keys
from intake.adapters.provider_http import ProviderHttp, is_protected
from intake.adapters.sign_in_errors import ProviderUnavailable


@dataclass(frozen=True)
class Discovered:
    """Addresses, whether our secret travels in a header or in the form, and the keys."""

    authorisation: str
    token: str
    by_header: bool
    keys: KeySet
    read_at: datetime


def discover(http: ProviderHttp, issuer: str, now: datetime) -> Discovered:
    """Ask an issuer; ProviderUnavailable when it is not what answers, or sends people astray."""
    found = http.get(issuer.rstrip("/") + "/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise ProviderUnavailable("other_issuer")
    return Discovered(
        authorisation=_address(found, "authorization_endpoint"),
        token=_address(found, "token_endpoint"),
        by_header=_takes_basic(found),
        keys=usable_keys(http.get(_address(found, "jwks_uri"))),
        read_at=now,
    )


def _takes_basic(document: Mapping[str, Any]) -> bool:
    # a provider that does not say takes the header
    methods = document.get("token_endpoint_auth_methods_supported")
    return not isinstance(methods, list) or "client_secret_basic" in methods


def _address(document: Mapping[str, Any], name: str) -> str:
    address = document.get(name)
    if not isinstance(address, str) or not is_protected(address):
        raise ProviderUnavailable("insecure_address")
    return address
