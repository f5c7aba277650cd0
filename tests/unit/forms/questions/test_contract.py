"""What every kind of question keeps to; its examples say what to try."""

import json
from dataclasses import fields

import pytest

from intake.adapters.values import decode, encode
from intake.forms.conditions import Test
from intake.forms.questions import REGISTRY
from intake.forms.questions.base import Contact
from intake.rendering.notification import Notification
from intake.rendering.templating import TEMPLATES
from tests.support.question_examples import FOLDER, Case, Example, cases, examples

every_kind = pytest.mark.parametrize("kind", sorted(REGISTRY))
every_example = pytest.mark.parametrize("example", examples(), ids=str)
every_case = pytest.mark.parametrize("case", cases(), ids=str)
answered_case = pytest.mark.parametrize("case", [c for c in cases() if c.is_answer], ids=str)
wrong_case = pytest.mark.parametrize("case", [c for c in cases() if not c.is_right], ids=str)


def texts(value: object) -> list[str]:
    """Every text in a value, at any depth."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


@every_kind
def test_kind_has_a_template_of_its_name(kind: str) -> None:
    assert (TEMPLATES / "questions" / f"{kind}.html").is_file()


@every_kind
def test_kind_has_examples(kind: str) -> None:
    assert [example for example in examples() if example.kind == kind]


def test_only_kinds_have_examples() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == REGISTRY.keys()


@every_kind
def test_every_error_has_an_example(kind: str) -> None:
    raised = {
        code
        for case in cases()
        if case.example.kind == kind
        for code in case.sent.get("problems", {}).values()
    }
    assert raised == REGISTRY[kind].default_errors.keys()


def test_examples_can_stand_on_one_page() -> None:
    ids = [example.written["id"] for example in examples()]
    assert len(set(ids)) == len(ids)


@every_example
def test_example_is_of_its_kind_and_has_no_mistake(example: Example) -> None:
    assert example.question().type == example.kind


@every_example
def test_names_begin_with_the_id(example: Example) -> None:
    question = example.question()
    assert all(name.split("-")[0] == question.id for name in question.names)
    assert set(question.repeating) <= set(question.names)


@every_example
def test_question_is_asked_whole_when_nothing_hides_its_options(example: Example) -> None:
    assert example.question().as_asked({}) == example.question()


@every_case
def test_answer_comes_to_what_the_example_says(case: Case) -> None:
    reading = case.example.saying().answer(case.fields)
    found = [(problem.field, problem.message) for problem in reading.problems]
    assert reading.value == case.sent.get("value")
    assert found == [*case.sent.get("problems", {}).items()]


@wrong_case
def test_every_problem_has_words_without_the_forms(case: Case) -> None:
    for problem in case.reading.problems:
        assert problem.message[0].isupper()
        assert not problem.message.endswith(".")


@answered_case
def test_words_and_columns_are_those_of_the_example(case: Case) -> None:
    assert [*case.question.words(case.reading.value)] == case.sent["words"]
    assert case.question.export(case.reading.value) == case.sent["export"]


@every_example
def test_every_answer_has_the_same_columns(example: Example) -> None:
    exported = [
        tuple(case.question.export(case.reading.value))
        for case in cases()
        if case.example is example and case.is_answer
    ]
    assert len(set(exported)) <= 1
    assert all(name.split("-")[0] == example.written["id"] for each in exported for name in each)


@answered_case
def test_flags_and_contacts_are_those_of_the_example(case: Case) -> None:
    assert [*case.question.flags(case.reading.value)] == case.sent.get("flags", [])
    contacts = case.sent.get("contacts", {})
    found = case.question.contacts(case.reading.value)
    assert found == tuple(Contact(*pair) for pair in contacts.items())


@answered_case
def test_value_is_kept_by_the_table_as_it_is(case: Case) -> None:
    value = case.reading.value
    assert decode(encode({"value": value})) == {"value": value}
    assert json.loads(json.dumps(value)) == value


@answered_case
def test_answer_is_no_longer_than_the_question_says(case: Case) -> None:
    assert max(map(len, texts(case.reading.value)), default=0) <= case.question.longest


@answered_case
def test_answer_counts_as_answered(case: Case) -> None:
    asked = case.question.id
    assert Test(asked, "is_answered", wanted=True).holds({asked: case.reading.value})


def test_notification_has_no_place_for_an_answer() -> None:
    assert {each.name for each in fields(Notification)} == {
        "label",
        "reference",
        "received",
        "kind",
        "priority",
        "reply_by",
        "waiting",
        "link",
    }
