"""Whatever form an organisation writes, its required questions can be answered from its file."""

from datetime import date

import pytest

from intake.forms.definition import Form
from intake.forms.example_answers import NoWayThrough, example_answers
from intake.forms.examples import Answers
from intake.forms.examples import examples as tried
from intake.forms.fields import Fields
from intake.forms.questions import REGISTRY
from intake.forms.walk import Walk
from tests.support.door import definitions
from tests.support.forms import MESSAGE, NAME, a_form, a_page, silent_form
from tests.support.question_examples import Example, examples

TODAY = date(2026, 11, 21)
ASKING = [each for each in examples() if "pattern" not in each.written and each.kind != "content"]
STOP = {"id": "stop", "title": "Not here", "exit": True, "body": "<p>Turn elsewhere.</p>"}


def radios(name: str, *options: object) -> dict[str, object]:
    return {"id": name, "type": "radios", "label": "Which?", "options": [*options]}


def walked(form: Form, answers: Answers) -> Walk:
    return Walk.of(form, Fields(answers, begun=TODAY, today=TODAY))


@pytest.mark.parametrize("example", ASKING, ids=str)
def test_every_kind_of_question_accepts_an_example(example: Example) -> None:
    question = example.question()
    fields = (Fields(each, begun=TODAY, today=TODAY) for each in tried(question, TODAY))
    assert any(not question.answer(each).problems for each in fields)


def test_every_kind_that_asks_is_tried() -> None:
    assert {each.kind for each in ASKING} == REGISTRY.keys() - {"content"}


@pytest.mark.parametrize("name", ["contact", "ask-about-a-service"])
def test_a_shipped_form_is_answered_without_a_mistake(name: str) -> None:
    form = definitions().forms[name]
    walk = walked(form, example_answers(form, TODAY))
    assert not any(stop.problems for stop in walk.stops)
    assert walk.ends_outside is None


def test_what_may_be_left_out_is_left_out() -> None:
    form = silent_form(NAME, {**MESSAGE, "optional": True})
    assert example_answers(form, TODAY).keys() == {"name"}


def test_no_flag_is_raised_where_another_answer_will_do() -> None:
    afraid = {"value": "afraid", "label": "I am afraid", "flag": "safeguarding"}
    form = silent_form(radios("how", afraid, {"value": "well", "label": "Well"}))
    assert example_answers(form, TODAY) == {"how": ("well",)}


def test_a_way_that_ends_at_an_exit_page_is_not_taken() -> None:
    choice = radios("who", {"value": "a", "label": "A"}, {"value": "b", "label": "B"})
    out = {**STOP, "show_if": {"question": "who", "is": "a"}}
    form = a_form(pages=[a_page("first", choice), out, a_page("last", NAME)], contact="none")
    assert example_answers(form, TODAY)["who"] == ("b",)


def test_a_question_that_a_choice_asks_for_is_answered_too() -> None:
    choice = radios("who", {"value": "a", "label": "A"}, {"value": "b", "label": "B"})
    under = {**NAME, "show_if": {"question": "who", "is": "a"}}
    assert example_answers(silent_form(choice, under), TODAY).keys() == {"who", "name"}


def test_a_form_without_a_way_to_its_end_is_told() -> None:
    form = a_form(pages=[a_page("first", NAME), STOP], contact="none")
    with pytest.raises(NoWayThrough):
        example_answers(form, TODAY)


def test_a_form_that_no_example_answers_is_told() -> None:
    with pytest.raises(NoWayThrough):
        example_answers(silent_form({**NAME, "pattern": "[A-Z]{2}[0-9]{4}"}), TODAY)
