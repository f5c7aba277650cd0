from dataclasses import replace

from intake.content.plain_yaml import parse
from intake.directory.organisation import Organisation, read_organisation
from intake.rendering.prints import blank_print
from local_stack.places import ROOT
from tests.support.forms import MESSAGE, NAME, TOPIC, a_form, a_page

IS_OTHER = {"question": "topic", "is": "other"}
FORM = a_form(
    pages=[a_page("what", TOPIC), a_page("more", MESSAGE, show_if=IS_OTHER), a_page("who", NAME)],
    contact="none",
)


def organisation(address: str = "") -> Organisation:
    shipped = read_organisation(parse((ROOT / "content" / "organisation.yml").read_bytes()))
    provider = shipped.providers[0]
    offices = tuple(replace(office, address=address) for office in provider.offices)
    return replace(shipped, providers=(replace(provider, offices=offices), *shipped.providers[1:]))


def test_every_question_stands_on_the_print() -> None:
    printed = blank_print(FORM, organisation())
    for words in ("What is it about?", "Mediation", "Your message", "Your name"):
        assert words in printed


def test_a_page_that_is_not_for_everybody_says_for_whom_it_is() -> None:
    printed = blank_print(FORM, organisation())
    assert "only if you answered “Something else” to “What is it about?”" in printed


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
    form = a_form(pages=[a_page("what", TOPIC), a_page("how", ways)], contact="none")
    printed = blank_print(form, organisation())
    assert "Choose “At home” only if you answered “Something else” to “What is it" in printed
    assert "Choose “At your office”" not in printed


def test_nothing_on_it_can_be_sent() -> None:
    printed = blank_print(FORM, organisation())
    assert "<form" not in printed
    assert "<button" not in printed


def test_it_says_where_to_bring_it_once_an_address_is_known() -> None:
    assert "1 Example Street, Hailsham" in blank_print(FORM, organisation("1 Example Street"))


def test_it_invents_no_address() -> None:
    assert "Ask us through the contact form" in blank_print(FORM, organisation())
