"""What holds of every kind of question, whichever it is."""

from typing import Any

import pytest

from intake.forms.questions import REGISTRY
from intake.rendering.templating import TEMPLATES
from tests.support.forms import (
    ANSWERED,
    MESSAGE,
    NAME,
    REPLY,
    TOPIC,
    Sent,
    Written,
    a_question,
    read_question,
    sent,
)

CONTENT: Written = {"id": "danger", "type": "content", "body": "<p>Call 999</p>"}
EVERY_KIND: tuple[Written, ...] = (NAME, MESSAGE, TOPIC, REPLY, CONTENT)
ASKING = tuple(written for written in EVERY_KIND if written is not CONTENT)
JUNK: tuple[Any, ...] = (None, "", " ", 7, True, ["a"], {"a": "b"}, [["a"]], [{"a": "b"}], [])


def of(kind: Written) -> str:
    return str(kind["type"])


def test_every_kind_is_tried_here() -> None:
    assert {of(written) for written in EVERY_KIND} == REGISTRY.keys()


@pytest.mark.parametrize("kind", sorted(REGISTRY))
def test_every_kind_has_a_template_of_its_name(kind: str) -> None:
    assert (TEMPLATES / "questions" / f"{kind}.html").is_file()


@pytest.mark.parametrize("written", EVERY_KIND, ids=of)
def test_names_begin_with_the_id(written: Written) -> None:
    question = a_question(written)
    assert all(name.split("-")[0] == question.id for name in question.names)


@pytest.mark.parametrize("written", EVERY_KIND, ids=of)
def test_repeating_names_are_names(written: Written) -> None:
    question = a_question(written)
    assert set(question.repeating) <= set(question.names)


@pytest.mark.parametrize("written", ASKING, ids=of)
def test_right_answer_has_a_value_and_words(written: Written) -> None:
    question = a_question(written)
    reading = question.answer(sent(ANSWERED))
    assert reading.problems == ()
    assert all(question.words(reading.value))


@pytest.mark.parametrize("written", ASKING, ids=of)
def test_unanswered_question_is_a_problem_beside_one_of_its_fields(written: Written) -> None:
    question = a_question(written)
    reading = question.answer(sent())
    assert reading.value is None
    assert {problem.field for problem in reading.problems} <= set(question.names)
    assert len(reading.problems) == 1


@pytest.mark.parametrize("written", ASKING, ids=of)
@pytest.mark.parametrize("typed", ["", "  "])
def test_optional_question_may_be_left_out(written: Written, typed: str) -> None:
    question = a_question(written, optional=True)
    given: Sent = {name: typed for name in question.names if "-" not in name and typed == ""}
    reading = question.answer(sent(given))
    assert (reading.value, reading.problems) == (None, ())


@pytest.mark.parametrize("written", ASKING, ids=of)
def test_optional_question_says_so(written: Written) -> None:
    assert a_question(written, optional=True).shown_label == f"{written['label']} (optional)"
    assert a_question(written).shown_label == written["label"]


@pytest.mark.parametrize("written", ASKING, ids=of)
def test_forms_own_words_come_before_the_default(written: Written) -> None:
    question = a_question(written, errors={"missing": "Say something"})
    assert question.answer(sent()).problems[0].message == "Say something"


@pytest.mark.parametrize("written", ASKING, ids=of)
def test_every_code_has_words_or_its_rule_has(written: Written) -> None:
    question = a_question(written)
    wordless = {code for code, words in question.default_errors.items() if not words}
    assert wordless <= {"too_long", "too_short", "wrong_format"}


@pytest.mark.parametrize("written", ASKING, ids=of)
def test_words_for_an_error_it_cannot_raise_are_a_mistake(written: Written) -> None:
    _, (mistake,) = read_question({**written, "errors": {"not_a_planet": "No"}})
    assert mistake.startswith("errors > not_a_planet: this question cannot raise it; it knows: ")


@pytest.mark.parametrize("written", EVERY_KIND, ids=of)
def test_unknown_key_is_a_mistake(written: Written) -> None:
    _, (mistake,) = read_question({**written, "labell": "x"})
    assert mistake.startswith("labell: this key is not known here")


@pytest.mark.parametrize("written", EVERY_KIND, ids=of)
def test_missing_wording_is_a_mistake(written: Written) -> None:
    words = "body" if written is CONTENT else "label"
    _, mistakes = read_question({key: value for key, value in written.items() if key != words})
    assert mistakes == [f"{words}: this is missing"]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
@pytest.mark.parametrize("written", EVERY_KIND, ids=of)
def test_no_value_of_any_key_breaks_the_reader(written: Written, junk: object) -> None:
    limits = ("hint", "optional", "errors", "max_length", "min_length", "pattern", "channels")
    for key in {*written, *limits, "options"} - {"type"}:
        _, mistakes = read_question({**written, key: junk})
        assert all(mistake.startswith(key) for mistake in mistakes)
