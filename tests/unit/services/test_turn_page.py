"""Whole journeys through small forms, page by page, as the screens of one visitor."""

from typing import Any

import pytest

from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.token import Token
from intake.services.turn_page import Turn, TurnPage
from tests.support.clock import Clock
from tests.support.forms import MESSAGE, NAME, TOPIC, Written, a_form, a_page
from tests.support.visitor import Screen, Typed

WORK: Written = {"id": "work", "type": "text", "label": "Where do you work?"}
EXTRA: Written = {"id": "extra", "type": "text", "label": "Anything else?", "optional": True}
PAGES = [
    a_page("what", TOPIC),
    a_page("work", WORK, show_if={"question": "topic", "is": "other"}),
    a_page("more", EXTRA, show_if={"question": "topic", "is": "other"}),
    a_page("who", NAME),
]


class Person:
    """Somebody with a browser, and a form that may change under their hands."""

    def __init__(self, clock: Clock, form: Form) -> None:
        self.form = form
        self._turn = TurnPage(b"key", clock)
        self.at = Screen(200, "", action=f"/forms/{form.name}/{form.pages[0].id}")

    def press(self, typed: Typed | None = None, go: str = "") -> Screen | Token:
        sent = Fields.from_pairs(self.at.sent(typed or {}, go))
        step = self.at.action.rpartition("/")[2]
        turn = self._turn(self.form, step, sent, sent.one("_token"))
        if isinstance(turn, Token):
            return turn
        assert isinstance(turn, Turn)
        title = f"<title>{turn.screen.title}</title>"
        self.at = Screen.of(turn.status, title + turn.screen.content)
        return self.at

    def names(self) -> list[str]:
        return [name for name, _ in self.at.fields if not name.startswith("_")]


def form_of(*pages: Written, **changes: Any) -> Form:
    return a_form(pages=[*pages], contact="none", **changes)


@pytest.fixture
def person(clock: Clock) -> Person:
    return Person(clock, form_of(*PAGES))


def at_check(person: Person, topic: str = "mediation") -> Person:
    person.press({"topic": topic})
    if topic == "other":
        person.press({"work": "A shop"})
        person.press()
    person.press({"name": "Robin"})
    assert person.at.title == "Check your answers"
    return person


def test_a_page_that_is_not_needed_is_not_asked(person: Person) -> None:
    person.press({"topic": "mediation"})
    assert person.at.title == "The page who"


def test_a_change_asks_only_what_became_necessary_and_returns(person: Person) -> None:
    at_check(person)
    person.press(go="change:what")
    person.press({"topic": "other"})
    assert person.at.title == "The page work"
    person.press({"work": "A shop"})
    assert person.at.title == "The page more"
    person.press()
    assert person.at.title == "Check your answers"


def test_a_page_of_optional_questions_that_became_necessary_is_asked_without_a_complaint(
    person: Person,
) -> None:
    at_check(person)
    person.press(go="change:what")
    person.press({"topic": "other"})
    person.press({"work": "A shop"})
    assert person.at.status == 200


def test_a_change_drops_what_no_longer_applies(person: Person) -> None:
    at_check(person, "other")
    assert "work" in person.names()
    person.press(go="change:what")
    person.press({"topic": "mediation"})
    assert person.at.title == "Check your answers"
    assert "work" not in person.names()


def test_an_answer_that_may_apply_again_is_kept_on_the_way(person: Person) -> None:
    person.press({"topic": "other"})
    person.press({"work": "A shop"})
    person.press(go="back")
    person.press(go="back")
    person.press({"topic": "mediation"})
    person.press(go="back")
    person.press({"topic": "other"})
    assert ("work", "A shop") in person.at.fields


def test_back_leads_over_pages_that_are_not_asked(person: Person) -> None:
    person.press({"topic": "mediation"})
    person.press(go="back")
    assert person.at.title == "The page what"


def test_everything_right_is_accepted_under_one_token(person: Person) -> None:
    token = at_check(person).at.token
    accepted = person.press()
    assert isinstance(accepted, Token)
    assert accepted.signed(b"key") == token


def test_a_day_later_it_still_sends(person: Person, clock: Clock) -> None:
    at_check(person)
    clock.forward(hours=25)
    assert isinstance(person.press(), Token)


def changed(*pages: Written, **changes: Any) -> Form:
    return form_of(*pages, what_happens_next="<p>Other words.</p>", **changes)


def test_a_form_that_changed_elsewhere_shows_the_answers_again(person: Person) -> None:
    at_check(person)
    person.form = changed(*PAGES)
    screen = person.press()
    assert isinstance(screen, Screen)
    assert "We changed this form" in screen.html
    assert isinstance(person.press(), Token)


def test_the_new_token_is_still_the_same_submission(person: Person) -> None:
    submission = at_check(person).at.token.split(".")[4]
    person.form = changed(*PAGES)
    person.press()
    assert person.at.token.split(".")[4] == submission


def test_a_page_that_changed_is_asked_again_with_its_answers(person: Person) -> None:
    at_check(person)
    person.form = changed(
        *PAGES[:3], a_page("who", {**NAME, "hint": "In full"}, EXTRA | {"id": "x"})
    )
    screen = person.press()
    assert isinstance(screen, Screen)
    assert screen.title == "Error: The page who"
    assert "We changed this page" in screen.html
    assert ("name", "Robin") in screen.fields
    person.press()
    assert person.at.title == "Check your answers"


def test_a_question_that_went_away_stands_in_nobodys_way(person: Person) -> None:
    at_check(person)
    person.form = changed(*PAGES[:3], a_page("who", MESSAGE))
    person.press()
    person.press({"message": "Words"})
    assert person.at.title == "Check your answers"
    assert isinstance(person.press(), Token)


WHERE = {**WORK, "id": "where"}
IS_OTHER = {"question": "topic", "is": "other"}


def with_later_question(person: Person, **changes: object) -> Person:
    """Somebody at check-your-answers whose topic decides what an earlier page asks as well."""
    hanging = {**WORK, "show_if": IS_OTHER, **changes}
    person.form = form_of(a_page("what", TOPIC), a_page("who", NAME, hanging))
    person.press({"topic": "mediation"})
    person.press({"name": "Robin"})
    person.press(go="change:what")
    return person


@pytest.mark.parametrize("optional", [True, False])
def test_a_page_with_a_question_never_shown_is_asked_again_without_an_error(
    person: Person, optional: bool
) -> None:
    with_later_question(person, optional=optional).press({"topic": "other"})
    assert (person.at.status, person.at.title) == (200, "The page who")
    assert "error" not in person.at.html
    assert ("name", "Robin") in person.at.fields
    person.press({"work": "A shop"})
    assert person.at.title == "Check your answers"


def test_a_page_that_asks_less_is_not_asked_again(person: Person) -> None:
    with_later_question(person).press({"topic": "other"})
    person.press({"work": "A shop"})
    person.press(go="change:what")
    person.press({"topic": "mediation"})
    assert person.at.title == "Check your answers"


def test_a_question_whose_answer_was_dropped_is_asked_anew(person: Person) -> None:
    with_later_question(person, optional=True).press({"topic": "other"})
    person.press({"work": "A shop"})
    for topic in ("mediation", "other"):
        person.press(go="change:what")
        person.press({"topic": topic})
    assert person.at.title == "The page who"
    assert ("work", "") in person.at.fields


@pytest.mark.parametrize("optional", [True, False])
def test_a_question_new_in_a_page_that_stood_open_is_shown_before_it_counts(
    person: Person, optional: bool
) -> None:
    person.press({"topic": "mediation"})
    person.form = changed(*PAGES[:3], a_page("who", NAME, {**WHERE, "optional": optional}))
    person.press({"name": "Robin"})
    assert person.at.title == "Error: The page who"
    assert "We changed this page" in person.at.html
    assert "Answer this question" not in person.at.html
    assert ("name", "Robin") in person.at.fields
    person.press({"where": "A shop"})
    assert person.at.title == "Check your answers"


def test_a_question_new_in_a_page_sent_before_is_no_mistake_of_the_visitor(person: Person) -> None:
    at_check(person)
    person.form = changed(*PAGES[:3], a_page("who", NAME, WHERE))
    person.press()
    assert "We changed this page" in person.at.html
    assert "Answer this question" not in person.at.html


def test_a_page_that_went_away_starts_nothing_over(person: Person) -> None:
    person.press({"topic": "mediation"})
    person.form = changed(PAGES[0], a_page("reach", NAME))
    assert person._turn(person.form, "who", Fields(), "") is None  # noqa: SLF001


STOP: Written = {
    "id": "stop",
    "title": "Please turn elsewhere",
    "exit": True,
    "body": "<p>Call 999.</p>",
    "show_if": {"question": "topic", "is": "other"},
}


def test_an_exit_page_says_where_to_turn_and_offers_only_the_way_back(clock: Clock) -> None:
    person = Person(clock, form_of(PAGES[0], STOP, PAGES[3]))
    screen = person.press({"topic": "other"})
    assert isinstance(screen, Screen)
    assert "<p>Call 999.</p>" in screen.html
    assert "Continue" not in screen.html
    person.press(go="back")
    person.press({"topic": "mediation"})
    assert person.at.title == "The page who"


def test_nothing_is_accepted_behind_an_exit_page(clock: Clock) -> None:
    person = at_check(Person(clock, form_of(PAGES[0], STOP, PAGES[3])))
    screen = person.press({"topic": "other"})
    assert isinstance(screen, Screen)
    assert screen.title == "Please turn elsewhere"
