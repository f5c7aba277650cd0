"""ID tokens and the key they are signed with, which lives as long as the process."""

from typing import Any, Final

from joserfc import jwt
from joserfc.jwk import RSAKey

from local_stack.openid.codes import Grant

LIFETIME: Final = 300
"""Seconds an ID token is good for."""

ALGORITHM: Final = "RS256"
"""What every provider must offer: OpenID Connect Discovery, section 3."""

_BITS: Final = 2048


class Signer:
    """Signs ID tokens."""

    def __init__(self, issuer: str, audience: str) -> None:
        self._issuer = issuer
        self._audience = audience
        self._key = RSAKey.generate_key(
            _BITS, {"use": "sig", "alg": ALGORITHM}, private=True, auto_kid=True
        )

    def public_keys(self) -> dict[str, Any]:
        """Return the key set that tokens are checked with (RFC 7517)."""
        return {"keys": [self._key.as_dict(private=False)]}

    def id_token(self, grant: Grant, now: float) -> str:
        """Return a signed token about who signed in; `now` in seconds since 1970."""
        claims = {
            "iss": self._issuer,
            "sub": grant.person.subject,
            "aud": self._audience,
            "iat": int(now),
            "exp": int(now) + LIFETIME,
            "email": grant.person.email,
            "email_verified": True,
            "name": grant.person.name,
        }
        if grant.request.nonce:
            claims["nonce"] = grant.request.nonce
        header = {"alg": ALGORITHM, "kid": self._key.kid}
        return jwt.encode(header, claims, self._key)
