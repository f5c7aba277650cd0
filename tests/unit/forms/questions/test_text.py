import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intake.forms.questions.text import Text
from tests.support.forms import NAME, Written, a_question, read_question, sent

CODE: Written = {**NAME, "min_length": 3, "max_length": 6, "pattern": "[A-Z]+[0-9]+"}


def message(written: Written, typed: str) -> str:
    (problem,) = a_question(written).answer(sent(name=typed)).problems
    return problem.message


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
def test_answer_is_exactly_what_was_typed(typed: str) -> None:
    assume(typed.strip())
    fields = sent(name=typed)
    assert a_question(NAME).answer(fields).value == fields.one("name")


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\u00a0"])
def test_space_is_no_answer(typed: str) -> None:
    assert message(NAME, typed) == "Answer this question"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("A1", "Write at least 3 characters"),
        ("ABCDEF1", "Shorten this to 6 characters or fewer"),
        ("A1B2", "Write this in the form that the hint shows"),
    ],
)
def test_broken_limit_is_said(typed: str, words: str) -> None:
    assert message(CODE, typed) == words


def test_only_the_first_broken_limit_is_said() -> None:
    assert message(CODE, "a") == "Write at least 3 characters"


@pytest.mark.parametrize(
    ("code", "typed"), [("too_short", "A1"), ("too_long", "ABCDEF1"), ("wrong_format", "A1B2")]
)
def test_forms_own_words_for_a_limit_are_said(code: str, typed: str) -> None:
    assert message({**CODE, "errors": {code: "Our words"}}, typed) == "Our words"


def test_limits_hold_of_an_optional_answer_too() -> None:
    assert message({**CODE, "optional": True}, "A1") == "Write at least 3 characters"


@pytest.mark.parametrize(("written", "longest"), [(NAME, 200), (CODE, 6)])
def test_longest_answer_is_its_limit(written: Written, longest: int) -> None:
    question = a_question(written)
    assert question.longest == longest
    assert question.answer(sent(name="A" * (longest - 1) + "1")).problems == ()


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        (
            {"pattern": "[A-Z"},
            "pattern: this is no regular expression (unterminated character set)",
        ),
        ({"min_length": 300}, "min_length: an answer can have 200 characters at most"),
        ({"max_length": 0}, "max_length: write a whole number here, 1 or more"),
        ({"max_length": "many"}, "max_length: write a whole number here, 1 or more"),
        ({"min_length": None}, "min_length: this is missing"),
        ({"pattern": None}, "pattern: this is missing"),
    ],
)
def test_limit_that_no_answer_can_keep_is_a_mistake(changes: Written, mistake: str) -> None:
    assert read_question({**NAME, **changes})[1] == [mistake]


def test_limits_reach_the_page() -> None:
    question = a_question(CODE)
    assert isinstance(question, Text)
    assert question.html_attributes() == {"data-max-length": "6"}


def test_words_are_the_text_on_one_line() -> None:
    assert a_question(NAME).words("Robin West") == ("Robin West",)
