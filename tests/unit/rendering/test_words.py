from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.rendering.words import WordsMistake, fill


@dataclass(frozen=True)
class Promises:
    reply: int = 3


NAMES = {"promises": Promises(), "offices": ("Rye", "Hailsham"), "name": "A & <B> {{ name }}"}


def test_fact_is_put_in() -> None:
    assert fill("within {{ promises.reply }} working days", NAMES) == "within 3 working days"


def test_fact_is_put_in_as_it_is() -> None:
    assert fill("{{ name }}", NAMES) == "A & <B> {{ name }}"


@pytest.mark.parametrize("text", ["line\n", "\n\nline", "a\n\n  b\n\n"])
def test_space_and_lines_stay(text: str) -> None:
    assert fill(text, NAMES) == text


@given(st.text(st.characters(exclude_characters="{}\r"), max_size=40))
def test_text_without_braces_stays(text: str) -> None:
    assert fill(text, NAMES) == text


@pytest.mark.parametrize("text", ["{# 4", "{% if", "%}", "#}", "}}", "{a}", "# {.title}"])
def test_other_braces_mean_nothing(text: str) -> None:
    assert fill(text, NAMES) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ telephone }}", "'telephone' is undefined"),
        ("{{ promises.answer }}", "has no attribute 'answer'"),
        ("{{ promises.reply", "unexpected end of template"),
        ("{{ }}", "Expected an expression"),
        ("{{ promises.reply / 0 }}", "division by zero"),
        ("{{ promises.reply + 'x' }}", "unsupported operand"),
        ("{{ name() }}", "not callable"),
        ("{{ offices[7] }}", "has no element 7"),
        ("{{ promises.__class__ }}", "is unsafe"),
        ("{{ range(999999999) }}", "Range too big"),
    ],
)
def test_wrong_words_are_one_clear_mistake(text: str, reason: str) -> None:
    with pytest.raises(WordsMistake) as found:
        fill(text, NAMES)
    assert str(found.value).startswith("the text between {{ and }} is not right: ")
    assert reason in str(found.value)
