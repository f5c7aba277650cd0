"""An identity provider on paper: correct until a test makes it lie."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from intake.adapters.identity_provider import Client
from intake.adapters.provider_http import ProviderHttp
from intake.adapters.sign_in_errors import CodeRefused, ProviderUnavailable

ISSUER = "https://identity.example.org/staff"
CLIENT = Client("desk", "a secret", "https://desk.example.org/sign-in/return")

Claims = dict[str, Any]


@cache
def signing_key() -> RSAKey:
    """Make the key once: it is the slowest thing here."""
    return RSAKey.generate_key(2048, {"kid": "one"})


def signed(claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, signing_key())


@dataclass
class Grant:
    subject: str
    nonce: str
    challenge: str


class PaperProvider(ProviderHttp):
    """Answers what an OpenID provider answers, without a network."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.keys: list[dict[str, Any]] = [dict(signing_key().as_dict(private=False))]
        self.discovery: dict[str, Any] = {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorise",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
        }
        self.claims: Claims = {}
        self.without: tuple[str, ...] = ()
        self.sign: Callable[[Claims], str] = signed
        self.answer: dict[str, Any] | None = None
        self.asked: list[str] = []
        self.posted: list[tuple[dict[str, str], dict[str, str]]] = []
        self._grants: dict[str, Grant] = {}

    def authorise(self, address: str, subject: str = "person-1") -> dict[str, str]:
        """Sign somebody in; returns the query their browser brings back."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self._grants)}"
        self._grants[code] = Grant(subject, query["nonce"], query["code_challenge"])
        return {"code": code, "state": query["state"]}

    def get(self, address: str) -> dict[str, Any]:
        self.asked.append(address)
        if address == f"{ISSUER}/.well-known/openid-configuration":
            return self.discovery
        if address == f"{ISSUER}/keys":
            return {"keys": self.keys}
        raise ProviderUnavailable("status")

    def post(
        self, address: str, fields: Mapping[str, str], headers: Mapping[str, str]
    ) -> dict[str, Any]:
        self.asked.append(address)
        self.posted.append((dict(fields), dict(headers)))
        grant = self._grants.pop(fields["code"], None)
        proof = urlsafe_b64encode(sha256(fields["code_verifier"].encode()).digest())
        if grant is None or proof.decode().rstrip("=") != grant.challenge:
            raise CodeRefused("token_endpoint")
        return self.answer if self.answer is not None else self._token(grant)

    def _token(self, grant: Grant) -> dict[str, Any]:
        now = int(self.clock().timestamp())
        claims: Claims = {
            "iss": ISSUER,
            "aud": CLIENT.client_id,
            "sub": grant.subject,
            "nonce": grant.nonce,
            "iat": now,
            "exp": now + 300,
            **self.claims,
        }
        kept = {name: value for name, value in claims.items() if name not in self.without}
        return {"id_token": self.sign(kept), "token_type": "Bearer", "access_token": "unused"}
