"""From the home page to the case at the desk, with scripts switched off and on."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

import pytest

from intake.adapters.definitions import Definitions
from local_stack.addresses import Addresses
from local_stack.openid.people import CASEY, NIA
from local_stack.seeding import team_addresses
from tests.support.browser_person import Letter, emails
from tests.support.browser_window import OpenWindow, Window
from tests.support.site import built

LETTER = Letter()


@dataclass(frozen=True)
class Journey:
    """A letter that was sent, with what the sender saw."""

    scripts: bool
    window: Window
    checked: str
    confirmation: str
    reference: str


@pytest.fixture(scope="module", params=[False, True], ids=["scripts off", "scripts on"])
def journey(request: pytest.FixtureRequest, open_shared_window: OpenWindow) -> Journey:
    window = open_shared_window(scripts=request.param)
    person = window.person
    person.open("/")
    person.page.locator('main a[href$="contact/"]').first.click()
    person.write_message(LETTER)
    person.write_about_you(LETTER)
    checked = person.main
    person.press("Send")
    return Journey(request.param, window, checked, person.main, person.reference)


@pytest.fixture(scope="module")
def coordinators() -> set[str]:
    """Who must be told, by the words in content/."""
    definitions = Definitions(built() / "definitions")
    options = (each for asked in definitions.forms["contact"].questions for each in asked.choices)
    team = next(option.team for option in options if option.value == LETTER.topic)
    addresses = team_addresses(definitions.teams)[team]
    return {addresses[role] for role in definitions.teams[team].to}


@pytest.fixture(scope="module")
def told(addresses: Addresses, journey: Journey, coordinators: set[str]) -> list[dict[str, Any]]:
    return emails(addresses, journey.reference, len(coordinators))


@pytest.fixture(scope="module")
def case_link(told: list[dict[str, Any]]) -> str:
    found = re.search(r"http://desk\S+/cases/\w+", told[0]["text"])
    assert found, told[0]["text"]
    return found[0]


@pytest.fixture(scope="module")
def casey(journey: Journey, case_link: str, open_shared_window: OpenWindow) -> Window:
    """A coordinator who followed the link in the email and signed in."""
    window = open_shared_window(scripts=journey.scripts)
    window.person.page.goto(case_link)
    window.person.sign_in(CASEY)
    return window


def test_everything_written_is_there_to_check(journey: Journey) -> None:
    for words in ("What can I do?", LETTER.name, LETTER.email, LETTER.phone, LETTER.times):
        assert words in journey.checked


def test_the_visitor_gets_a_reference(journey: Journey) -> None:
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", journey.reference)


def test_the_visitor_is_told_when_somebody_replies(journey: Journey) -> None:
    assert re.search(r"\d+ working days", journey.confirmation)


def test_everybody_of_the_team_is_told_once(
    told: list[dict[str, Any]], coordinators: set[str]
) -> None:
    assert sorted(email["to"] for email in told) == sorted(coordinators)


def test_no_email_holds_an_answer(told: list[dict[str, Any]]) -> None:
    words = str(told).lower()
    assert [trace for trace in LETTER.traces if trace in words] == []


def test_the_link_in_the_email_leads_to_the_case(journey: Journey, casey: Window) -> None:
    assert journey.reference in casey.person.page.title()


def test_the_coordinator_reads_the_message(casey: Window) -> None:
    words = casey.person.main
    assert LETTER.name in words
    assert re.search(r"my manager and I no longer speak\.\n\n+What can I do\?", words)


def test_how_to_make_contact_safely_stands_before_the_message(casey: Window) -> None:
    words = casey.person.main
    rules = [words.index(rule) for rule in ("If nobody answers", LETTER.times, LETTER.phone)]
    assert max(rules) < words.index("my manager and I")


def test_a_newcomer_is_refused(journey: Journey, case_link: str, open_window: OpenWindow) -> None:
    nia = open_window(scripts=journey.scripts).person
    nia.page.goto(case_link)
    nia.sign_in(NIA)
    assert "You cannot use this desk yet" in nia.main
    nia.page.goto(case_link)
    assert "my manager and I" not in nia.page.content()


def test_the_public_site_keeps_nothing_in_the_browser(journey: Journey) -> None:
    kept = journey.window.context.storage_state(indexed_db=True)
    assert kept == {"cookies": [], "origins": []}
    assert journey.window.person.page.evaluate("sessionStorage.length") == 0


def test_no_address_holds_an_answer(journey: Journey, casey: Window) -> None:
    for window in (journey.window, casey):
        told = unquote_plus("\n".join([*window.record.told(), *history(window)])).lower()
        assert "/forms/contact/check-your-answers" in told or "/cases/" in told
        assert [trace for trace in LETTER.traces if trace in told] == []


def test_everything_came_from_this_machine(journey: Journey, casey: Window) -> None:
    assert journey.window.record.elsewhere + casey.record.elsewhere == []


def test_the_browser_complained_of_nothing(journey: Journey, casey: Window) -> None:
    assert journey.window.record.complaints + casey.record.complaints == []


def history(window: Window) -> list[str]:
    """Return addresses and titles that the Back button knows."""
    session = window.context.new_cdp_session(window.person.page)
    entries = session.send("Page.getNavigationHistory")["entries"]
    session.detach()
    return [words for entry in entries for words in (entry["url"], entry["title"])]
