"""Requests to sign in, checked before anybody is asked or sent anywhere."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_CHALLENGE: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""A SHA-256 digest in base64url without padding (RFC 7636, section 4.2)."""


@dataclass(frozen=True)
class Client:
    """An application registered here; only exactly these addresses get its visitors back."""

    client_id: str
    secret: str
    redirect_addresses: tuple[str, ...]


@dataclass(frozen=True)
class AuthorisationRequest:
    """A request that may go ahead."""

    redirect_address: str
    challenge: str
    state: str
    nonce: str


class UnknownVisitor(Exception):
    """Raised when it is not sure who asks: nobody may be redirected (RFC 6749, 4.1.2.1)."""


class Refused(Exception):
    """Raised with the error code that the registered application is told by a redirect."""

    def __init__(self, code: str, redirect_address: str, state: str) -> None:
        super().__init__(code)
        self.code = code
        self.redirect_address = redirect_address
        self.state = state


def read_request(client: Client, pairs: Iterable[tuple[str, str]]) -> AuthorisationRequest:
    """Check a request; raises UnknownVisitor first, Refused for everything after that."""
    given = list(pairs)
    fields = dict(given)
    repeated = {name for name, count in Counter(name for name, _ in given).items() if count > 1}
    redirect_address = _redirect_address(client, fields, repeated)
    code = _trouble(fields, repeated)
    if code:
        raise Refused(code, redirect_address, fields.get("state", ""))
    return AuthorisationRequest(
        redirect_address=redirect_address,
        challenge=fields["code_challenge"],
        state=fields.get("state", ""),
        nonce=fields.get("nonce", ""),
    )


def _redirect_address(client: Client, fields: Mapping[str, str], repeated: set[str]) -> str:
    if repeated & {"client_id", "redirect_uri"}:
        raise UnknownVisitor("client_id or redirect_uri was given more than once.")
    if fields.get("client_id") != client.client_id:
        raise UnknownVisitor("No application of that client_id is registered.")
    if fields.get("redirect_uri") not in client.redirect_addresses:
        raise UnknownVisitor("That redirect_uri is not registered, letter by letter.")
    return fields["redirect_uri"]


def _trouble(fields: Mapping[str, str], repeated: set[str]) -> str:
    """Return the error code for the first thing that is wrong, or nothing."""
    challenge = _CHALLENGE.fullmatch(fields.get("code_challenge", ""))
    checks = (
        ("invalid_request", repeated or "response_type" not in fields),
        ("unsupported_response_type", fields.get("response_type") != "code"),
        ("request_not_supported", "request" in fields),
        ("request_uri_not_supported", "request_uri" in fields),
        ("invalid_scope", "openid" not in fields.get("scope", "").split()),
        ("invalid_request", not challenge or fields.get("code_challenge_method") != "S256"),
        # nobody is signed in here without choosing who they are
        ("login_required", fields.get("prompt") == "none"),
    )
    return next((code for code, wrong in checks if wrong), "")
