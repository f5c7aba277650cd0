from unicodedata import category, is_normalized

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intake.forms.typed import tidy, without_controls


@pytest.mark.parametrize("typed", ["a\r\nb", "a\rb", "a\nb"])
def test_every_line_end_is_a_newline(typed: str) -> None:
    assert tidy(typed) == "a\nb"


def test_empty_lines_stay() -> None:
    assert tidy("a\r\n\r\n\rb") == "a\n\n\nb"


def test_letter_and_accent_become_one() -> None:
    assert tidy("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize(
    "typed",
    [
        "  a  b\t ",
        "\n\na",
        "{{ 7*7 }}",
        "=1+1",
        "<b>&amp;</b>",
        "אבג",
        "👩‍👩‍👧",
        "\u200b\u202e",
        "Zalgo̴͎",
    ],
)
def test_nothing_else_changes(typed: str) -> None:
    assert without_controls(tidy(typed)) == typed


@pytest.mark.parametrize(
    "control", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9f"]
)
def test_control_characters_go(control: str) -> None:
    assert without_controls(f"be{control}fore") == "before"


@given(st.text())
def test_tidied_text_is_nfc(typed: str) -> None:
    assert is_normalized("NFC", tidy(typed))


@given(st.text())
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)


@given(st.text())
@example("\r\n\t")
def test_only_control_characters_go(typed: str) -> None:
    kept = without_controls(typed)
    assert all(c in "\r\n\t" for c in kept if category(c) == "Cc")
    assert [c for c in typed if category(c) != "Cc"] == [c for c in kept if category(c) != "Cc"]
