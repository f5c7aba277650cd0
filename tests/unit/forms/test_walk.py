from intake.forms.fields import Fields
from intake.forms.walk import Walk
from tests.support.forms import NAME, REPLY, Written, a_form, a_page, sent

WHO: Written = {
    "id": "who",
    "type": "radios",
    "label": "Who is this for?",
    "options": [
        {"value": "myself", "label": "Myself"},
        {"value": "work", "label": "A client"},
    ],
}
ORGANISATION: Written = {"id": "organisation", "type": "text", "label": "Organisation"}
IS_WORK = {"question": "who", "is": "work"}
STOP: Written = {
    "id": "stop",
    "title": "We cannot take this",
    "exit": True,
    "body": "Turn elsewhere",
    "show_if": {"question": "organisation", "is": "None"},
}
FORM = a_form(
    pages=[
        a_page("start", WHO),
        a_page("about", ORGANISATION, show_if=IS_WORK, about="referrer"),
        STOP,
        a_page("you", NAME, REPLY),
    ]
)


def pages(fields: Fields) -> list[str]:
    return [stop.page.id for stop in Walk.of(FORM, fields).stops]


def test_a_page_whose_condition_fails_is_skipped() -> None:
    assert pages(sent({"who": "myself"})) == ["start", "you"]


def test_a_page_whose_condition_holds_is_on_the_way() -> None:
    assert pages(sent({"who": "work"})) == ["start", "about", "you"]


def test_the_way_ends_at_an_exit_page() -> None:
    assert pages(sent({"who": "work", "organisation": "None"})) == ["start", "about", "stop"]


def test_the_answer_to_a_question_that_is_not_asked_does_not_count() -> None:
    walk = Walk.of(FORM, sent({"who": "myself", "organisation": "None"}))
    assert "organisation" not in walk.values
    assert "organisation" not in walk.names
    assert walk.ends_outside is None


def test_an_answer_with_a_problem_counts_as_none() -> None:
    assert pages(sent({"who": "elsewhere"})) == ["start", "you"]


def hanging() -> Walk:
    return Walk.of(a_form(contact="none", pages=[
        a_page("only", WHO, {**ORGANISATION, "show_if": IS_WORK}),
    ]), sent({"who": "myself"}))  # fmt: skip


def test_a_question_that_hangs_on_its_own_page_is_shown() -> None:
    assert [question.id for question in hanging().stops[0].asked] == ["who", "organisation"]


def test_and_counts_only_when_its_choice_was_made() -> None:
    assert [question.id for question in hanging().stops[0].counted] == ["who"]
    assert hanging().stops[0].problems == ()


def test_a_question_that_hangs_on_an_earlier_page_is_not_shown_without_it() -> None:
    form = a_form(
        contact="none",
        pages=[a_page("start", WHO), a_page("next", NAME, {**ORGANISATION, "show_if": IS_WORK})],
    )
    assert [each.id for each in Walk.of(form, sent({"who": "myself"})).stops[1].asked] == ["name"]
