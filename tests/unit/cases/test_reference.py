from secrets import choice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cases.reference import ALPHABET, draw_reference, read_reference

DRAWN = st.lists(st.sampled_from(ALPHABET), min_size=7, max_size=7)


def reference(drawn: list[str]) -> str:
    characters = iter(drawn)
    return draw_reference(lambda _: next(characters))


REFERENCES = DRAWN.map(reference)


@given(REFERENCES)
def test_drawn_reference_is_read_back(drawn: str) -> None:
    assert read_reference(drawn) == drawn


def test_reference_is_two_groups_of_four() -> None:
    group, dash, other = draw_reference(choice).partition("-")
    assert (len(group), dash, len(other)) == (4, "-", 4)


def test_check_character_does_not_change() -> None:
    # references are on paper: 2*0 + 3*1 + ... + 8*6 is 133, and 133 + 5 is 6 times 23
    assert reference(list("2345678")) == "2345-6787"


@given(REFERENCES)
def test_every_single_wrong_character_is_found(drawn: str) -> None:
    for at, right in enumerate(drawn):
        for wrong in ALPHABET.replace(right, ""):
            if right != "-":
                assert read_reference(drawn[:at] + wrong + drawn[at + 1 :]) is None


@given(REFERENCES)
def test_every_swap_of_neighbours_is_found(drawn: str) -> None:
    text = drawn.replace("-", "")
    for at in range(7):
        swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        assert swapped == text or read_reference(swapped) is None


@pytest.mark.parametrize(
    "typed",
    ["2345-6787", "23456787", "2345 6787", " 2345-6787\n", "2 3 4 5 6 7 8 7", "2345--6787"],
)
def test_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert read_reference(typed) == "2345-6787"


@given(REFERENCES)
def test_small_letters_are_read(drawn: str) -> None:
    assert read_reference(drawn.lower()) == drawn


@pytest.mark.parametrize("typed", ["", "2345-678", "2345-67875", "2345-678A", "2345_6787", "ß" * 4])
def test_anything_else_is_no_reference(typed: str) -> None:
    assert read_reference(typed) is None


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(typed: str) -> None:
    found = read_reference(typed)
    assert found is None or read_reference(found) == found


@pytest.mark.parametrize("alike", ["0O", "1IL", "5S", "2Z", "8B", "6G", "UV"])
def test_at_most_one_of_each_look_alike_is_used(alike: str) -> None:
    assert len(set(alike) & set(ALPHABET)) <= 1


def test_no_word_can_be_drawn() -> None:
    assert set("AEIOU").isdisjoint(ALPHABET)


def test_length_of_the_alphabet_is_prime() -> None:
    # with any other length some swaps would not be found
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
