"""Who gets a case: by the chosen option, unless an answer raises a flag."""

import pytest

from intake.forms.definition import Form
from intake.forms.routing import team_of, unknown_names
from intake.forms.walk import Walk
from tests.support.forms import MESSAGE, Written, a_form, a_page, sent

TOPIC: Written = {
    "id": "topic",
    "type": "radios",
    "label": "What about?",
    "options": [
        {"value": "mediation", "label": "Mediation", "team": "mediation"},
        {"value": "danger", "label": "Danger", "team": "mediation", "flag": "urgent"},
        {"value": "other", "label": "Something else"},
    ],
}
TOLD = {"general", "mediation", "safety"}


def routed(topic: str, told: set[str] = TOLD, form: Form | None = None) -> str:
    form = form or a_form(pages=[a_page("a", TOPIC)], contact="none", urgent_team="safety")
    return team_of(form, Walk.of(form, sent(topic=topic)), told)


def test_the_team_of_the_chosen_option_gets_the_case() -> None:
    assert routed("mediation") == "mediation"


@pytest.mark.parametrize("kind", ["radios", "select"])
def test_any_question_with_one_answer_can_decide(kind: str) -> None:
    form = a_form(pages=[a_page("a", {**TOPIC, "type": kind})], contact="none")
    assert routed("mediation", form=form) == "mediation"


def test_an_option_without_a_team_leaves_it_to_the_form() -> None:
    assert routed("other") == "general"


def test_a_flag_beats_every_choice() -> None:
    assert routed("danger") == "safety"


def test_without_an_urgent_team_a_flag_leaves_the_choice_as_it_is() -> None:
    form = a_form(pages=[a_page("a", TOPIC)], contact="none")
    assert routed("danger", form=form) == "mediation"


def test_the_forms_own_team_takes_what_a_team_without_an_address_cannot() -> None:
    assert routed("mediation", {"general", "safety"}) == "general"


def test_a_choice_that_is_asked_no_more_decides_nothing() -> None:
    hidden = a_page("b", TOPIC, show_if={"question": "message", "is": "x"})
    form = a_form(pages=[a_page("a", MESSAGE), hidden], contact="none")
    walk = Walk.of(form, sent(message="y", topic="mediation"))
    assert team_of(form, walk, TOLD) == "general"


def test_teams_and_services_nobody_knows_are_named_with_their_place() -> None:
    strange = {"value": "strange", "label": "Strange", "service": "nothing"}
    topic = {**TOPIC, "options": [TOPIC["options"][0], strange]}
    form = a_form(pages=[a_page("a", topic)], contact="none", urgent_team="nobody")
    options = "pages > a > questions > topic > options"
    assert [str(each) for each in unknown_names(form, {"general"}, {"coaching"})] == [
        'urgent_team: "nobody" is not in teams.yml',
        f'{options} > mediation > team: "mediation" is not in teams.yml',
        f'{options} > strange > service: "nothing" is not in content/services',
    ]
