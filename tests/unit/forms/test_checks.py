"""What makes a form's file wrong although each of its entries is right."""

from functools import partial

import pytest

from intake.forms.reading import read_form
from tests.support.forms import MESSAGE, NAME, TOPIC, Written, a_file, a_form, a_page, mistakes_of

NEEDS: Written = {
    "id": "needs",
    "type": "checkboxes",
    "label": "Which?",
    "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}],
}
WORDS: Written = {"id": "words", "type": "content", "body": "<p>Words</p>"}
IS_OTHER: Written = {"question": "topic", "is": "other"}
OWN_PAGE = (
    "on its own page a question can look at one choice and nothing else, such as "
    "`{question: role, is: coach}`; for more, ask it on a later page"
)


def mistakes(*pages: Written) -> list[str]:
    return mistakes_of(partial(read_form, "contact"), a_file(pages=[*pages], contact="none"))


def on_page(condition: Written) -> list[str]:
    """What is said of a page with this condition, after one that asks a topic and needs."""
    return mistakes(a_page("first", TOPIC, NEEDS, NAME), a_page("b", MESSAGE, show_if=condition))


def below(above: Written, condition: Written) -> Written:
    """A page with a question that looks at the one above it."""
    return a_page("only", above, {**NAME, "show_if": condition})


def test_condition_on_a_question_that_does_not_exist_is_a_mistake() -> None:
    assert on_page({"question": "nothing", "is": "x"}) == [
        'pages > b > show_if: "nothing" is not a question that is asked before this'
    ]


def test_condition_on_a_later_question_is_a_mistake() -> None:
    pages = a_page("first", NAME, show_if=IS_OTHER), a_page("b", TOPIC)
    assert mistakes(*pages) == [
        'pages > first > show_if: "topic" is not a question that is asked before this'
    ]


def test_condition_of_a_page_on_its_own_question_is_a_mistake() -> None:
    (mistake,) = mistakes(a_page("only", TOPIC, show_if=IS_OTHER))
    assert mistake.startswith("pages > only > show_if: ")


def test_condition_of_an_option_on_its_own_page_is_a_mistake() -> None:
    options = [{"value": "a", "label": "A", "show_if": IS_OTHER}]
    (mistake,) = mistakes(a_page("only", TOPIC, {**NEEDS, "options": options}))
    assert mistake.startswith("pages > only > questions > needs > options > a > show_if: ")


def test_condition_on_words_that_ask_nothing_is_a_mistake() -> None:
    condition = {"question": "words", "is_answered": True}
    pages = a_page("first", WORDS, NAME), a_page("b", MESSAGE, show_if=condition)
    assert mistakes(*pages) == [
        'pages > b > show_if: "words" is not a question that is asked before this'
    ]


def test_condition_on_a_value_that_is_no_option_is_a_mistake() -> None:
    assert on_page({"question": "topic", "is": "x"}) == [
        'pages > b > show_if: "x" is not among the answers of "topic"'
    ]


@pytest.mark.parametrize(("verb", "instead"), [("is", "contains"), ("is_not", "contains")])
def test_several_answers_cannot_equal_one(verb: str, instead: str) -> None:
    (mistake,) = on_page({"question": "needs", verb: "a"})
    assert mistake.endswith(f'"needs" takes several answers; write {instead} for {verb}')


@pytest.mark.parametrize("verb", ["contains", "does_not_contain"])
def test_one_answer_contains_nothing(verb: str) -> None:
    (mistake,) = on_page({"question": "topic", verb: "other"})
    assert mistake.endswith(f'"topic" takes one answer; write is for {verb}')


@pytest.mark.parametrize(
    ("above", "condition"),
    [
        (TOPIC, {"question": "topic", "is_not": "other"}),
        (TOPIC, {"question": "topic", "is_answered": True}),
        (TOPIC, {"not": IS_OTHER}),
        (TOPIC, {"all": [IS_OTHER, IS_OTHER]}),
        (NEEDS, {"question": "needs", "does_not_contain": "a"}),
        (MESSAGE, {"question": "message", "is": "x"}),
    ],
)
def test_on_its_own_page_a_question_looks_at_one_choice(above: Written, condition: Written) -> None:
    assert mistakes(below(above, condition)) == [
        f"pages > only > questions > name > show_if: {OWN_PAGE}"
    ]


def test_a_question_cannot_look_at_its_own_page_and_an_earlier_one() -> None:
    both = {"all": [IS_OTHER, {"question": "needs", "contains": "a"}]}
    pages = a_page("first", TOPIC), a_page("only", NEEDS, {**NAME, "show_if": both})
    assert mistakes(*pages) == [f"pages > only > questions > name > show_if: {OWN_PAGE}"]


@pytest.mark.parametrize(
    ("above", "condition"), [(TOPIC, IS_OTHER), (NEEDS, {"question": "needs", "contains": "a"})]
)
def test_a_question_below_one_choice_is_right(above: Written, condition: Written) -> None:
    assert a_form(pages=[below(above, condition)], contact="none").names


def test_any_condition_on_an_earlier_page_is_right() -> None:
    hanging = {**NAME, "show_if": {"not": {"any": [IS_OTHER, IS_OTHER]}}}
    assert a_form(pages=[a_page("first", TOPIC), a_page("b", hanging)], contact="none").names


def with_teams(question_id: str) -> Written:
    options = [{"value": "a", "label": "A", "team": "general"}]
    return {"id": question_id, "type": "radios", "label": "Which?", "options": options}


def test_two_questions_that_choose_the_team_are_a_mistake() -> None:
    pages = a_page("first", with_teams("one")), a_page("b", with_teams("two"))
    place = "pages > b > questions > two > options"
    assert mistakes(*pages) == [
        f"{place}: only one question of a form can say which team gets the case"
    ]


def test_ticks_choose_no_team() -> None:
    (mistake,) = mistakes(a_page("only", {**with_teams("one"), "type": "checkboxes"}))
    assert mistake.startswith(
        "pages > only > questions > one > options > a > team: this key is not"
    )
