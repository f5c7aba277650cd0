"""The provider as a browser and as an application meet it."""

import json
from base64 import b64encode
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from local_stack.gateway.messages import Answer, Incoming
from local_stack.openid.authorisation import Client
from local_stack.openid.provider import Provider

ISSUER = "http://127.0.0.1:8000/_local/openid"
BACK = "http://desk.localhost:8000/sign-in/return"
SECRET = "a secret: 50% of it"
# the example pair of RFC 7636, appendix B
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
ASKED = {
    "response_type": "code",
    "scope": "openid email",
    "client_id": "desk",
    "redirect_uri": BACK,
    "state": "the state",
    "nonce": "the nonce",
    "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    "code_challenge_method": "S256",
}
FORM = ("Content-Type", "application/x-www-form-urlencoded")
Fields = dict[str, str]


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def provider(clock: Clock) -> Provider:
    return Provider(ISSUER, Client("desk", SECRET, (BACK,)), clock)


def get(provider: Provider, path: str, **query: str) -> Answer:
    return provider(Incoming("GET", f"/_local/openid{path}", urlencode(query)))


def post(provider: Provider, path: str, fields: Fields, *headers: tuple[str, str]) -> Answer:
    body = urlencode(fields).encode()
    incoming = Incoming("POST", f"/_local/openid{path}", headers=(FORM, *headers), body=body)
    return provider(incoming)


def returned(answer: Answer) -> Fields:
    assert answer.status == 303
    location = urlsplit(answer.header("location"))
    assert location._replace(query="").geturl() == BACK
    return dict(parse_qsl(location.query))


def code(provider: Provider, person: str = "casey", **changes: str) -> str:
    return returned(post(provider, "/authorize", {**ASKED, **changes, "person": person}))["code"]


def exchange(provider: Provider, *headers: tuple[str, str], **changes: str) -> Answer:
    fields = {
        "grant_type": "authorization_code",
        "redirect_uri": BACK,
        "code_verifier": VERIFIER,
        "client_id": "desk",
        "client_secret": SECRET,
        **changes,
    }
    kept = {name: value for name, value in fields.items() if value}
    return post(provider, "/token", kept, *headers)


def error(answer: Answer) -> tuple[int, str]:
    return answer.status, json.loads(answer.body)["error"]


def claims(provider: Provider, token: str) -> dict[str, Any]:
    keys = KeySet.import_key_set(json.loads(get(provider, "/jwks").body))
    return dict(jwt.decode(token, keys, algorithms=["RS256"]).claims)


def test_discovery_names_every_address_below_the_issuer(provider: Provider) -> None:
    document = json.loads(get(provider, "/.well-known/openid-configuration").body)
    assert document["issuer"] == ISSUER
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        path = document[name].removeprefix(ISSUER)
        assert get(provider, path).status != 404


def test_discovery_asks_for_s256(provider: Provider) -> None:
    document = json.loads(get(provider, "/.well-known/openid-configuration").body)
    assert document["code_challenge_methods_supported"] == ["S256"]


def test_published_keys_hold_nothing_private(provider: Provider) -> None:
    (key,) = json.loads(get(provider, "/jwks").body)["keys"]
    assert key.keys() == {"kty", "n", "e", "kid", "use", "alg"}


def test_everybody_is_a_button(provider: Provider) -> None:
    html = get(provider, "/authorize", **ASKED).body.decode()
    assert 'name="person" value="casey">Casey Coordinator' in html
    assert 'name="person" value="nia">Nia Newcomer' in html


def test_the_page_says_that_it_is_for_this_machine_only(provider: Provider) -> None:
    assert b"for the stack on this machine only" in get(provider, "/authorize", **ASKED).body


def test_the_page_needs_no_script_and_allows_none(provider: Provider) -> None:
    answer = get(provider, "/authorize", **ASKED)
    assert b"<script" not in answer.body
    assert "default-src 'none'" in answer.header("content-security-policy")


def test_the_form_may_lead_back_to_the_desk(provider: Provider) -> None:
    policy = get(provider, "/authorize", **ASKED).header("content-security-policy")
    assert policy.endswith("form-action 'self' http://desk.localhost:8000")


def test_what_was_asked_is_kept_in_the_form_without_markup(provider: Provider) -> None:
    html = get(provider, "/authorize", **{**ASKED, "state": '"><script>'}).body.decode()
    assert 'name="state" value="&#34;&gt;&lt;script&gt;"' in html


def test_a_person_comes_back_with_code_state_and_issuer(provider: Provider) -> None:
    fields = returned(post(provider, "/authorize", {**ASKED, "person": "casey"}))
    assert fields.keys() == {"code", "state", "iss"}
    assert (fields["state"], fields["iss"]) == ("the state", ISSUER)


def test_an_address_in_the_query_signs_nobody_in(provider: Provider) -> None:
    assert get(provider, "/authorize", **ASKED, person="casey").status == 200


def test_an_unknown_person_is_asked_again(provider: Provider) -> None:
    assert post(provider, "/authorize", {**ASKED, "person": "nobody"}).status == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_wrong_address_is_not_redirected_to(provider: Provider, method: str) -> None:
    asked = {**ASKED, "redirect_uri": "http://example.org/", "person": "casey"}
    answer = (
        get(provider, "/authorize", **asked)
        if method == "GET"
        else post(provider, "/authorize", asked)
    )
    assert (answer.status, answer.header("location")) == (400, "")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_without_s256_is_refused(provider: Provider, method: str) -> None:
    asked = {**ASKED, "code_challenge_method": "plain", "person": "casey"}
    answer = (
        get(provider, "/authorize", **asked)
        if method == "GET"
        else post(provider, "/authorize", asked)
    )
    assert returned(answer) == {"error": "invalid_request", "state": "the state", "iss": ISSUER}


def test_the_token_can_be_checked_with_the_published_key(provider: Provider, clock: Clock) -> None:
    answer = json.loads(exchange(provider, code=code(provider)).body)
    token = claims(provider, answer["id_token"])
    rules = JWTClaimsRegistry(
        now=int(clock.now),
        iss={"essential": True, "value": ISSUER},
        aud={"essential": True, "value": "desk"},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": "the nonce"},
    )
    rules.validate(token)


def test_the_token_says_who_it_is(provider: Provider) -> None:
    answer = json.loads(exchange(provider, code=code(provider, "nia")).body)
    token = claims(provider, answer["id_token"])
    assert (token["sub"], token["name"]) == ("nia", "Nia Newcomer")
    assert (token["email"], token["email_verified"]) == ("nia.newcomer@example.org", True)


def test_without_a_nonce_the_token_has_none(provider: Provider) -> None:
    answer = json.loads(exchange(provider, code=code(provider, nonce="")).body)
    assert "nonce" not in claims(provider, answer["id_token"])


def test_tokens_are_never_kept(provider: Provider) -> None:
    assert exchange(provider, code=code(provider)).header("cache-control") == "no-store"


def test_a_code_cannot_be_used_again(provider: Provider) -> None:
    used = code(provider)
    assert exchange(provider, code=used).status == 200
    assert error(exchange(provider, code=used)) == (400, "invalid_grant")


def test_a_wrong_verifier_is_refused(provider: Provider) -> None:
    answer = exchange(provider, code=code(provider), code_verifier="a" * 43)
    assert error(answer) == (400, "invalid_grant")


def test_another_address_than_before_is_refused(provider: Provider) -> None:
    answer = exchange(provider, code=code(provider), redirect_uri="http://example.org/")
    assert error(answer) == (400, "invalid_grant")


@pytest.mark.parametrize("name", ["code", "redirect_uri", "code_verifier", "grant_type"])
def test_what_an_exchange_needs_must_be_there(provider: Provider, name: str) -> None:
    answer = exchange(provider, **{"code": code(provider), name: ""})
    assert error(answer) == (400, "invalid_request")


def test_other_grants_are_not_known(provider: Provider) -> None:
    answer = exchange(provider, code=code(provider), grant_type="password")
    assert error(answer) == (400, "unsupported_grant_type")


@pytest.mark.parametrize(
    "changes", [{"client_secret": "wrong"}, {"client_secret": ""}, {"client_id": "other"}]
)
def test_only_the_client_with_its_secret_may_exchange(provider: Provider, changes: Fields) -> None:
    answer = exchange(provider, **{"code": code(provider), **changes})
    assert error(answer) == (401, "invalid_client")
    assert answer.header("www-authenticate").startswith("Basic")


def test_a_wrong_secret_does_not_use_the_code_up(provider: Provider) -> None:
    kept = code(provider)
    exchange(provider, code=kept, client_secret="wrong")
    assert exchange(provider, code=kept).status == 200


def basic(pair: str) -> tuple[str, str]:
    return "Authorization", "Basic " + b64encode(pair.encode()).decode()


def by_header(provider: Provider, header: tuple[str, str]) -> Answer:
    return exchange(provider, header, code=code(provider), client_id="", client_secret="")


def test_the_secret_may_come_in_the_header(provider: Provider) -> None:
    assert by_header(provider, basic("desk:a+secret%3A+50%25+of+it")).status == 200


@pytest.mark.parametrize(
    "header", [basic("desk:wrong"), ("Authorization", "Basic %%%"), ("Authorization", "Bearer a")]
)
def test_a_header_that_proves_nothing_is_refused(
    provider: Provider, header: tuple[str, str]
) -> None:
    assert error(by_header(provider, header)) == (401, "invalid_client")


def test_two_ways_at_once_are_refused(provider: Provider) -> None:
    answer = exchange(provider, basic(f"desk:{SECRET}"), code=code(provider))
    assert error(answer) == (400, "invalid_request")


def test_tokens_are_posted_for(provider: Provider) -> None:
    assert error(get(provider, "/token", code="any")) == (400, "invalid_request")


def test_a_body_of_another_type_is_refused(provider: Provider) -> None:
    incoming = Incoming("POST", "/_local/openid/token", body=b"code=any")
    assert error(provider(incoming)) == (400, "invalid_request")


def test_there_is_nothing_else(provider: Provider) -> None:
    assert get(provider, "/userinfo").status == 404
