from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.definition import CHECK_ANSWERS, Form, Page
from intake.forms.fields import Fields
from intake.forms.journey import (
    BACK,
    CHANGE,
    CHANGING,
    CONTROLS,
    GO,
    RESERVED,
    SEEN,
    TOKEN,
    UNEXPECTED,
    CheckAnswers,
    Journey,
    Send,
    ShowPage,
)
from intake.forms.problems import Problem
from intake.forms.walk import Walk
from tests.support.forms import ANSWERED, Sent, a_form, marks, sent, without

FORM = a_form()
WHAT, WHO, REACH = FORM.pages
STEPS = ("what", "who", "reach", CHECK_ANSWERS)
NAMES = sorted(FORM.names | RESERVED | {"status", ""})
BUTTONS = ["", BACK, f"{CHANGE}what", f"{CHANGE}nowhere", "send"]


@dataclass(frozen=True)
class Shown:
    """A page that is shown next."""

    page: Page
    problems: tuple[Problem, ...] = ()
    changing: bool = False


def stepped(form: Form, at: str, fields: Fields) -> Shown | CheckAnswers | Send | None:
    followed = Journey.of(form, fields).step(at)
    step = followed and followed[0]
    return (
        Shown(step.stop.page, step.problems, step.changing) if isinstance(step, ShowPage) else step
    )


def step(at: str, given: Sent, **reserved: str) -> Shown | CheckAnswers | Send | None:
    """What follows when these fields are sent from a step of the form."""
    ours = {f"_{name}": value for name, value in reserved.items()}
    return stepped(FORM, at, sent({**given, "_seen": marks(FORM), **ours}))


def problem_fields(step: object) -> list[str]:
    assert isinstance(step, Shown)
    return [problem.field for problem in step.problems]


@pytest.mark.parametrize(("at", "following"), [("what", WHO), ("who", REACH)])
def test_continue_shows_the_next_page(at: str, following: Page) -> None:
    assert step(at, ANSWERED) == Shown(following)


def test_last_page_leads_to_check_your_answers() -> None:
    assert step("reach", ANSWERED) == CheckAnswers()


def test_check_your_answers_sends() -> None:
    assert step(CHECK_ANSWERS, ANSWERED) == Send()


@pytest.mark.parametrize("at", ["", "nowhere", "What", "what/", "check-your-answer"])
def test_there_is_no_other_step(at: str) -> None:
    assert step(at, ANSWERED) is None
    assert step(at, ANSWERED, go=BACK) is None
    assert step(at, ANSWERED, go=f"{CHANGE}what") is None


def test_page_with_problems_is_shown_again() -> None:
    shown = step("what", without(ANSWERED, "message"))
    assert shown == Shown(WHAT, (Problem("message", "Answer this question"),))


def test_only_the_pages_own_problems_are_shown() -> None:
    assert problem_fields(step("what", {})) == ["topic", "message"]


def test_later_page_does_not_ask_for_an_earlier_one_yet() -> None:
    assert step("who", {"name": "Robin"}) == Shown(REACH)


def test_last_page_leads_to_the_first_that_is_unfinished() -> None:
    shown = step("reach", without(ANSWERED, "message", "name"))
    assert isinstance(shown, Shown)
    assert (shown.page, shown.changing) == (WHAT, True)
    assert problem_fields(shown) == ["message"]


def test_nothing_unfinished_is_sent() -> None:
    shown = step(CHECK_ANSWERS, without(ANSWERED, "name"))
    assert isinstance(shown, Shown)
    assert (shown.page, problem_fields(shown)) == (WHO, ["name"])


@pytest.mark.parametrize(
    ("at", "before"), [("what", WHAT), ("who", WHAT), ("reach", WHO), (CHECK_ANSWERS, REACH)]
)
def test_back_shows_the_page_before(at: str, before: Page) -> None:
    assert step(at, ANSWERED, go=BACK) == Shown(before)


def test_back_asks_for_nothing() -> None:
    assert step("reach", {}, go=BACK) == Shown(WHO)


@pytest.mark.parametrize("at", STEPS)
@pytest.mark.parametrize("page", FORM.pages, ids=lambda page: page.id)
def test_change_shows_the_page_from_anywhere(at: str, page: object) -> None:
    assert isinstance(page, type(WHAT))
    assert step(at, {}, go=f"{CHANGE}{page.id}") == Shown(page, changing=True)


def test_changed_answer_returns_to_check_your_answers() -> None:
    assert step("what", ANSWERED, changing="1") == CheckAnswers()


def test_changed_answer_with_a_problem_is_shown_again_and_still_changing() -> None:
    shown = step("what", without(ANSWERED, "topic"), changing="1")
    assert isinstance(shown, Shown)
    assert (shown.page, shown.changing, problem_fields(shown)) == (WHAT, True, ["topic"])


def test_changed_answer_leads_to_what_is_still_unfinished() -> None:
    shown = step("what", without(ANSWERED, "name"), changing="1")
    assert isinstance(shown, Shown)
    assert (shown.page, shown.changing) == (WHO, True)


@pytest.mark.parametrize("button", ["send", f"{CHANGE}nowhere", CHANGE, "Back", f"{CHANGE}WHAT"])
@pytest.mark.parametrize("at", STEPS)
def test_button_of_another_form_neither_sends_nor_goes_on(at: str, button: str) -> None:
    page = FORM.page(at)
    expected = Shown(page, (UNEXPECTED,)) if page else CheckAnswers((UNEXPECTED,))
    assert step(at, ANSWERED, go=button) == expected


@pytest.mark.parametrize("name", ["status", "", "reply", "reply-post", "_reference", "Name"])
@pytest.mark.parametrize("at", STEPS)
def test_unknown_field_neither_sends_nor_goes_on(at: str, name: str) -> None:
    page = FORM.page(at)
    expected = Shown(page, (UNEXPECTED,)) if page else CheckAnswers((UNEXPECTED,))
    assert step(at, {**ANSWERED, name: ""}) == expected


@pytest.mark.parametrize("name", ["name", "topic", "reply-email", TOKEN, GO, CHANGING])
def test_field_sent_twice_neither_sends_nor_goes_on(name: str) -> None:
    assert step(CHECK_ANSWERS, {**ANSWERED, name: ["", ""]}) == CheckAnswers((UNEXPECTED,))


def test_ticks_may_come_more_than_once() -> None:
    both = {
        **ANSWERED,
        "reply-channels": ["email", "phone"],
        "reply-phone": "01632 960001",
        "reply-voicemail": "nothing",
    }
    assert step(CHECK_ANSWERS, both) == Send()


def test_control_character_is_pointed_out_beside_its_field() -> None:
    shown = step("who", {**ANSWERED, "name": "Rob\x00in"})
    assert isinstance(shown, Shown)
    assert [(each.field, each.message) for each in shown.problems] == [("name", CONTROLS)]


def test_control_character_elsewhere_is_pointed_out_without_a_field() -> None:
    assert problem_fields(step("what", {**ANSWERED, "name": "Rob\x00in"})) == [""]


def test_control_character_is_never_sent() -> None:
    shown = step(CHECK_ANSWERS, {**ANSWERED, "name": "Rob\x00in"})
    assert isinstance(shown, CheckAnswers)
    assert [problem.message for problem in shown.problems] == [CONTROLS]


@pytest.mark.parametrize("odd", [{"status": "open"}, {"message": "\x07"}, {GO: "x"}])
def test_oddity_does_not_end_a_change(odd: Sent) -> None:
    shown = step("what", {**ANSWERED, **odd}, changing="1")
    assert isinstance(shown, Shown)
    assert shown.changing


@pytest.mark.parametrize("at", STEPS)
def test_token_is_no_answer(at: str) -> None:
    assert step(at, ANSWERED, token="t") == step(at, ANSWERED)


@given(
    missing=st.sets(st.sampled_from(sorted(ANSWERED)), max_size=2),
    odd=st.dictionaries(
        st.sampled_from(NAMES), st.sampled_from([*BUTTONS, "x", "\x00", "email"]), max_size=2
    ),
)
def test_only_a_whole_form_without_oddities_is_ever_sent(
    missing: set[str], odd: dict[str, str]
) -> None:
    fields = sent({**without(ANSWERED, *missing), "_seen": marks(FORM), **odd})
    whole = not any(stop.problems for stop in Walk.of(FORM, fields).stops)
    plain = fields.values.keys() <= FORM.names | RESERVED and not fields.controls
    pressed_send = not fields.one(GO)
    following = stepped(FORM, CHECK_ANSWERS, fields)
    everywhere = len(fields.many(SEEN)) == len(FORM.pages)
    assert (following == Send()) == (whole and plain and pressed_send and everywhere)


@given(st.data())
def test_answers_in_any_state_lead_to_sending_within_a_few_pages(data: st.DataObject) -> None:
    """Whoever puts right what they are asked to gets through."""
    missing = data.draw(st.sets(st.sampled_from(sorted(ANSWERED))))
    at = data.draw(st.sampled_from(STEPS))
    given_so_far = without(ANSWERED, *missing)
    changing = ""
    for _ in range(8):
        following = step(at, given_so_far, changing=changing)
        if following == Send():
            return
        if isinstance(following, Shown):
            at, changing = following.page.id, "1" if following.changing else ""
            shown = {name: ANSWERED[name] for name in following.page.names if name in ANSWERED}
            given_so_far = {**given_so_far, **shown}
        else:
            at, changing = CHECK_ANSWERS, ""
    pytest.fail(f"stuck at {at}")
