import pytest

from intake.forms.answers import Answer, collect
from intake.forms.questions.base import Contact
from intake.forms.walk import Walk
from tests.support.forms import ANSWERED, MESSAGE, NAME, REPLY, TOPIC, a_form, a_page, sent

CONTENT = {"id": "danger", "type": "content", "body": "<p>Call 999</p>"}


def test_answer_keeps_what_was_asked_and_shown() -> None:
    (topic, *_) = collect(Walk.of(a_form(), sent(ANSWERED))).about["person"]
    assert topic == Answer(
        "topic", "What is it about?", "radios", "mediation", ("Mediation",), "The page what"
    )


def test_answers_stand_in_the_order_of_the_form() -> None:
    answers = collect(Walk.of(a_form(), sent(ANSWERED))).about["person"]
    assert [answer.id for answer in answers] == ["topic", "message", "name", "reply"]


def test_answers_are_kept_by_whom_they_are_about() -> None:
    form = a_form(pages=[a_page("you", NAME, about="referrer"), a_page("them", TOPIC, REPLY)])
    about = collect(Walk.of(form, sent(ANSWERED))).about
    assert {whose: [answer.id for answer in given] for whose, given in about.items()} == {
        "referrer": ["name"],
        "person": ["topic", "reply"],
    }


def test_contacts_are_kept_by_whose_they_are() -> None:
    form = a_form(pages=[a_page("you", NAME, about="referrer"), a_page("them", REPLY)])
    contacts = collect(Walk.of(form, sent(ANSWERED))).contacts
    assert contacts["person"] == [Contact("email", "robin@example.org")]
    assert not contacts["referrer"]


@pytest.mark.parametrize("typed", ["", "   "])
def test_question_left_out_has_no_answer(typed: str) -> None:
    form = a_form(pages=[a_page("all", {**NAME, "optional": True}, REPLY)])
    answers = collect(Walk.of(form, sent(ANSWERED, name=typed))).about["person"]
    assert [answer.id for answer in answers] == ["reply"]


def test_nobody_without_answers_is_mentioned() -> None:
    form = a_form(pages=[a_page("you", {**NAME, "optional": True}, about="referrer"),
                         a_page("them", REPLY)])  # fmt: skip
    assert collect(Walk.of(form, sent({**ANSWERED, "name": ""}))).about.keys() == {"person"}


def test_words_between_questions_are_no_answer() -> None:
    form = a_form(pages=[a_page("all", CONTENT, MESSAGE, REPLY)])
    answers = collect(Walk.of(form, sent(ANSWERED))).about["person"]
    assert [answer.id for answer in answers] == ["message", "reply"]


def test_label_is_kept_without_optional() -> None:
    form = a_form(pages=[a_page("all", {**NAME, "optional": True}, REPLY)])
    assert collect(Walk.of(form, sent(ANSWERED))).about["person"][0].label == "Your name"


def test_answer_becomes_plain_values() -> None:
    answer = Answer("name", "Your name", "text", "Robin", ("Robin",), "About you")
    assert answer.to_dict() == {
        "id": "name",
        "label": "Your name",
        "type": "text",
        "value": "Robin",
        "words": ("Robin",),
        "page": "About you",
    }
