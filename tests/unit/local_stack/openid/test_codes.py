from local_stack.openid.authorisation import AuthorisationRequest
from local_stack.openid.codes import LIFETIME, Codes
from local_stack.openid.people import CASEY

BACK = "http://desk.localhost:8000/sign-in/return"
# the example pair of RFC 7636, appendix B
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
REQUEST = AuthorisationRequest(BACK, CHALLENGE, "state", "nonce")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_code_gives_what_it_was_issued_for() -> None:
    codes = Codes(Clock())
    grant = codes.redeem(codes.issue(CASEY, REQUEST), BACK, VERIFIER)
    assert grant
    assert (grant.person, grant.request) == (CASEY, REQUEST)


def test_a_code_can_be_used_once() -> None:
    codes = Codes(Clock())
    code = codes.issue(CASEY, REQUEST)
    codes.redeem(code, BACK, VERIFIER)
    assert codes.redeem(code, BACK, VERIFIER) is None


def test_a_wrong_verifier_gets_nothing_and_uses_the_code_up() -> None:
    codes = Codes(Clock())
    code = codes.issue(CASEY, REQUEST)
    assert codes.redeem(code, BACK, VERIFIER[:-1]) is None
    assert codes.redeem(code, BACK, VERIFIER) is None


def test_the_challenge_itself_is_no_verifier() -> None:
    codes = Codes(Clock())
    assert codes.redeem(codes.issue(CASEY, REQUEST), BACK, CHALLENGE) is None


def test_another_address_gets_nothing() -> None:
    codes = Codes(Clock())
    assert codes.redeem(codes.issue(CASEY, REQUEST), BACK + "/", VERIFIER) is None


def test_a_code_is_good_for_a_minute() -> None:
    clock = Clock()
    codes = Codes(clock)
    code = codes.issue(CASEY, REQUEST)
    clock.now += LIFETIME
    assert LIFETIME == 60
    assert codes.redeem(code, BACK, VERIFIER)


def test_after_a_minute_a_code_is_worth_nothing() -> None:
    clock = Clock()
    codes = Codes(clock)
    code = codes.issue(CASEY, REQUEST)
    clock.now += LIFETIME + 1
    assert codes.redeem(code, BACK, VERIFIER) is None


def test_an_unknown_code_gets_nothing() -> None:
    assert Codes(Clock()).redeem("guessed", BACK, VERIFIER) is None
