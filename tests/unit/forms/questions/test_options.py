"""What radios, checkboxes, select and yes_no have in common, and what tells them apart."""

import pytest

from intake.forms.conditions import Test
from intake.forms.questions.options import FLAGS, Option
from tests.support.forms import Written, a_question, read_question, sent

OFFERING = ("radios", "checkboxes", "select")
WORK: Written = {"value": "work", "label": "At work"}
HOME: Written = {
    "value": "home",
    "label": "At home",
    "show_if": {"question": "whom", "is": "myself"},
}


def written(kind: str, *options: Written) -> Written:
    return {"id": "where", "type": kind, "label": "Where?", "options": [*options]}


def mistakes(kind: str, *options: Written) -> list[str]:
    return read_question(written(kind, *options))[1]


@pytest.mark.parametrize("kind", OFFERING)
def test_option_is_read_whole(kind: str) -> None:
    told = {"hint": "A hint", "flag": "urgent", "show": "<p>Call 999</p>"}
    (option,) = a_question(written(kind, {**HOME, **told})).choices
    condition = Test("whom", "is", "myself")
    assert option == Option(
        "home", "At home", "A hint", "urgent", "<p>Call 999</p>", condition, exclusive=False
    )


@pytest.mark.parametrize("kind", OFFERING)
@pytest.mark.parametrize(("answer", "offered"), [("myself", ["work", "home"]), ("x", ["work"])])
def test_option_is_offered_when_its_condition_holds(
    kind: str, answer: str, offered: list[str]
) -> None:
    question = a_question(written(kind, WORK, HOME)).as_asked({"whom": answer})
    assert [choice.value for choice in question.choices] == offered


@pytest.mark.parametrize("kind", OFFERING)
def test_option_that_is_not_offered_is_refused(kind: str) -> None:
    question = a_question(written(kind, WORK, HOME))
    assert question.answer(sent(where="home")).value in ("home", ["home"])
    assert question.as_asked({}).answer(sent(where="home")).value is None


@pytest.mark.parametrize("kind", OFFERING)
@pytest.mark.parametrize("flag", FLAGS)
def test_chosen_option_raises_its_flag(kind: str, flag: str) -> None:
    question = a_question(written(kind, {**WORK, "flag": flag}, {"value": "x", "label": "X"}))
    for chosen, raised in (("work", (flag,)), ("x", ())):
        assert question.flags(question.answer(sent(where=chosen)).value) == raised


@pytest.mark.parametrize("kind", OFFERING)
def test_unknown_flag_is_a_mistake(kind: str) -> None:
    (mistake,) = mistakes(kind, {**WORK, "flag": "danger"})
    words = '"danger" is not known here; it can be safeguarding, urgent, unsafe_contact'
    assert mistake == f"options > work > flag: {words}"


@pytest.mark.parametrize("kind", OFFERING)
def test_wrong_condition_is_a_mistake_of_its_option(kind: str) -> None:
    (mistake,) = mistakes(kind, {**WORK, "show_if": {"question": "whom"}})
    assert mistake.startswith("options > work > show_if: write one of these")


@pytest.mark.parametrize(("kind", "known"), [("checkboxes", True), ("radios", False),
                                             ("select", False)])  # fmt: skip
def test_only_a_tick_can_exclude_the_others(kind: str, known: bool) -> None:
    assert (mistakes(kind, {**WORK, "exclusive": True}) == []) == known


def test_exclusive_option_alone_is_an_answer() -> None:
    question = a_question(written("checkboxes", WORK, {**HOME, "exclusive": True}))
    assert question.answer(sent(where="home")).value == ["home"]
    (problem,) = question.answer(sent(where=["work", "home"])).problems
    assert problem.message == "Tick either “At home” or others, not both"


def test_ticks_may_repeat_and_radio_buttons_may_not() -> None:
    repeating = {kind: a_question(written(kind, WORK)).repeating for kind in OFFERING}
    assert repeating == {"radios": (), "checkboxes": ("where",), "select": ()}


def test_conditions_know_what_takes_several_answers() -> None:
    many = {kind: a_question(written(kind, WORK)).many for kind in OFFERING}
    assert many == {"radios": False, "checkboxes": True, "select": False}


@pytest.mark.parametrize(("kind", "longest"), [("radios", 4), ("checkboxes", 8), ("select", 4)])
def test_longest_answer_is_counted(kind: str, longest: int) -> None:
    assert a_question(written(kind, WORK, HOME)).longest == longest


def test_yes_no_offers_both_and_nothing_else() -> None:
    question = a_question({"id": "where", "type": "yes_no", "label": "Here?"})
    assert [choice.value for choice in question.choices] == ["yes", "no"]
    (mistake,) = read_question({**written("yes_no", WORK)})[1]
    assert mistake.startswith("options: this key is not known here")
