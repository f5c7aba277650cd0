"""Every mistake at every question of every form, each alone, through the real door."""

import pytest

from tests.support.door import definitions
from tests.support.mistaken import (
    Submission,
    asked,
    choices_above,
    submitted,
    telling_places,
    with_mistakes,
)
from tests.support.mistakes import mistakes, raisable
from tests.support.robot import CHECK
from tests.support.walks import form_names, no_table, robot

FORMS = pytest.mark.parametrize("name", form_names())


def alone(name: str) -> list[tuple[str, Submission]]:
    """One question of a page answered wrongly in one way, all others rightly."""
    form = definitions().forms[name]
    return [
        (question.id, submitted(form, place, typed))
        for place in telling_places(name)
        if place.page != CHECK
        for questions in [asked(form, place)]
        for question in questions
        for mistake in mistakes(question)
        for above in [choices_above(question, questions)]
        for typed in [with_mistakes(place, questions, mistake, above)]
    ]


@FORMS
def test_a_mistake_is_told_of_its_own_question_alone(name: str) -> None:
    walker = robot(name, no_table())
    for question, sent in alone(name):
        after = walker.press(sent.place, sent.typed)
        errors = [*after.sight.errors.items()]
        assert errors == [(each.field, each.message) for each in sent.problems], str(sent)
        assert {field.partition("-")[0] for field, _ in errors} == {question}, str(sent)
        assert (after.page, after.screen.status) == (sent.place.page, 422)
        assert after.screen.title.startswith("Error: ")


@FORMS
def test_every_error_that_a_question_can_raise_is_raised(name: str) -> None:
    raised = {(sent.place.page, *each) for _, sent in alone(name) for each in sent.raises}
    assert raised == {
        (page.id, question.id, code)
        for page in definitions().forms[name].pages
        for question in page.questions
        for code in raisable(question)
    }
