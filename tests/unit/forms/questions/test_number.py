import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.forms import Written, a_question, read_question, sent

COUNT: Written = {"id": "count", "type": "number", "label": "How many?"}
BELOW_ZERO = {"minimum": -1_000_000, "maximum": 1_000_000}


def value(typed: str, **limits: int) -> object:
    return a_question(COUNT, **limits).answer(sent(count=typed)).value


def message(typed: str, **limits: int) -> str:
    (problem,) = a_question(COUNT, **limits).answer(sent(count=typed)).problems
    return problem.message


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0", 0),
        ("007", 7),
        ("1,000", 1000),
        ("1 000", 1000),
        ("12\u00a0345\u202f678", 12_345_678),
        ("\u0664\u0662", 42),
        ("999999999", 999_999_999),
    ],
)
def test_number_is_read_as_people_write_it(typed: str, kept: int) -> None:
    assert value(typed) == kept


@pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013"])
def test_number_below_zero_is_read_where_the_form_allows_it(minus: str) -> None:
    assert value(f"{minus}1,234", **BELOW_ZERO) == -1234


@pytest.mark.parametrize(
    "typed",
    ["one", "3.5", "3,5", "1.000", "1,00", "1,0000", "10 00", "£5", "5 people", "1e3", "0x10",
     "--1", "1-", "+1", "½", "²", "1_000", "9" * 21],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    assert message(typed, **BELOW_ZERO) == "Enter a whole number in digits, such as 3"


@pytest.mark.parametrize(
    ("typed", "limits", "words"),
    [
        ("-1", {}, "Enter 0 or more"),
        ("1000000000", {}, "Enter 999,999,999 or less"),
        ("999", {"minimum": 1000}, "Enter 1,000 or more"),
        ("11", {"maximum": 10}, "Enter 10 or less"),
    ],
)
def test_broken_limit_is_said(typed: str, limits: dict[str, int], words: str) -> None:
    assert message(typed, **limits) == words


@pytest.mark.parametrize("typed", ["1", "10"])
def test_limits_belong_to_what_is_right(typed: str) -> None:
    assert value(typed, minimum=1, maximum=10) == int(typed)


@pytest.mark.parametrize("limit", ["minimum", "maximum"])
@pytest.mark.parametrize("written", ["few", "1.5", 10**9, "1,000"])
def test_wrong_limit_is_a_mistake(limit: str, written: object) -> None:
    _, mistakes = read_question({**COUNT, limit: written})
    assert mistakes == [f"{limit}: write a whole number here, such as 0 or 12"]


def test_limits_between_which_no_number_lies_are_a_mistake() -> None:
    _, mistakes = read_question({**COUNT, "minimum": 11, "maximum": 10})
    assert mistakes == ["minimum: an answer can be 10 at most"]


@given(st.integers(-1_000_000, 1_000_000))
def test_number_is_read_as_it_is_said(number: int) -> None:
    question = a_question(COUNT, **BELOW_ZERO)
    (words,) = question.words(number)
    assert question.answer(sent(count=words)).value == number
