from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake.cases.record import Case
from intake.forms.answers import Answer
from intake.rendering import desk
from intake.rendering.desk import (
    MESSAGES,
    case_screen,
    message_screen,
)
from intake.rendering.desk_account import Account
from intake.rendering.form_pages import Screen
from tests.support.stored_case import ABOUT_PERSON, MESSAGE, NAME, REACH

JO = Account("Jo Field", "token-1")
CASE = Case(
    id="01KAJ2Y7G0ABCDEFGHJKMNPQRS",
    reference="CDFH-2345",
    title="Write to us",
    flags=(),
    status="new",
    received_at=datetime(2026, 7, 20, 8, 30, tzinfo=UTC),
    promised_by=datetime(2026, 11, 25, 17, 0, tzinfo=UTC),
)
PHONE = Answer("number", "Phone", "phone", "+441632960001", ("01632 960001",), "About you")


def case_html(
    case: Case = CASE,
    answers: dict[str, tuple[Answer, ...]] | None = None,
    revision: int = 1,
) -> str:
    given = ABOUT_PERSON if answers is None else answers
    return case_screen(case, given, revision=revision, account=JO).content


def in_order(html: str, *words: str) -> bool:
    places = [html.index(each) for each in words]
    return places == sorted(places)


def test_flags_and_preferences_come_before_any_number() -> None:
    html = case_html(
        replace(CASE, flags=("safeguarding", "unsafe_contact")),
        {"person": (PHONE, NAME, REACH)},
    )
    assert in_order(
        html,
        "Safeguarding concern",
        "Some ways of making contact are not safe",
        "Email: do not use",
        "leave no message",
        "Before noon",
        "07700 900123",
        "01632 960001",
        "Sam Rivers",
    )


def test_dates_come_last_in_london_time() -> None:
    html = case_html()
    assert in_order(html, "Sam Rivers", "20 July 2026, 9:30am", "25 November 2026, 5:00pm", "New")


def test_case_without_flags_says_so() -> None:
    assert "No safety flag was raised" in case_html()


def test_flag_of_a_later_form_is_shown_in_its_own_word() -> None:
    assert "<strong>Home visit</strong>" in case_html(replace(CASE, flags=("home_visit",)))


def test_number_and_address_say_whose_they_are() -> None:
    html = case_html(answers={"person": (REACH,), "referrer": (PHONE,)})
    belongs = '<span class="hint">Belongs to: '
    assert f"07700 900123{belongs}the person the support is for<" in html
    assert f"01632 960001{belongs}the person who made the referral<" in html


def test_that_no_way_is_safe_comes_before_everything_else_about_contact() -> None:
    words = ("No way to get in touch is safe", "Email: do not use", "Another safe way: Ask Sam")
    value = {"channels": ["none"], "otherwise": "Ask Sam"}
    html = case_html(answers={"person": (NAME, replace(REACH, value=value, words=words))})
    assert in_order(html, "How to make contact safely", *words, "Sam Rivers")


def test_every_safe_channel_says_whose_it_is() -> None:
    address = {"line1": "1 High Street", "town": "Hailsham", "postcode": "BN27 1AA"}
    value = {"channels": ["text", "post"], "phone": "+447700900123", "address": address}
    words = ("Text message: 07700 900123", "Letter: 1 High Street, Hailsham, BN27 1AA")
    html = case_html(answers={"person": (replace(REACH, value=value, words=words),)})
    for detail in ("07700 900123", "Hailsham, BN27 1AA"):
        assert f'{detail}<span class="hint">Belongs to: the person' in html


def test_other_answers_do_not() -> None:
    assert "Belongs to" not in case_html(answers={"person": (NAME, MESSAGE)})


def test_every_line_of_an_address_is_kept_and_marked_once() -> None:
    address = Answer("home", "Address", "address", {}, ("1 High Street", "Hailsham"), "About you")
    html = case_html(answers={"person": (address,)})
    assert in_order(html, "1 High Street", "Hailsham", "Belongs to")
    assert html.count("Belongs to") == 1


def test_answers_stand_under_their_page_and_person() -> None:
    html = case_html(answers={"person": (NAME,), "referrer": (replace(NAME, page="You"),)})
    assert in_order(
        html,
        "<h2>About the person the support is for</h2>",
        "<h3>Your message</h3>",
        "<h2>About the person who made the referral</h2>",
        "<h3>You</h3>",
    )


def test_preferences_are_shown_once() -> None:
    assert case_html().count("07700 900123") == 1


def test_form_that_did_not_ask_says_so() -> None:
    assert "Nobody was asked which ways" in case_html(answers={"person": (NAME,)})


def test_changed_answers_say_so() -> None:
    assert "version 2" in case_html(revision=2)
    assert "changed and sent again" not in case_html()


def test_stored_script_is_words() -> None:
    script = "<script>alert(1)</script>"
    nasty = replace(NAME, label=script, words=(script,), page=script)
    reach = replace(REACH, label=script, words=(script,))
    html = case_html(
        replace(CASE, title=script, flags=(script,), status=script, reference=script),
        {"person": (nasty, reach)},
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)") == 9


@pytest.mark.parametrize(
    "screen",
    [
        case_screen(CASE, ABOUT_PERSON, revision=1, account=JO),
    ],
)
def test_pages_have_one_heading_and_a_way_out(screen: Screen) -> None:
    assert screen.content.count("<h1>") == 1
    assert 'action="/sign-out"' in screen.content
    assert 'name="token" value="token-1"' in screen.content
    assert "Signed in as Jo Field" in screen.content


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_message_has_one_heading_and_a_way_on(name: str) -> None:
    screen = message_screen(name)
    assert f"<h1>{screen.title}</h1>" in screen.content
    assert 'href="/"' in screen.content


def test_every_message_has_its_template() -> None:
    folder = Path(desk.__file__).parent / "templates" / "desk" / "messages"
    assert {file.stem for file in folder.iterdir()} == set(MESSAGES)
