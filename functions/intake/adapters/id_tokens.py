"""ID tokens: which keys may sign them and what they must say (OpenID Connect Core, 3.1.3.7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import ECKey, Key, KeySet, RSAKey
from joserfc.jwt import JWTClaimsRegistry

from intake.adapters.sign_in_errors import TokenRefused
from intake.forms.typed import tidy, without_controls

ALGORITHMS: Final = ("RS256", "ES256", "PS256")
"""Public-key signatures only: `none` proves nothing and HS256 would take a public key as secret."""

LEEWAY: Final = 60
"""Seconds by which the provider's clock and ours may differ."""

_TRUE: Final = (True, "true")
"""Some providers send the word instead of the boolean."""

_LONGEST: Final = 320
"""Characters that are kept of a name; an email address has no more (RFC 5321, 4.5.3.1)."""

_CURVES: Final = ("P-256",)
_SHORTEST_MODULUS: Final = 342
"""Characters of base64url that 2048 bits take."""


class UnknownKey(TokenRefused):
    """Raised when no key we hold signed the token; the provider may have begun to use another."""


@dataclass(frozen=True)
class Identity:
    """Who signed in: a subject is unique within its issuer only.

    Name and email are for the lead to recognise them by, and give no access; `email` is empty
    unless the provider says that it is verified.
    """

    issuer: str
    subject: str
    name: str = ""
    email: str = ""


def usable_keys(document: Mapping[str, Any]) -> KeySet:
    """Return the keys that can sign for us; one unknown curve would spoil the whole set."""
    listed = document.get("keys")
    candidates = listed if isinstance(listed, list) else []
    return KeySet([key for each in candidates if (key := _key(each)) is not None])


def read_id_token(
    token: str, keys: KeySet, *, issuer: str, client_id: str, nonce: str, now: datetime
) -> Identity:
    """Return who the token is about; TokenRefused unless signature and every claim hold."""
    try:
        claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
        _rules(issuer, client_id, nonce, now).validate(claims)
    except InvalidKeyIdError:
        raise UnknownKey("unknown_key") from None
    except JoseError as error:
        raise TokenRefused(error.error) from None
    except (ValueError, TypeError):
        raise TokenRefused("malformed") from None
    _check_audiences(claims)
    _check_email(claims)
    verified = claims.get("email_verified") in _TRUE
    return Identity(
        issuer=claims["iss"],
        subject=claims["sub"],
        name=_text(claims.get("name")),
        email=_text(claims.get("email")) if verified else "",
    )


def _rules(issuer: str, client_id: str, nonce: str, now: datetime) -> JWTClaimsRegistry:
    return JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": client_id},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
        sub={"essential": True},
        azp={"value": client_id},
    )


def _check_audiences(claims: Mapping[str, Any]) -> None:
    # for several audiences only `azp` says whom the token was given to
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and "azp" not in claims:
        raise TokenRefused("missing_azp")


def _check_email(claims: Mapping[str, Any]) -> None:
    if claims.get("email_verified", True) not in _TRUE:
        raise TokenRefused("email_not_verified")


def _text(claim: object) -> str:
    words = tidy(without_controls(claim)).split() if isinstance(claim, str) else []
    return " ".join(words)[:_LONGEST]


def _key(data: object) -> Key | None:
    if not isinstance(data, dict) or data.get("use", "sig") != "sig":
        return None
    if data.get("alg", ALGORITHMS[0]) not in ALGORITHMS:
        return None
    try:
        if data.get("kty") == "RSA" and len(data["n"]) >= _SHORTEST_MODULUS:
            return RSAKey.import_key({"kty": "RSA", **_public(data, "n", "e")})
        if data.get("kty") == "EC" and data.get("crv") in _CURVES:
            return ECKey.import_key({"kty": "EC", **_public(data, "crv", "x", "y")})
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return None


def _public(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    kept = (*names, "kid", "alg", "use")
    return {name: data[name] for name in kept if name in data}
