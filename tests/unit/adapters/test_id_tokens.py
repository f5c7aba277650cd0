import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc import jws, jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from intake.adapters.id_tokens import LEEWAY, Identity, UnknownKey, read_id_token, usable_keys
from intake.adapters.sign_in_errors import TokenRefused
from tests.support.openid_provider import signed, signing_key

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
AT = int(NOW.timestamp())
ISSUER = "https://identity.example.org"
CLAIMS: dict[str, Any] = {
    "iss": ISSUER,
    "aud": "desk",
    "sub": "person-1",
    "nonce": "n-1",
    "iat": AT,
    "exp": AT + 300,
}
PUBLIC = dict(signing_key().as_dict(private=False))


def read(token: str, keys: KeySet | None = None) -> Identity:
    return read_id_token(
        token,
        keys or usable_keys({"keys": [PUBLIC]}),
        issuer=ISSUER,
        client_id="desk",
        nonce="n-1",
        now=NOW,
    )


def refusal(token: str) -> str:
    with pytest.raises(TokenRefused) as refused:
        read(token)
    return refused.value.code


def part(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def forged(header: str, signature: Callable[[bytes], bytes] = lambda _: b"") -> str:
    """Make a token by hand, as an attacker would."""
    payload = signed(CLAIMS).split(".")[1]
    start = f"{part(header.encode())}.{payload}"
    return f"{start}.{part(signature(start.encode()))}"


def test_good_token_names_issuer_and_subject() -> None:
    assert read(signed(CLAIMS)) == Identity(ISSUER, "person-1")


@pytest.mark.parametrize("missing", sorted(CLAIMS))
def test_every_claim_is_essential(missing: str) -> None:
    kept = {name: value for name, value in CLAIMS.items() if name != missing}
    assert refusal(signed(kept)) == "missing_claim"


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "https://identity.example.org/"),
        ("iss", "https://elsewhere.example.org"),
        ("iss", [ISSUER]),
        ("aud", "another"),
        ("aud", ["another", "third"]),
        ("aud", []),
        ("nonce", "n-2"),
        ("nonce", ""),
        ("sub", ""),
        ("sub", 7),
        ("iat", AT + LEEWAY + 1),
        ("iat", "now"),
        ("exp", str(AT + 300)),
        ("nbf", AT + LEEWAY + 1),
        ("azp", "another"),
        ("azp", ""),
    ],
)
def test_wrong_claim_is_refused(claim: str, value: object) -> None:
    assert refusal(signed({**CLAIMS, claim: value})) == "invalid_claim"


def test_token_ends_after_the_leeway() -> None:
    assert read(signed({**CLAIMS, "exp": AT - LEEWAY + 1})).subject == "person-1"
    assert refusal(signed({**CLAIMS, "exp": AT - LEEWAY})) == "expired_token"


def test_several_audiences_need_to_say_whose_token_it_is() -> None:
    audiences = {**CLAIMS, "aud": ["desk", "another"]}
    assert refusal(signed(audiences)) == "missing_azp"
    assert read(signed({**audiences, "azp": "desk"})).subject == "person-1"


@pytest.mark.parametrize("value", [False, "false", "yes", None, 0])
def test_unverified_email_is_refused(value: object) -> None:
    assert refusal(signed({**CLAIMS, "email_verified": value})) == "email_not_verified"


@pytest.mark.parametrize("value", [True, "true"])
def test_verified_email_is_taken(value: object) -> None:
    assert read(signed({**CLAIMS, "email_verified": value})).subject == "person-1"


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE"])
def test_unsigned_token_is_refused(algorithm: str) -> None:
    assert refusal(forged(f'{{"alg": "{algorithm}", "kid": "one"}}')).startswith("unsupported_alg")


def test_public_key_is_no_shared_secret() -> None:
    pem = signing_key().as_pem(private=False)
    token = forged('{"alg": "HS256", "kid": "one"}', lambda text: hmac.digest(pem, text, "sha256"))
    assert refusal(token).startswith("unsupported_alg")


def test_changed_payload_is_refused() -> None:
    head, _, signature = signed(CLAIMS).split(".")
    other = signed({**CLAIMS, "sub": "person-2"}).split(".")[1]
    assert refusal(f"{head}.{other}.{signature}") == "bad_signature"


def test_address_of_keys_inside_the_token_is_not_believed() -> None:
    own = RSAKey.generate_key(2048)
    header = {"alg": "RS256", "kid": "one", "jku": "https://elsewhere.example.org/keys"}
    assert refusal(jwt.encode(header, CLAIMS, own)) == "bad_signature"


def test_another_key_id_is_told_apart() -> None:
    token = jwt.encode({"alg": "RS256", "kid": "two"}, CLAIMS, signing_key())
    with pytest.raises(UnknownKey):
        read(token)


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c", "....", "é.é.é", "e30.e30.e30"])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(TokenRefused):
        read(token)


def test_token_that_is_no_object_is_refused() -> None:
    token = jws.serialize_compact({"alg": "RS256", "kid": "one"}, b"[1]", signing_key())
    assert refusal(token) == "invalid_payload"


def test_curve_keys_and_pss_sign_too() -> None:
    curve = ECKey.generate_key("P-256", {"kid": "curve"})
    keys = usable_keys({"keys": [PUBLIC, curve.as_dict(private=False)]})
    assert read(jwt.encode({"alg": "ES256", "kid": "curve"}, CLAIMS, curve), keys)
    assert read(jwt.encode({"alg": "PS256", "kid": "one"}, CLAIMS, signing_key(), ["PS256"]), keys)


@pytest.mark.parametrize(
    "odd",
    [
        {"kty": "EC", "crv": "brainpoolP256r1", "x": "AA", "y": "AA", "kid": "odd"},
        {**ECKey.generate_key("P-384").as_dict(private=False), "kid": "odd"},
        {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "kid": "odd"},
        {"kty": "EC", "crv": "P-256", "kid": "odd"},
        {"kty": "EC", "crv": ["P-256"], "kid": "odd"},
        {"kty": "OKP", "crv": "Ed448", "x": "AA", "kid": "odd"},
        {"kty": "AKP", "alg": "ML-DSA-44", "kid": "odd"},
        {"kty": "oct", "k": "c2VjcmV0", "kid": "odd"},
        {"kty": "RSA", "n": 5, "e": "AQAB", "kid": "odd"},
        {"kty": "RSA", "n": "AQAB", "e": "AQAB", "kid": "odd"},
        {"kty": "RSA", "n": "!" * 400, "e": "AQAB", "kid": "odd"},
        {**PUBLIC, "kid": "odd", "use": "enc"},
        {**PUBLIC, "kid": "odd", "alg": "RSA-OAEP"},
        {**PUBLIC, "kid": "odd", "alg": ["RS256"]},
        {"kid": "odd"},
        "odd",
        None,
    ],
)
def test_key_we_cannot_use_spoils_no_other(odd: object) -> None:
    keys = usable_keys({"keys": [odd, PUBLIC]})
    assert [key.kid for key in keys] == ["one"]


@pytest.mark.parametrize("document", [{}, {"keys": None}, {"keys": "text"}, {"keys": {}}])
def test_document_without_keys_gives_none(document: dict[str, Any]) -> None:
    assert list(usable_keys(document)) == []


def test_private_parts_of_a_published_key_are_dropped() -> None:
    (key,) = usable_keys({"keys": [dict(signing_key().as_dict(private=True))]})
    assert not key.is_private


def test_only_key_needs_no_id() -> None:
    bare = {name: value for name, value in PUBLIC.items() if name != "kid"}
    token = jwt.encode({"alg": "RS256"}, CLAIMS, signing_key())
    assert read(token, usable_keys({"keys": [bare]})).subject == "person-1"
