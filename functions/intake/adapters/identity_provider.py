"""The organisation's own identity provider, spoken to in OpenID Connect (code flow, S256)."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote_plus, urlencode

from intake.adapters.id_tokens import Identity, UnknownKey, read_id_token
from intake.adapters.provider_discovery import Discovered, discover
from intake.adapters.provider_http import ProviderHttp
from intake.adapters.sign_in_errors import TokenRefused

SCOPES: Final = ("openid", "email", "profile")
"""What the desk asks to be told of who signs in."""

KEPT_FOR: Final = timedelta(hours=1)
"""How long a discovery document and its keys are used before they are fetched again."""


@dataclass(frozen=True)
class Client:
    """What the provider knows the desk by."""

    client_id: str
    secret: str
    redirect_address: str


class IdentityProvider:
    """Sends people to sign in and turns the code they bring back into an identity."""

    def __init__(
        self, http: ProviderHttp, issuer: str, client: Client, clock: Callable[[], datetime]
    ) -> None:
        self._http = http
        self._issuer = issuer
        self._client = client
        self._clock = clock
        self._known: Discovered | None = None

    def authorisation_address(self, *, state: str, nonce: str, verifier: str) -> str:
        """Return where the browser goes to sign in; ProviderUnavailable without discovery."""
        query = {
            "response_type": "code",
            "scope": " ".join(SCOPES),
            "client_id": self._client.client_id,
            "redirect_uri": self._client.redirect_address,
            "state": state,
            "nonce": nonce,
            "code_challenge": code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        address = self._provider().authorisation
        return address + ("&" if "?" in address else "?") + urlencode(query)

    def identify(self, *, code: str, verifier: str, nonce: str) -> Identity:
        """Exchange the code and check what comes back; raises SignInRefused of several kinds."""
        answer = self._exchange(code, verifier)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise TokenRefused("missing_token")
        try:
            return self._read(token, nonce)
        except UnknownKey:
            # providers change keys at any time; one fresh look, then it counts as refused
            self._known = None
            return self._read(token, nonce)

    def is_issuer(self, name: str) -> bool:
        """Say whether an authorisation answer names this provider (RFC 9207)."""
        return name == self._issuer

    def _read(self, token: str, nonce: str) -> Identity:
        return read_id_token(
            token,
            self._provider().keys,
            issuer=self._issuer,
            client_id=self._client.client_id,
            nonce=nonce,
            now=self._clock(),
        )

    def _exchange(self, code: str, verifier: str) -> dict[str, Any]:
        provider = self._provider()
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._client.redirect_address,
            "code_verifier": verifier,
        }
        if provider.by_header:
            return self._http.post(provider.token, fields, self._basic())
        secrets = {"client_id": self._client.client_id, "client_secret": self._client.secret}
        return self._http.post(provider.token, fields | secrets, {})

    def _basic(self) -> dict[str, str]:
        # each part is form-encoded first: RFC 6749, section 2.3.1
        pair = f"{quote_plus(self._client.client_id)}:{quote_plus(self._client.secret)}"
        return {"authorization": "Basic " + b64encode(pair.encode()).decode()}

    def _provider(self) -> Discovered:
        now = self._clock()
        if self._known is None or now - self._known.read_at > KEPT_FOR:
            self._known = discover(self._http, self._issuer, now)
        return self._known


def code_challenge(verifier: str) -> str:
    """Return the S256 challenge for a verifier (RFC 7636, section 4.2)."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
