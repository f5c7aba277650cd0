import json
from base64 import urlsafe_b64encode

import pytest
from joserfc import jwe
from joserfc.jwk import OctKey

from intake.adapters.sign_in_errors import AttemptRefused
from intake.services.sign_in_attempt import Attempt, local_path, seal, unseal
from tests.support.clock import Clock

KEY = b"k" * 32


def refusal(sealed: str, clock: Clock, key: bytes = KEY) -> str:
    with pytest.raises(AttemptRefused) as refused:
        unseal(sealed, key, clock())
    return refused.value.code


def test_sealed_attempt_opens_again(clock: Clock) -> None:
    attempt = Attempt.begin("/cases/1", clock())
    assert unseal(seal(attempt, KEY), KEY, clock()) == attempt


def test_seal_hides_everything(clock: Clock) -> None:
    sealed = seal(Attempt.begin("/cases/1", clock()), KEY)
    head = urlsafe_b64encode(b'{"alg":"dir","enc":"A256GCM"}').decode().rstrip("=")
    assert sealed.startswith(f"{head}..")
    assert sealed.count(".") == 4


def test_every_attempt_is_another(clock: Clock) -> None:
    first, second = (Attempt.begin("/", clock()) for _ in range(2))
    drawn = {first.state, first.nonce, first.verifier, second.state, second.nonce, second.verifier}
    assert len(drawn) == 6
    # RFC 7636, section 4.1
    assert 43 <= len(first.verifier) <= 128


def test_attempt_lasts_ten_minutes(clock: Clock) -> None:
    sealed = seal(Attempt.begin("/", clock()), KEY)
    clock.forward(minutes=9, seconds=59)
    assert unseal(sealed, KEY, clock())
    clock.forward(seconds=1)
    assert refusal(sealed, clock) == "too_late"


def test_another_key_opens_nothing(clock: Clock) -> None:
    sealed = seal(Attempt.begin("/", clock()), KEY)
    assert refusal(sealed, clock, b"l" * 32) == "cookie_not_ours"


def test_changed_seal_opens_nothing(clock: Clock) -> None:
    head, empty, vector, text, tag = seal(Attempt.begin("/", clock()), KEY).split(".")
    changed = ("A" if text[0] != "A" else "B") + text[1:]
    assert refusal(f"{head}.{empty}.{vector}.{changed}.{tag}", clock) == "cookie_not_ours"


@pytest.mark.parametrize("sealed", ["", "a", "....", "a.b.c.d.e", "é....", "x" * 9000])
def test_what_is_no_seal_opens_nothing(sealed: str, clock: Clock) -> None:
    assert refusal(sealed, clock) == "cookie_not_ours"


def test_other_ways_of_encrypting_are_not_taken(clock: Clock) -> None:
    key = OctKey.import_key(KEY)
    text = json.dumps(vars(Attempt.begin("/", clock())))
    sealed = jwe.encrypt_compact(
        {"alg": "A256KW", "enc": "A256GCM"}, text, key, ["A256KW", "A256GCM"]
    )
    assert refusal(sealed, clock) == "cookie_not_ours"


@pytest.mark.parametrize("path", ["/", "/cases/01KAJ2", "/cases/1?a=b", "/a//b", "/" + "a" * 500])
def test_path_of_the_desk_stays(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "cases/1",
        "//elsewhere.example.org",
        "/\\elsewhere.example.org",
        "\\/elsewhere.example.org",
        "/\t/elsewhere.example.org",
        "/a\\..\\b",
        "/\r\nset-cookie: a=b",
        "/a\n",
        " /a",
        "/a b",
        "/é",
        "https://elsewhere.example.org",
        "https:elsewhere.example.org",
        "javascript:alert(1)",
        "/" + "a" * 501,
    ],
)
def test_any_other_path_becomes_the_start(path: str) -> None:
    assert local_path(path) == "/"
