from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.token import Token, TokenMistake

KEY = b"a key that protects nothing"
DIGEST = "0123456789abcdef" * 4
ID = "01KAJ2Y7G0ABCDEFGHJKMNPQRS"
TOKEN = Token.begin("contact", DIGEST, datetime(2026, 11, 21, 9, 30, 5, 999, UTC), ID)
SIGNED = TOKEN.signed(KEY)

TOKENS = st.builds(
    Token,
    st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    st.datetimes(datetime(2026, 1, 1), datetime(2126, 1, 1)).map(  # noqa: DTZ001 made aware below
        lambda moment: moment.replace(tzinfo=UTC, microsecond=0)
    ),
    st.from_regex(r"[0-7][0-9A-HJKMNP-TV-Z]{25}", fullmatch=True),
)


def reason(signed: str, key: bytes = KEY, form: str = "contact") -> str:
    with pytest.raises(TokenMistake) as found:
        Token.read(signed, key, form)
    return str(found.value)


@given(TOKENS)
def test_signed_token_is_read_back(token: Token) -> None:
    assert Token.read(token.signed(KEY), KEY, token.form) == token


def test_token_counts_in_whole_seconds() -> None:
    assert TOKEN.begun == datetime(2026, 11, 21, 9, 30, 5, tzinfo=UTC)


def test_moment_is_the_same_in_any_time_zone() -> None:
    elsewhere = replace(TOKEN, begun=TOKEN.begun.astimezone(timezone(timedelta(hours=9))))
    assert elsewhere.signed(KEY) == SIGNED


def test_token_holds_the_wording_of_the_form() -> None:
    assert Token.begin("contact", "f" * 64, TOKEN.begun, ID).signed(KEY) != SIGNED


def test_old_token_is_read() -> None:
    old = replace(TOKEN, begun=datetime(1999, 1, 1, tzinfo=UTC))
    assert Token.read(old.signed(KEY), KEY, "contact") == old


@pytest.mark.parametrize("at", range(len(SIGNED)))
def test_one_changed_character_is_refused(at: int) -> None:
    for other in ascii_letters + digits + "-_.":
        if other != SIGNED[at]:
            with pytest.raises(TokenMistake):
                Token.read(SIGNED[:at] + other + SIGNED[at + 1 :], KEY, "contact")


@pytest.mark.parametrize("at", range(len(SIGNED)))
def test_one_missing_character_is_refused(at: int) -> None:
    assert reason(SIGNED[:at] + SIGNED[at + 1 :]) == "forged"


@given(st.text(max_size=80))
def test_any_other_text_is_refused(text: str) -> None:
    assert reason(text) == ("forged" if text else "missing")


def test_another_forms_token_is_refused() -> None:
    assert reason(SIGNED, form="referral") == "other form"


def test_token_of_another_key_is_refused() -> None:
    assert reason(SIGNED, key=b"another key") == "forged"


def test_mac_without_a_token_is_refused() -> None:
    assert reason("." + SIGNED.rpartition(".")[2]) == "forged"


def test_token_with_something_behind_it_is_refused() -> None:
    assert reason(SIGNED + "\n") == "forged"
    assert reason(SIGNED + ".x") == "forged"


def test_token_does_not_change_its_form() -> None:
    # pages are open in browsers while a new version is deployed; the last part is the output of
    # printf 'intake form token\n1.contact...' | openssl dgst -sha256 -hmac KEY -binary | base64
    assert SIGNED == (
        "1.contact.0123456789abcdef.1795253405.01KAJ2Y7G0ABCDEFGHJKMNPQRS"
        ".TKSR9ga0-8sYQTrUYvvZlL1SOnh9TgS5Zy6bNxhAh-E"
    )
