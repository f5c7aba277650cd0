import pytest

from local_stack.openid.authorisation import (
    AuthorisationRequest,
    Client,
    Refused,
    UnknownVisitor,
    read_request,
)

BACK = "http://desk.localhost:8000/sign-in/return"
CLIENT = Client("desk", "a secret", (BACK,))
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
GOOD = {
    "response_type": "code",
    "scope": "openid email",
    "client_id": "desk",
    "redirect_uri": BACK,
    "state": "the state",
    "nonce": "the nonce",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


def read(*more: tuple[str, str], without: str = "", **changes: str) -> AuthorisationRequest:
    fields = {name: value for name, value in {**GOOD, **changes}.items() if name != without}
    return read_request(CLIENT, [*fields.items(), *more])


def refusal(*more: tuple[str, str], without: str = "", **changes: str) -> Refused:
    with pytest.raises(Refused) as refused:
        read(*more, without=without, **changes)
    return refused.value


def test_a_good_request_may_go_ahead() -> None:
    assert read() == AuthorisationRequest(BACK, CHALLENGE, "the state", "the nonce")


def test_unknown_parameters_are_ignored() -> None:
    assert read(("ui_locales", "en")).state == "the state"


@pytest.mark.parametrize(
    "address",
    [
        BACK + "/",
        BACK + "?a=1",
        BACK.upper(),
        BACK.replace("http:", "https:"),
        BACK.replace("8000", "8001"),
        "http://desk.localhost:8000/",
        "http://example.org/sign-in/return",
        "",
    ],
)
def test_only_exactly_the_registered_address_gets_anybody_back(address: str) -> None:
    with pytest.raises(UnknownVisitor):
        read(redirect_uri=address)


@pytest.mark.parametrize("name", ["redirect_uri", "client_id"])
def test_without_address_or_client_nobody_is_sent_anywhere(name: str) -> None:
    with pytest.raises(UnknownVisitor):
        read(without=name)


def test_an_unknown_client_gets_nobody_back() -> None:
    with pytest.raises(UnknownVisitor):
        read(client_id="other")


@pytest.mark.parametrize("name", ["redirect_uri", "client_id"])
def test_a_repeated_address_or_client_gets_nobody_back(name: str) -> None:
    with pytest.raises(UnknownVisitor):
        read((name, GOOD[name]))


def test_a_wrong_address_counts_before_everything_else() -> None:
    with pytest.raises(UnknownVisitor):
        read(redirect_uri="http://example.org/", response_type="token")


def test_a_refusal_goes_back_with_the_state() -> None:
    refused = refusal(response_type="token")
    assert (refused.redirect_address, refused.state) == (BACK, "the state")


@pytest.mark.parametrize("name", ["code_challenge", "code_challenge_method", "response_type"])
def test_what_is_needed_must_be_there(name: str) -> None:
    assert refusal(without=name).code == "invalid_request"


def test_a_plain_challenge_is_refused() -> None:
    assert refusal(code_challenge_method="plain").code == "invalid_request"


@pytest.mark.parametrize("challenge", ["short", CHALLENGE + "=", CHALLENGE[:-1] + "+"])
def test_a_challenge_that_is_no_digest_is_refused(challenge: str) -> None:
    assert refusal(code_challenge=challenge).code == "invalid_request"


def test_a_repeated_parameter_is_refused() -> None:
    assert refusal(("nonce", "another")).code == "invalid_request"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("response_type", "id_token", "unsupported_response_type"),
        ("scope", "email", "invalid_scope"),
        ("prompt", "none", "login_required"),
        ("request", "a.b.c", "request_not_supported"),
        ("request_uri", "https://example.org/", "request_uri_not_supported"),
    ],
)
def test_each_thing_that_is_wrong_has_its_code(name: str, value: str, code: str) -> None:
    assert refusal(**{name: value}).code == code
