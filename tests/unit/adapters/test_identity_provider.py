from base64 import b64decode
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from intake.adapters.id_tokens import Identity
from intake.adapters.identity_provider import KEPT_FOR, IdentityProvider, code_challenge
from intake.adapters.sign_in_errors import CodeRefused, ProviderUnavailable, TokenRefused
from tests.support.clock import Clock
from tests.support.openid_provider import CLIENT, ISSUER, PaperProvider


class Visit:
    """A person's way through the provider, with one verifier and nonce."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.paper = PaperProvider(self.clock)
        self.provider = IdentityProvider(self.paper, ISSUER, CLIENT, self.clock)

    def leave(self) -> str:
        return self.provider.authorisation_address(state="s", nonce="n", verifier="v" * 43)

    def arrive(self, verifier: str = "v" * 43, nonce: str = "n") -> Identity:
        code = self.paper.authorise(self.leave())["code"]
        return self.provider.identify(code=code, verifier=verifier, nonce=nonce)


@pytest.fixture
def visit() -> Visit:
    return Visit()


def test_challenge_of_the_standard() -> None:
    # RFC 7636, appendix B
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert code_challenge(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_authorisation_address_carries_all(visit: Visit) -> None:
    assert parse_qs(urlsplit(visit.leave()).query) == {
        "response_type": ["code"],
        "scope": ["openid email profile"],
        "client_id": ["desk"],
        "redirect_uri": ["https://desk.example.org/sign-in/return"],
        "state": ["s"],
        "nonce": ["n"],
        "code_challenge": [code_challenge("v" * 43)],
        "code_challenge_method": ["S256"],
    }


def test_query_of_the_endpoint_is_kept(visit: Visit) -> None:
    visit.paper.discovery["authorization_endpoint"] += "?tenant=a"
    assert visit.leave().startswith(f"{ISSUER}/authorise?tenant=a&response_type=code&")


def test_code_becomes_an_identity(visit: Visit) -> None:
    assert visit.arrive() == Identity(ISSUER, "person-1")


def test_secret_travels_in_the_header(visit: Visit) -> None:
    visit.arrive()
    fields, headers = visit.paper.posted[0]
    assert b64decode(headers["authorization"].removeprefix("Basic ")) == b"desk:a+secret"
    assert "client_secret" not in fields


def test_secret_travels_in_the_form_where_only_that_is_taken(visit: Visit) -> None:
    visit.paper.discovery["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    visit.arrive()
    fields, headers = visit.paper.posted[0]
    assert fields["client_secret"] == "a secret"
    assert headers == {}


def test_code_works_once(visit: Visit) -> None:
    code = visit.paper.authorise(visit.leave())["code"]
    visit.provider.identify(code=code, verifier="v" * 43, nonce="n")
    with pytest.raises(CodeRefused):
        visit.provider.identify(code=code, verifier="v" * 43, nonce="n")


def test_another_verifier_is_refused(visit: Visit) -> None:
    with pytest.raises(CodeRefused):
        visit.arrive(verifier="w" * 43)


def test_another_nonce_is_refused(visit: Visit) -> None:
    with pytest.raises(TokenRefused):
        visit.arrive(nonce="m")


@pytest.mark.parametrize("answer", [{}, {"id_token": None}, {"id_token": ["x"]}])
def test_answer_without_a_token_is_refused(visit: Visit, answer: dict[str, Any]) -> None:
    visit.paper.answer = answer
    with pytest.raises(TokenRefused) as refused:
        visit.arrive()
    assert refused.value.code == "missing_token"


def test_discovery_is_asked_once_an_hour(visit: Visit) -> None:
    visit.leave()
    visit.leave()
    assert len(visit.paper.asked) == 2
    visit.clock.forward(seconds=KEPT_FOR.total_seconds() + 1)
    visit.leave()
    assert len(visit.paper.asked) == 4


def test_new_key_is_fetched_when_it_is_first_used(visit: Visit) -> None:
    visit.leave()
    fresh = RSAKey.generate_key(2048, {"kid": "two"})
    visit.paper.keys.append(dict(fresh.as_dict(private=False)))
    visit.paper.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "two"}, claims, fresh)
    assert visit.arrive().subject == "person-1"


def test_unknown_key_is_looked_for_once(visit: Visit) -> None:
    strange = RSAKey.generate_key(2048, {"kid": "two"})
    visit.paper.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "two"}, claims, strange)
    with pytest.raises(TokenRefused):
        visit.arrive()
    assert visit.paper.asked.count(f"{ISSUER}/keys") == 2


@pytest.mark.parametrize("issuer", ["https://elsewhere.example.org", None, f"{ISSUER}/"])
def test_discovery_of_another_issuer_is_refused(visit: Visit, issuer: str | None) -> None:
    visit.paper.discovery["issuer"] = issuer
    with pytest.raises(ProviderUnavailable):
        visit.leave()


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("address", ["http://identity.example.org/x", None, 7, "javascript:x"])
def test_open_or_missing_endpoint_is_refused(visit: Visit, name: str, address: object) -> None:
    visit.paper.discovery[name] = address
    with pytest.raises(ProviderUnavailable):
        visit.leave()
