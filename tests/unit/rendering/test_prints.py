from dataclasses import replace

from intake.directory.provider import Office
from intake.forms.definition import Form
from intake.rendering.prints import blank_print, taken_by
from tests.support.forms import MESSAGE, NAME, TOPIC, a_form, a_page
from tests.support.services import FOR_STAFF, a_service, site

IS_OTHER = {"question": "topic", "is": "other"}
FORM = a_form(
    pages=[a_page("what", TOPIC), a_page("more", MESSAGE, show_if=IS_OTHER), a_page("who", NAME)],
    contact="none",
)


SITE = "https://talk.example.org"


def printed(form: Form = FORM, **provider: str) -> str:
    offices = (Office("Rye", provider.pop("address", ""), "TN31 7AA"),)
    return blank_print(form, replace(site().provider, offices=offices, **provider), SITE)


def test_every_question_stands_on_the_print() -> None:
    sheet = printed()
    for words in ("What is it about?", "Mediation", "Your message", "Your name"):
        assert words in sheet


def test_a_page_that_is_not_for_everybody_says_for_whom_it_is() -> None:
    assert "only if you answered “Something else” to “What is it about?”" in printed()


def test_a_choice_that_is_not_for_everybody_says_for_whom_it_is() -> None:
    ways = {
        "id": "way",
        "type": "radios",
        "label": "How shall we meet?",
        "options": [
            {"value": "office", "label": "At your office"},
            {"value": "home", "label": "At home", "show_if": IS_OTHER},
        ],
    }
    sheet = printed(a_form(pages=[a_page("what", TOPIC), a_page("how", ways)], contact="none"))
    assert "Choose “At home” only if you answered “Something else” to “What is it" in sheet
    assert "Choose “At your office”" not in sheet


def test_nothing_on_it_can_be_sent() -> None:
    assert "<form" not in printed()
    assert "<button" not in printed()


def test_a_page_where_the_form_ends_says_stop_and_nothing_of_what_is_kept() -> None:
    body = "<p>We have not kept anything.</p>"
    stop = {"id": "stop", "title": "Not for you", "exit": True, "body": body, "show_if": IS_OTHER}
    sheet = printed(
        a_form(pages=[a_page("what", TOPIC), stop, a_page("who", NAME)], contact="none")
    )
    assert "<strong>Stop here if you answered “Something else” to “What is it about?”" in sheet
    assert f"The same form at {SITE} says what you can do instead." in sheet
    assert "not kept" not in sheet


def test_it_says_where_to_bring_it_once_an_address_is_known() -> None:
    assert "<li>1 Example Street, Rye TN31 7AA</li>" in printed(address="1 Example Street")


def test_without_an_address_one_can_call() -> None:
    assert "Call 01632 960000 to ask where" in printed(telephone="01632 960000")


def test_without_either_it_says_so_and_where_the_form_is() -> None:
    sheet = printed()
    assert "There is no place yet to bring it or post it to." in sheet
    assert f"with the form “{FORM.title}” at {SITE}." in sheet


def test_what_several_take_is_brought_to_none_of_them() -> None:
    assert "There is no place yet" in blank_print(FORM, None, SITE)


def about(*services: str) -> Form:
    options = [{"value": each, "label": each, "service": each} for each in services]
    topic = {**TOPIC, "options": [{"value": "other", "label": "Other"}, *options]}
    return a_form(pages=[a_page("what", topic)], contact="none")


def test_whose_service_it_is_takes_it() -> None:
    services = {"mediation": a_service(**FOR_STAFF)}
    taker = taken_by(a_form(service="mediation"), services, site())
    assert taker
    assert taker.id == "works"


def test_a_form_about_services_of_several_is_taken_by_none() -> None:
    services = {"talking": a_service(), "coaching": a_service(**FOR_STAFF)}
    assert taken_by(about("talking", "coaching"), services, site()) is None
    assert taken_by(about("coaching"), services, site()) == services["coaching"].provider


def test_a_form_of_no_service_is_taken_by_whoever_runs_the_site() -> None:
    assert taken_by(about(), {}, site()) == site().provider
