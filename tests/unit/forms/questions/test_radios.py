import pytest

from tests.support.forms import TOPIC, Written, a_question, read_question, sent


def with_options(*options: Written) -> list[str]:
    return read_question({**TOPIC, "options": [*options]})[1]


def test_chosen_value_is_the_answer() -> None:
    assert a_question(TOPIC).answer(sent(topic="other")).value == "other"


def test_words_are_the_label() -> None:
    assert a_question(TOPIC).words("other") == ("Something else",)


@pytest.mark.parametrize("chosen", ["Mediation", "MEDIATION", " mediation", "status", " "])
def test_value_that_is_no_option_is_refused(chosen: str) -> None:
    reading = a_question(TOPIC, optional=True).answer(sent(topic=chosen))
    assert reading.value is None
    assert [problem.message for problem in reading.problems] == ["Choose one of these"]


def test_accented_value_is_found_however_it_is_sent() -> None:
    question = a_question(TOPIC, options=[{"value": "café", "label": "Café"}])
    assert question.answer(sent(topic="cafe\u0301")).value == "café"


def test_longest_answer_is_the_longest_value() -> None:
    assert a_question(TOPIC).longest == len("mediation")


def test_two_options_with_one_value_are_a_mistake() -> None:
    assert with_options({"value": "a", "label": "A"}, {"value": "a", "label": "B"}) == [
        "options > a > value: another option has this value already"
    ]


def test_two_options_with_one_label_are_a_mistake() -> None:
    assert with_options({"value": "a", "label": "A"}, {"value": "b", "label": "A"}) == [
        "options > b > label: another option has this label already"
    ]


def test_options_of_which_only_one_is_offered_may_share_a_label() -> None:
    hidden = {"value": "a", "label": "A", "show_if": {"question": "who", "is": "work"}}
    assert with_options(hidden, {"value": "b", "label": "A"}) == []


def test_asterisk_at_an_option_is_a_mistake() -> None:
    assert with_options({"value": "a", "label": "A*"}) == [
        "options > a > label: take the asterisk off: it means nothing here"
    ]


@pytest.mark.parametrize("options", [None, [], {}, ""])
def test_question_without_options_is_a_mistake(options: object) -> None:
    assert read_question({**TOPIC, "options": options})[1] == ["options: this is missing"]


@pytest.mark.parametrize(
    ("option", "beginning"),
    [
        ({"value": "a"}, "options > a > label: this is missing"),
        ({"label": "A"}, "options > number 1 > value: this is missing"),
        ({"value": True, "label": "A"}, "options > True > value: write words here"),
        ({"value": "a", "label": "A", "lable": "x"}, "options > a > lable: this key is not known"),
    ],
)
def test_wrong_option_is_named_by_its_value_or_number(option: Written, beginning: str) -> None:
    (mistake,) = with_options(option)
    assert mistake.startswith(beginning)


def test_value_may_be_a_number_in_the_file() -> None:
    question = a_question(TOPIC, options=[{"value": 1, "label": "One"}])
    assert question.answer(sent(topic="1")).value == "1"
