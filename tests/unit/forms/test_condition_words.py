from typing import Any

import pytest

from intake.content.section import Section
from intake.forms.condition_words import condition_words
from intake.forms.conditions import read_condition
from tests.support.forms import NAME, TOPIC, a_question

QUESTIONS = {"topic": a_question(TOPIC), "name": a_question(NAME)}
IS: dict[str, Any] = {"question": "topic", "is": "other"}
ANSWERED: dict[str, Any] = {"question": "name", "is_answered": True}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (IS, "you answered “Something else” to “What is it about?”"),
        (
            {"question": "topic", "is_not": "mediation"},
            "you did not answer “Mediation” to “What is it about?”",
        ),
        ({"question": "topic", "contains": "x"}, "you ticked “x” at “What is it about?”"),
        (ANSWERED, "you answered “Your name”"),
        ({"question": "name", "is_answered": False}, "you left out “Your name”"),
        ({"not": ANSWERED}, "this is not so: you answered “Your name”"),
        (
            {"all": [IS, ANSWERED]},
            "you answered “Something else” to “What is it about?” and you answered “Your name”",
        ),
        (
            {"any": [ANSWERED, {"all": [ANSWERED, ANSWERED]}]},
            "you answered “Your name” or (you answered “Your name” and you answered “Your name”)",
        ),
    ],
)
def test_a_condition_is_said_in_words(written: Any, words: str) -> None:
    condition = read_condition(Section(written, "", []))
    assert condition
    assert condition_words(condition, QUESTIONS) == words
