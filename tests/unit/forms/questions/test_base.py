"""How every kind of question is read from a form's file: what is wrong in it is named."""

from typing import Any

import pytest

from intake.forms.conditions import Test
from intake.forms.questions import REGISTRY
from tests.support.forms import Written, read_question
from tests.support.question_examples import Example, examples

JUNK: tuple[Any, ...] = (None, "", " ", 7, -7, True, ["a"], {"a": "b"}, [["a"]], [{"a": "b"}], [])
LIMITS = (
    "min_length",
    "max_length",
    "max_words",
    "pattern",
    "minimum",
    "maximum",
    "earliest",
    "latest",
    "channels",
)
KEYS = ("hint", "optional", "errors", "show_if", "autocomplete", "options", "text", *LIMITS)

every_example = pytest.mark.parametrize("example", examples(), ids=str)
asking = pytest.mark.parametrize(
    "example", [each for each in examples() if each.kind != "content"], ids=str
)


def mistakes(written: Written) -> list[str]:
    return read_question(written)[1]


@asking
def test_words_for_an_error_it_cannot_raise_are_a_mistake(example: Example) -> None:
    (mistake,) = mistakes({**example.written, "errors": {"not_a_planet": "No"}})
    known = ", ".join(sorted(REGISTRY[example.kind].default_errors))
    assert mistake == f"errors > not_a_planet: this question cannot raise it; it knows: {known}"


@every_example
def test_unknown_key_is_a_mistake(example: Example) -> None:
    (mistake,) = mistakes({**example.written, "labell": "x"})
    assert mistake.startswith("labell: this key is not known here")


@every_example
def test_missing_wording_is_a_mistake(example: Example) -> None:
    words = "body" if example.kind == "content" else "label"
    written = {key: value for key, value in example.written.items() if key != words}
    assert mistakes(written) == [f"{words}: this is missing"]


@every_example
def test_condition_of_a_question_is_read(example: Example) -> None:
    question = example.question(show_if={"question": "topic", "is": "noise"})
    assert question.show_if == Test("topic", "is", "noise")
    assert example.question().show_if is None


@every_example
def test_wrong_condition_is_a_mistake(example: Example) -> None:
    found = mistakes({**example.written, "show_if": {"question": "topic", "equals": "x"}})
    assert found
    assert all(mistake.startswith("show_if") for mistake in found)


@pytest.mark.parametrize("junk", JUNK, ids=repr)
@every_example
def test_no_value_of_any_key_breaks_the_reader(example: Example, junk: object) -> None:
    for key in {*example.written, *KEYS} - {"type"}:
        found = mistakes({**example.written, key: junk})
        # a limit that is taken away can leave its fellow without sense
        assert all(mistake.split(" ")[0].strip(":") in {key, *LIMITS} for mistake in found)
