from intake.forms.definition import Form
from intake.rendering.desk_history import Names
from intake.rendering.desk_sent import sent_words
from tests.support.forms import REPLY, a_form, a_page
from tests.support.stored_case import case_id

NAMES = Names({"m-1": "Jo Field"}, {"general": "Coordinators"}, {})
CASE = f"/cases/{case_id(1)}"
FORMS: dict[str, Form] = {"contact": a_form(pages=[a_page("reach", REPLY)])}


def test_act_is_told_by_its_title_and_the_words_of_its_fields() -> None:
    typed = {"turn": ["4"], "member": ["m-1"], "text": ["They\ncalled."], "how": [""]}
    sent = sent_words(f"{CASE}/acts/allocate", typed, {}, NAMES)
    assert (sent.title, sent.case) == ("Allocate a coach or mediator", CASE)
    assert sent.rows == [("Who?", ["Jo Field"]), ("Note", ["They\ncalled."])]


def test_without_names_no_key_is_shown() -> None:
    sent = sent_words(f"{CASE}/acts/allocate", {"member": ["m-1"]}, {})
    assert sent.rows == []


def test_keyed_in_answers_stand_under_their_questions() -> None:
    (question,) = FORMS["contact"].questions
    name = question.names[0]
    sent = sent_words("/key-in/telephone/contact/reach", {name: ["x"]}, FORMS)
    assert sent.title == f"Key in a referral: {FORMS['contact'].title}"
    assert [label for label, _ in sent.rows] == [question.label]


def test_correction_says_what_it_is() -> None:
    sent = sent_words(f"/requests{CASE}/correct/name", {"name": ["Sam"]}, {})
    assert (sent.title, sent.case) == ("Correct an answer", CASE)


def test_other_forms_keep_the_names_of_their_fields() -> None:
    sent = sent_words(f"/requests{CASE}/restrict", {"held_because": ["x"], "_seen": ["y"]}, {})
    assert (sent.title, sent.case) == ("Requests about personal data", CASE)
    assert sent.rows == [("Held because", ["x"])]
